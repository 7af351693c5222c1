"""The README of a data package, in English or Chinese: nothing in it depends on when or where it was written."""

from collections import Counter
from collections.abc import Iterator

from coder.model.coding import CODING_ORIGINS, VERDICTS
from coder.model.snapshot import Snapshot
from coder.report.bilingual import Bilingual
from coder.report.deposit.contents import LICENSED, Contents
from coder.report.deposit.words import WORDS


def readme(snapshot: Snapshot, contents: Contents, language: str) -> str:
    """Markdown in `en` or `zh`."""
    words = Bilingual(WORDS, language)
    parts = (
        _head(snapshot, contents, words),
        [f"## {words('counts')}", "", *_table(_counts(snapshot, words), words("thing"), words("number"))],
        [f"## {words('method')}", "", *_paragraphs(_method(snapshot, contents, words))],
        [f"## {words('books')}", "", *_books(snapshot, words)],
        [f"## {words('files')}", "", *_table(_files(contents, words), words("file"), words("about"))],
        [f"## {words('losses')}", "", *_losses(contents, words)],
        [f"## {words('privacy')}", "", *_privacy(contents, words)],
        [f"## {words('licences')}", "", *_licences(contents, words), "", words("rights")],
        [f"## {words('cite')}", "", words("cite slot")],
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _head(snapshot: Snapshot, contents: Contents, words: Bilingual) -> list[str]:
    name = _line(snapshot.name)
    return [f"# {words('heading', name)}", "", words("made", contents.version, name, words("other")), "", words("offsets")]


def _counts(snapshot: Snapshot, words: Bilingual) -> Iterator[tuple[str, str]]:
    turns = sum(each.kind == "turn" for document in snapshot.documents for each in snapshot.segments.get(document.id, ()))
    yield words("documents"), f"{len(snapshot.documents):,}"
    for key, field in (("of kind", "kind"), ("in language", "language")):
        for value, number in sorted(Counter(getattr(each, field) for each in snapshot.documents).items()):
            yield words(key, value), f"{number:,}"
    origins, verdicts = Counter(each.origin for each in snapshot.codings), Counter(each.verdict for each in snapshot.decisions)
    coders = {each.user_id for each in snapshot.codings} | {each.user_id for each in snapshot.mentions}
    machines = sum(each.kind == "machine" for each in snapshot.users if each.id in coders)
    told = [
        ("characters", sum(each.length for each in snapshot.documents)),
        ("turns", turns),
        ("speakers", len(snapshot.speakers)),
        ("towns", len(snapshot.towns)),
        ("actors", len(snapshot.actors)),
        ("coders", len(coders) - machines),
        ("models", machines),
        ("codebooks", len(snapshot.codebooks)),
        ("codes", sum(each.codable for each in snapshot.codes)),
        ("codings", len(snapshot.codings)),
        *((f"origin {each}", origins[each]) for each in CODING_ORIGINS),
        ("mentions", len(snapshot.mentions)),
        ("linkages", len(snapshot.linkages)),
        ("variables", len(snapshot.attribute_defs)),
        ("values", len(snapshot.attributes)),
        ("memos", len(snapshot.memos)),
        *((each, verdicts[each]) for each in VERDICTS),
        ("adjudicated", sum(each.is_decided for each in snapshot.adjudications)),
    ]
    yield from ((words(key), f"{number:,}") for key, number in told if number)


def _method(snapshot: Snapshot, contents: Contents, words: Bilingual) -> Iterator[str]:
    space = "" if words.language == "zh" else " "
    yield f"{words('units')}{space}{words('machine')}"
    days = sorted(each.created_at[:10] for each in snapshot.codings if each.created_at)
    versions = Counter(each.codebook_version or words("unnamed") for each in snapshot.codings)
    if days:
        listed = words.listed([words("version of", version, number) for version, number in sorted(versions.items())])
        yield f"{words('dates', days[0], days[-1])}{space}{words('versions', listed)}"
    yield from contents.methods.get(words.language, ())


def _books(snapshot: Snapshot, words: Bilingual) -> Iterator[str]:
    for book in snapshot.codebooks:
        name = book.names.get(words.language) or next(iter(book.names.values()), book.key)
        codes = sum(each.codable for each in snapshot.codes if each.codebook_id == book.id)
        yield f"- {words('book', _line(book.key), _line(name), _line(book.stamp), codes)}"


def _files(contents: Contents, words: Bilingual) -> Iterator[tuple[str, str]]:
    return ((f"`{each.name}`", words(each.about)) for each in contents.files)


def _losses(contents: Contents, words: Bilingual) -> list[str]:
    found = [f"- {words('lost', each.name, _line(loss.what), loss.count)}" for each in contents.files for loss in each.lost]
    return found or [words("no losses")]


def _privacy(contents: Contents, words: Bilingual) -> list[str]:
    names = words("names") if contents.replaced is None else words("replaced", sum(contents.replaced.values()))
    return [names, "", words("coders named" if contents.coders_named else "coders numbered")]


def _licences(contents: Contents, words: Bilingual) -> Iterator[str]:
    for each in LICENSED:
        yield words("licence", words(f"licence {each}"), _line(contents.licences.get(each, "")) or words("slot", each))


def _table(rows: Iterator[tuple[str, str]], first: str, second: str) -> list[str]:
    return [f"| {first} | {second} |", "|---|---|", *(f"| {_line(a)} | {_line(b)} |" for a, b in rows)]


def _paragraphs(texts: Iterator[str]) -> list[str]:
    return "\n\n".join(map(_line, texts)).split("\n")


def _line(text: str) -> str:
    """Text on one line that breaks no table."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split()).replace("|", "\\|")
