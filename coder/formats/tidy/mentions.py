"""The tables of linkage mentions, what hangs on them, and the linkages they add up to."""

from collections import Counter
from collections.abc import Iterator

from coder.formats.tidy.cells import Names, as_json
from coder.formats.tidy.columns import Column, Row, Table, json, many, name, text, time, truth, whole
from coder.formats.tidy.passages import DOCUMENT_ID, PASSAGE, QUOTE, START, STOP
from coder.model.coding import CODING_ORIGINS
from coder.model.linkage import EVIDENCE_MODES, INITIATORS, POLARITIES, SCALE_SOURCES, STATUSES, VALENCES, ActorRef, LinkageMention
from coder.model.record import to_record
from coder.model.snapshot import Snapshot

CODE_FIELDS = ("situations", "systems", "step", "kinds", "direction", "scale", "dynamics", "risk", "relation")


def _mentions(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    for each in snapshot.mentions:
        quote = snapshot.texts[each.document_id][each.start : each.stop]
        yield (
            each.id, *names.place(each), quote,
            each.town_id, names.towns.get(each.town_id or "", ""), each.linkage_id, names.linkages.get(each.linkage_id or "", ""),
            each.speaker_id, names.speakers.get(each.speaker_id or "", ""), each.user_id, names.users.get(each.user_id, ""),
            *_end(each.actor_a, names), *_end(each.actor_b, names), *_coded(each, names),
            each.scale_source, names.key(each.scale_gazetteer), each.clause_ref, each.evidence_mode, each.initiator,
            tuple(broker.label for broker in each.brokers), each.borrowed_from, each.status, each.valence, each.polarity, each.eligible,
            each.time_from, each.time_to, each.phase, each.intensity, each.confidence, each.memo, each.origin, each.created_at,
            each.decision_id, each.codebook_version, each.adjudication, each.prefilled, each.model_hash,
            as_json([to_record(anchor) for anchor in each.anchors]), as_json([to_record(broker) for broker in each.brokers]),
        )  # fmt: skip


def _end(end: ActorRef, names: Names) -> Row:
    return end.label, end.actor_id, names.key(end.kind), end.tier, end.place


def _coded(mention: LinkageMention, names: Names) -> Row:
    values = (getattr(mention, field) for field in CODE_FIELDS)
    return tuple(tuple(map(names.key, each)) if isinstance(each, tuple) else names.key(each) for each in values)


def _passages(snapshot: Snapshot) -> Iterator[Row]:
    for mention in snapshot.mentions:
        for number, each in enumerate(mention.anchors, 1):
            quote = snapshot.texts[mention.document_id][each.start : each.stop]
            yield mention.id, number, mention.document_id, each.start, each.stop, quote


def _codes(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    for mention in snapshot.mentions:
        for field, value in zip(CODE_FIELDS, _coded(mention, names), strict=True):
            for each in value if isinstance(value, tuple) else (value,):
                if each:
                    yield mention.id, field, each


def _brokers(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    for mention in snapshot.mentions:
        for number, each in enumerate(mention.brokers, 1):
            yield mention.id, number, *_end(each, names)


def _linkages(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    told = Counter(each.linkage_id for each in snapshot.mentions)
    sources = {(each.linkage_id, each.document_id) for each in snapshot.mentions}
    spread = Counter(linkage for linkage, _ in sources)
    for each in snapshot.linkages:
        yield (
            each.id, each.label, each.town_id, names.towns.get(each.town_id or "", ""), each.actor_a, names.actors.get(each.actor_a or "", ""),
            each.actor_b, names.actors.get(each.actor_b or "", ""), tuple(map(names.key, each.kinds)), each.time_from, each.time_to,
            told[each.id], spread[each.id], each.apart, each.memo,
        )  # fmt: skip


def _ends(side: str, en: str, zh: str) -> tuple[Column, ...]:
    return (
        name(f"{side}", f"{en}, in the words of the text", f"{zh}（原文用词）"),
        name(f"{side}_id", f"Id of {en[0].lower()}{en[1:]} in the table of actors", f"{zh}在行动者表中的标识"),
        name(f"{side}_kind", f"Type of {en[0].lower()}{en[1:]}: a code under actor.", f"{zh}的类型：actor. 之下的编码项"),
        name(f"{side}_tier", "Its administrative tier", f"{zh}的行政层级"),
        name(f"{side}_place", "Where it is", f"{zh}所在地"),
    )


_MENTION = text("mention_id", "Id of the mention", "记述的标识")
_FIELDS = (
    many("situations", "Interactive situations: codes", "互动情境：编码项"),
    many("systems", "Subsystems touched: codes under sys.", "涉及的子系统：sys. 之下的编码项"),
    name("step", "Step of the formula: a code under step.", "所处步骤：step. 之下的编码项"),
    many("kinds", "What flows: codes under kind.", "流动的内容：kind. 之下的编码项"),
    name("direction", "Direction seen from the town: a code under dir.", "从城镇看的方向：dir. 之下的编码项"),
    name("scale", "Scale as it counts: a code under scale.", "计入的尺度：scale. 之下的编码项"),
    name("dynamics", "Who drives it: a code under dyn.", "由谁推动：dyn. 之下的编码项"),
    name("risk", "Who bears the risk: a code under risk.", "由谁承担风险：risk. 之下的编码项"),
    name("relation", "How tight the relation is: a code under rel.", "关系的松紧：rel. 之下的编码项"),
)

MENTIONS = Table(
    name="mentions",
    en="A passage that tells of a tie between two economic actors; `unclear` is a value of its own",
    zh="讲述两个经济行动者之间联系的一段文字；unclear（不明）本身是一个值",
    columns=(
        _MENTION,
        *PASSAGE,
        QUOTE,
        name("town_id", "Id of the focal town", "所关注城镇的标识"),
        name("town", "The focal town", "所关注的城镇"),
        name("linkage_id", "Id of the linkage it is part of", "所属联系的标识"),
        name("linkage", "Name of the linkage it is part of", "所属联系的名称"),
        name("speaker_id", "Id of who tells of it", "讲述者的标识"),
        name("speaker", "Who tells of it", "讲述者"),
        name("user_id", "Id of who recorded it", "记录者的标识"),
        name("user", "Who recorded it", "记录者"),
        *_ends("actor_a", "One end of the tie", "联系的一端"),
        *_ends("actor_b", "The other end of the tie", "联系的另一端"),
        *_FIELDS,
        name("scale_source", "Who gave the scale that counts", "计入的尺度由谁给出", *filter(None, SCALE_SOURCES)),
        name("scale_gazetteer", "Scale by the gazetteer", "按地名表的尺度"),
        name("clause_ref", "Clause of the policy text", "政策文本的条款号"),
        name("evidence_mode", "How the teller knows", "讲述者如何得知", *EVIDENCE_MODES),
        name("initiator", "Who began it", "由谁发起", *INITIATORS),
        many("brokers", "Go-betweens, in the words of the text", "中间人（原文用词）"),
        many("borrowed_from", "Places an institution was borrowed from", "制度借自何地"),
        name("status", "Whether it is real yet, or still", "是否已成或仍在", *STATUSES),
        name("valence", "What it brings the town", "对城镇的得失", *VALENCES),
        name("polarity", "Whether it is affirmed or denied", "肯定或否认", *POLARITIES),
        truth("eligible", "Whether it enters profiles by default: affirmed, and active or ended", "默认是否计入画像：肯定，且进行中或已结束"),
        text("time_from", "From when (EDTF)", "起始时间（EDTF）"),
        text("time_to", "Until when (EDTF)", "终止时间（EDTF）"),
        name("phase", "The teller's name for the period", "讲述者对该时期的称呼"),
        whole("intensity", "How strong: 1 to 3", "强度：1 至 3", "1", "2", "3"),
        whole("confidence", "How sure the coder was: 1 to 3", "编码者的把握：1 至 3", "1", "2", "3"),
        text("memo", "Note of the coder", "编码者的备注"),
        name("origin", "How it came about", "由来", *CODING_ORIGINS),
        time("created_at", "When it was recorded (UTC)", "记录时间（UTC）"),
        text("decision_id", "Id of the decision on the suggestion that led to it", "促成它的建议决定的标识"),
        name("codebook_version", "Version+revision of the codebook under which it was made", "记录时编码本的“版本+修订”"),
        name("adjudication", "none, agreed, or resolved_by: and who settled it", "none（未裁定）、agreed（一致）或 resolved_by: 加裁定者"),
        many("prefilled", "Fields proposed by the program and left so", "由程序预填而未改的字段"),
        name("model_hash", "Hash of what proposed them", "预填模型的哈希"),
        json("anchors", "All passages that tell of it (also: mention_passages)", "讲述它的全部段落（另见 mention_passages）"),
        json(
            "brokers_detail", "Go-betweens with type, tier and place (also: mention_brokers)", "中间人及其类型、层级、所在地（另见 mention_brokers）"
        ),
    ),
    rows=_mentions,
)

PASSAGES = Table(
    name="mention_passages",
    en="A passage of a mention; the first is its place",
    zh="一条记述的一个段落；第一个是它的位置",
    columns=(_MENTION, whole("position", "Number of the passage, from 1", "段落序号，从 1 起"), DOCUMENT_ID, START, STOP, QUOTE),
    rows=_passages,
)

CODES = Table(
    name="mention_codes",
    en="A code in a field of a mention: the fields of the table mentions, one row a code",
    zh="一条记述某字段中的一个编码项：即 mentions 表的字段，每个编码项一行",
    columns=(
        _MENTION,
        name("field", "Name of the field", "字段名", *CODE_FIELDS),
        name("code", "Key of the code, or unclear", "编码项的键，或 unclear（不明）"),
    ),
    rows=_codes,
)

BROKERS = Table(
    name="mention_brokers",
    en="A go-between of a mention",
    zh="一条记述的一个中间人",
    columns=(_MENTION, whole("position", "Number of the go-between, from 1", "中间人序号，从 1 起"), *_ends("broker", "The go-between", "中间人")),
    rows=_brokers,
)

LINKAGES = Table(
    name="linkages",
    en="A tie: mentions that a person said are of one tie",
    zh="一个联系：由人确认为同一联系的各条记述",
    columns=(
        text("linkage_id", "Id of the linkage", "联系的标识"),
        text("linkage", "Its name", "联系的名称"),
        name("town_id", "Id of the focal town", "所关注城镇的标识"),
        name("town", "The focal town", "所关注的城镇"),
        name("actor_a_id", "Id of one end", "一端的标识"),
        name("actor_a", "One end", "一端"),
        name("actor_b_id", "Id of the other end", "另一端的标识"),
        name("actor_b", "The other end", "另一端"),
        many("kinds", "What flows: codes under kind.", "流动的内容：kind. 之下的编码项"),
        text("time_from", "From when (EDTF)", "起始时间（EDTF）"),
        text("time_to", "Until when (EDTF)", "终止时间（EDTF）"),
        whole("mentions", "Mentions of it", "记述数"),
        whole("documents", "Documents that tell of it", "讲述它的文档数"),
        many("apart", "Ids of the linkages it was split from", "从中拆出的联系的标识"),
        text("memo", "Note on it", "备注"),
    ),
    rows=_linkages,
)
