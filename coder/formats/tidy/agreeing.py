"""The tables of decisions on disagreements, and of passages coded a second time by the same person."""

from collections.abc import Iterator

from coder.formats.tidy.cells import Names, as_json
from coder.formats.tidy.columns import Row, Table, json, many, name, text, time, truth, whole
from coder.formats.tidy.passages import PASSAGE, QUOTE
from coder.model.adjudication import VERDICTS
from coder.model.disagreement import KINDS
from coder.model.record import to_record
from coder.model.snapshot import Snapshot


def _adjudications(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    for each in snapshot.adjudications:
        settled = tuple(names.codes.get(one.code_id, one.code_id) for one in each.settled)
        yield (
            each.id, *names.place(each),
            snapshot.texts[each.document_id][each.start : each.stop], each.kind, _people(each.coders, names), each.verdict, each.is_decided,
            _people(each.chosen, names), settled, each.reason, each.user_id, names.users.get(each.user_id, ""), each.codebook_version,
            each.created_at, as_json([to_record(one) for one in each.originals]),
            as_json({slot: names.users.get(user, user) for slot, user in each.slots.items()}),
        )  # fmt: skip


def _recodings(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    for each in snapshot.recodings:
        yield (
            each.id, *names.place(each), each.user_id,
            names.users.get(each.user_id, ""), each.draw, each.seed, each.drawn_at, bool(each.coded_at), tuple(map(names.key, each.codes)),
            each.coded_at, each.codebook_version,
        )  # fmt: skip


def _people(users: tuple[str, ...], names: Names) -> tuple[str, ...]:
    return tuple(names.users.get(each, each) for each in users)


ADJUDICATIONS = Table(
    name="adjudications",
    en="A decision on a disagreement of coders; their own codings stay",
    zh="对编码者分歧的一个裁定；各人的编码不变",
    columns=(
        text("adjudication_id", "Id of the disagreement", "分歧的标识"),
        *PASSAGE,
        QUOTE,
        name("kind", "Kind of disagreement", "分歧的种类", *KINDS),
        many("coders", "Who was compared", "所比较的编码者"),
        name("verdict", "What was decided: some version, nothing, something else, or put off", "裁定：某一版本、均不取、另取或暂缓", *VERDICTS),
        truth("decided", "Whether it settles the disagreement", "分歧是否已解决"),
        many("chosen", "Whose version holds", "以谁的版本为准"),
        many("settled", "Keys of the codes that hold instead", "另取的编码项的键"),
        text("reason", "Why", "理由"),
        name("user_id", "Id of who decided", "裁定者的标识"),
        name("user", "Who decided", "裁定者"),
        name("codebook_version", "Version+revision of the codebooks under which it was decided", "裁定时编码本的“版本+修订”"),
        time("created_at", "When it was decided (UTC)", "裁定时间（UTC）"),
        json("originals", "What each coder had made", "各编码者原来的编码"),
        json("slots", "Of mentions: whose value holds in which field", "记述：各字段以谁的值为准"),
    ),
    rows=_adjudications,
)

RECODINGS = Table(
    name="recodings",
    en="A unit that its coder coded a second time, blind; it is no coding",
    zh="由同一编码者盲法重编的一个单位；不计为编码",
    columns=(
        text("recoding_id", "Id of the unit", "单位的标识"),
        *PASSAGE,
        name("user_id", "Id of who codes again", "重编者的标识"),
        name("user", "Who codes again", "重编者"),
        whole("draw", "Which draw of this coder, from 1", "该编码者的第几次抽取，从 1 起"),
        whole("seed", "Seed of the draw", "抽取的随机种子"),
        time("drawn_at", "When it was drawn (UTC)", "抽取时间（UTC）"),
        truth("done", "Whether it was coded again yet", "是否已重编"),
        many("codes", "Keys of the codes given again", "重编时所给编码项的键"),
        time("coded_at", "When it was coded again (UTC)", "重编时间（UTC）"),
        name("codebook_version", "Version+revision of the codebooks under which it was coded again", "重编时编码本的“版本+修订”"),
    ),
    rows=_recodings,
)
