"""The contract of readers of projects: what any project that one of them gives holds to."""

from collections.abc import Iterator

from coder.formats.foreign.project import ForeignProject
from coder.model.attribute import ATTRIBUTE_TYPES
from coder.model.coding import MEMO_TARGETS
from coder.text.freeze import freeze_text


def _keys(project: ForeignProject) -> Iterator[tuple[str, set[str]]]:
    for kind in ("users", "codes", "texts", "codings", "quotes", "memos", "cases", "sets", "links"):
        things = getattr(project, kind)
        assert len({each.key for each in things}) == len(things), kind
        yield kind, {each.key for each in things}


def check(project: ForeignProject) -> None:
    """All that the contract asks of a project that was read."""
    keys = dict(_keys(project))
    texts = {each.key: each.text for each in project.texts}
    for each in project.texts:
        assert freeze_text(each.text, name="x") == each.text and each.title and "\n" not in each.title
    spans = [(each.text, each.start, each.stop) for each in project.codings]
    spans += [(str(each.target), int(each.start or 0), int(each.stop or 0)) for each in project.memos if each.target_kind == "passage"]
    spans += [passage for case in project.cases for passage in case.passages]
    for text, start, stop in spans:
        assert 0 <= start < stop <= len(texts[text])
    for coding in project.codings:
        assert coding.code in keys["codes"] and (coding.user is None or coding.user in keys["users"])
    for code in project.codes:
        assert code.name and "\n" not in code.name and (code.parent is None or code.parent in keys["codes"]) and code.colour[:1] in ("", "#")
    for quote in project.quotes:
        assert quote.code in keys["codes"] and quote.quote and quote.document
    kinds = {"code": keys["codes"], "coding": keys["codings"] | {f"quote:{each}" for each in keys["quotes"]}, "document": keys["texts"]}
    for memo in project.memos:
        assert memo.target_kind in MEMO_TARGETS and memo.body.strip() and memo.target in kinds.get(memo.target_kind, {memo.target})
    for value in project.values:
        assert value.value_type in ATTRIBUTE_TYPES and value.target in (keys["texts"] if value.target_kind == "document" else keys["cases"])
    for group in project.sets:
        assert set(group.members) <= (keys["texts"] if group.member_kind == "document" else keys["codes"])
    for link in project.links:
        assert all(key in kinds[kind] for kind, key in (link.origin, link.target)) and link.direction in ("associative", "one_way", "bidirectional")
    _check_report(project)


def _check_report(project: ForeignProject) -> None:
    report = project.report
    assert "\n" not in report.producer and report.sources == len(project.texts) and report.codes == len(project.codes)
    assert report.verified + report.unverifiable <= report.selections
    texts = {each.title: each.text for each in project.texts}
    for each in report.doubtful:
        assert each.expected and "\n" not in each.found and 0 <= each.start < each.stop <= len(texts[each.source])
    for loss in report.losses:
        assert loss.count > 0 and loss.what and not any("\n" in example for example in loss.examples)
