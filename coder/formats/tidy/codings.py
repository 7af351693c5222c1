"""The table of codings, and those of what people did with suggestions."""

from collections.abc import Iterator

from coder.formats.tables.coding_rows import code_names, coding_rows
from coder.formats.tidy.cells import Names
from coder.formats.tidy.columns import Row, Table, many, name, number, text, time, whole
from coder.formats.tidy.passages import DOCUMENT, DOCUMENT_ID, PASSAGE, QUOTE, START, STOP
from coder.model.coding import CODING_ORIGINS, VERDICTS
from coder.model.exposure import CONDITIONS
from coder.model.snapshot import Snapshot


def _codings(snapshot: Snapshot) -> Iterator[Row]:
    codes = {key: ((each.key, each.name, each.path), (each.codebook, key)) for key, each in code_names(snapshot).items()}
    for coding, document, town, speaker, turn, quote, user, memo in coding_rows(snapshot):
        names, ids = codes[coding.code_id]
        yield (
            document, town, speaker, coding.start, coding.stop, quote, *names, user, coding.origin, coding.created_at, memo,
            coding.id, coding.document_id, *ids, coding.certainty, turn, coding.user_id, coding.codebook_version, coding.decision_id,
        )  # fmt: skip


def _decisions(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    for each in snapshot.decisions:
        yield (
            each.id, *names.place(each),
            snapshot.texts[each.document_id][each.start : each.stop], each.code_id, names.codes.get(each.code_id, ""),
            each.user_id, names.users.get(each.user_id, ""), each.verdict, each.score, each.suggester, each.coding_id, each.created_at,
        )  # fmt: skip


def _exposures(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    for each in snapshot.exposures:
        yield (
            each.id, *names.place(each),
            each.user_id, names.users.get(each.user_id, ""), each.condition, tuple(map(names.key, each.codes)),
            tuple(map(str, each.scores)), each.suggester, each.created_at,
        )  # fmt: skip


CODINGS = Table(
    name="codings",
    en="A passage that a person gave a code",
    zh="一个人给一段文字的一个编码",
    columns=(
        DOCUMENT,
        name("town", "Towns the text speaks of where the passage begins", "段落起点处文本所述的城镇"),
        name("speaker", "Who speaks where the passage begins", "段落起点处的发言者"),
        START,
        STOP,
        QUOTE,
        name("code", "Key of the code", "编码项的键"),
        name("code_name", "Name of the code, the English one where there is one", "编码项名称，有英文者取英文"),
        name("code_path", "Names of the code and the groups above it, from the top", "自上而下的各级组名与编码项名称"),
        name("user", "Who gave the code", "编码者"),
        name("origin", "How the coding came about", "编码的由来", *CODING_ORIGINS),
        time("created_at", "When it was made (UTC)", "编码时间（UTC）"),
        text("memo", "The memos on the coding", "此编码的备忘"),
        text("coding_id", "Id of the coding", "编码的标识"),
        DOCUMENT_ID,
        name("codebook", "Key of the codebook of the code", "编码项所属编码本的键"),
        name("code_id", "Id of the code", "编码项的标识"),
        whole("certainty", "How sure the coder was: 1 doubtful, 3 sure", "编码者的把握：1 存疑，3 确定", "1", "2", "3"),
        whole("turn", "Number of the turn in which the passage begins, from 1", "段落起点所在话轮的序号，从 1 起"),
        name("user_id", "Id of who gave the code", "编码者的标识"),
        name("codebook_version", "Version+revision of the codebook under which it was made", "编码时编码本的“版本+修订”"),
        text("decision_id", "Id of the decision on the suggestion that led to it", "促成此编码的建议决定的标识"),
    ),
    rows=_codings,
)  # fmt: skip

DECISIONS = Table(
    name="decisions",
    en="What a person did with a suggestion",
    zh="一个人对一条建议的决定",
    columns=(
        text("decision_id", "Id of the decision", "决定的标识"),
        *PASSAGE,
        QUOTE,
        name("code_id", "Id of the suggested code", "所建议编码项的标识"),
        name("code", "Key of the suggested code", "所建议编码项的键"),
        name("user_id", "Id of who decided", "决定者的标识"),
        name("user", "Who decided", "决定者"),
        name("verdict", "What was decided", "决定", *VERDICTS),
        number("score", "Score of the suggestion when it was shown", "建议显示时的得分"),
        name("suggester", "Versioned name of what suggested", "建议者及其版本"),
        text("coding_id", "Id of the coding that acceptance made", "接受后所成编码的标识"),
        time("created_at", "When it was decided (UTC)", "决定时间（UTC）"),
    ),
    rows=_decisions,
)

EXPOSURES = Table(
    name="exposures",
    en="A passage put before a person, with the suggestions made for it then",
    zh="呈现给一个人的一个段落，及当时对它的建议",
    columns=(
        text("exposure_id", "Id of the exposure", "呈现的标识"),
        *PASSAGE,
        name("user_id", "Id of who read it", "阅读者的标识"),
        name("user", "Who read it", "阅读者"),
        name("condition", "Whether the suggestions were shown", "建议是否显示", *CONDITIONS),
        many("codes", "Keys of the codes suggested, the best first", "所建议编码项的键，最可能的在前"),
        many("scores", "Their scores", "其得分"),
        name("suggester", "Versioned name of what suggested", "建议者及其版本"),
        time("created_at", "When it was shown (UTC)", "呈现时间（UTC）"),
    ),
    rows=_exposures,
)
