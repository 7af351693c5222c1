"""The tables of documents, their texts and turns, and which town each speaks of."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from coder.formats.tidy.cells import Names, as_json
from coder.formats.tidy.columns import Row, Table, json, many, name, number, text, time, whole
from coder.formats.tidy.passages import DOCUMENT
from coder.model.document import DOCUMENT_KINDS, LANGUAGES, SPEAKER_ROLES
from coder.model.snapshot import Snapshot


def _documents(snapshot: Snapshot) -> Iterator[Row]:
    used = Counter(each.document_id for each in snapshot.codings)
    told = Counter(each.document_id for each in snapshot.mentions)
    names = Names.of(snapshot)
    towns: dict[str, list[str]] = defaultdict(list)
    for scope in snapshot.town_scopes:
        towns[scope.document_id].append(names.towns.get(scope.town_id, ""))
    for each in snapshot.documents:
        turns = sum(one.kind == "turn" for one in snapshot.segments.get(each.id, ()))
        yield (
            each.id, each.title, each.kind, each.language, tuple(dict.fromkeys(towns[each.id])), each.length, turns, used[each.id],
            told[each.id], each.source, each.encoding, each.importer, each.created_at, names.users.get(each.created_by, each.created_by),
            each.revision_of, each.text_sha256, each.source_sha256, as_json(each.metadata),
        )  # fmt: skip


def _texts(snapshot: Snapshot) -> Iterator[Row]:
    return ((each.id, each.title, snapshot.texts[each.id]) for each in snapshot.documents)


def _turns(snapshot: Snapshot) -> Iterator[Row]:
    speakers = {each.id: each for each in snapshot.speakers}
    for document in snapshot.documents:
        turns = [each for each in snapshot.segments.get(document.id, ()) if each.kind == "turn"]
        given = snapshot.turn_speakers.get(document.id, ()) if turns else ()
        body = snapshot.texts[document.id] if turns else ""
        for index, turn in enumerate(turns):
            speaker = speakers.get((given[index] if index < len(given) else None) or "")
            who = (speaker.id, speaker.name, speaker.role) if speaker else (None, turn.label, None)
            yield (
                document.id, document.title, turn.ordinal, *who, turn.label, turn.start, turn.stop,
                turn.time_start, turn.time_stop, body[turn.start : turn.stop],
            )  # fmt: skip


def _scopes(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    for each in snapshot.town_scopes:
        title, town = names.documents.get(each.document_id, ""), names.towns.get(each.town_id, "")
        yield (each.document_id, title, each.town_id, town, each.start, each.stop)


_ID = name("document_id", "Id of the document, made of the hash of its text", "文档的标识，由文本的哈希得出")

DOCUMENTS = Table(
    name="documents",
    en="A text",
    zh="一份文本",
    columns=(
        _ID,
        DOCUMENT,
        name("kind", "Kind of text", "文本类型", *DOCUMENT_KINDS),
        name("language", "Its language", "语言", *LANGUAGES),
        many("towns", "Towns it speaks of, as a whole or in places", "全文或局部所述的城镇"),
        whole("length", "Its characters (Unicode code points)", "字符数（Unicode 码点）"),
        whole("turns", "Its turns; 0 where nobody speaks", "话轮数；无人发言为 0"),
        whole("codings", "Its codings", "编码数"),
        whole("mentions", "Its linkage mentions", "联系记述数"),
        text("source", "Name of the file it came from", "来源文件名"),
        name("encoding", "How the bytes of the file were decoded", "文件的字符编码"),
        name("importer", "Versioned name of the reader", "读入程序及其版本"),
        time("created_at", "When it was added (UTC)", "加入时间（UTC）"),
        name("created_by", "Who added it", "加入者"),
        text("revision_of", "Id of the document that it corrects", "它所修订的文档的标识"),
        text("text_sha256", "SHA-256 of the text in UTF-8", "文本（UTF-8）的 SHA-256"),
        text("source_sha256", "SHA-256 of the file", "文件的 SHA-256"),
        json("metadata", "What the file said of itself", "文件自带的信息"),
    ),
    rows=_documents,
)

TEXTS = Table(
    name="texts",
    en="The whole text of a document; all places count its characters from 0",
    zh="一份文档的全文；所有位置均按其字符从 0 起计",
    columns=(_ID, DOCUMENT, text("text", "The text, as it was frozen at import", "导入时固定的文本")),
    rows=_texts,
    has_texts=True,
)

TURNS = Table(
    name="turns",
    en="What one person says without a break",
    zh="一个人一次连续的发言",
    columns=(
        _ID,
        DOCUMENT,
        whole("turn", "Number of the turn in its document, from 1", "在文档中的话轮序号，从 1 起"),
        name("speaker_id", "Id of who speaks", "发言者的标识"),
        name("speaker", "Who speaks", "发言者"),
        name("role", "Role of who speaks", "发言者的角色", *SPEAKER_ROLES),
        name("label", "The name as printed in the text", "文本中所印的称呼"),
        whole("start", "Where the speech begins: characters (Unicode code points) from 0", "发言起点：从 0 起的字符数（Unicode 码点）"),
        whole("stop", "Where it ends; the character here is no longer in it", "发言终点；此处的字符已不在其内"),
        number("time_start", "Seconds from the beginning of the recording", "自录音开始的秒数"),
        number("time_stop", "Seconds to its end", "至其结束的秒数"),
        text("text", "The words of the turn", "话轮原文"),
    ),
    rows=_turns,
    has_texts=True,
)

DOCUMENT_TOWNS = Table(
    name="document_towns",
    en="A document, or a stretch of it, speaks of a town",
    zh="一份文档或其一段所述的城镇",
    columns=(
        _ID,
        DOCUMENT,
        name("town_id", "Id of the town", "城镇的标识"),
        name("town", "Name of the town", "城镇名称"),
        whole("start", "Where the stretch begins; empty: the whole document", "该段起点；空：全文"),
        whole("stop", "Where it ends", "该段终点"),
    ),
    rows=_scopes,
)
