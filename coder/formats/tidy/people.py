"""The tables of coders, speakers, actors and towns."""

from collections import Counter
from collections.abc import Iterator

from coder.formats.tidy.cells import Names, by_language
from coder.formats.tidy.columns import Row, Table, json, many, name, text, whole
from coder.model.document import SPEAKER_ROLES
from coder.model.snapshot import Snapshot


def _users(snapshot: Snapshot) -> Iterator[Row]:
    codings, mentions = (Counter(each.user_id for each in things) for things in (snapshot.codings, snapshot.mentions))
    return ((each.id, each.name, each.kind, codings[each.id], mentions[each.id]) for each in snapshot.users)


def _speakers(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    turns = Counter(speaker for each in snapshot.documents for speaker in snapshot.turn_speakers.get(each.id, ()))
    for each in snapshot.speakers:
        labels = tuple(label.partition("@")[0] for label in each.labels)
        yield (
            each.id, each.name, each.role, each.pseudonym, labels, each.actor_id, names.actors.get(each.actor_id or "", ""),
            each.document_id, turns[each.id],
        )  # fmt: skip


def _actors(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    ends = Counter(end.actor_id for each in snapshot.mentions for end in (each.actor_a, each.actor_b, *each.brokers))
    for each in snapshot.actors:
        english, chinese, other = by_language(each.names)
        town = names.towns.get(each.town_id or "", "")
        yield (
            each.id, each.name(), english, chinese, other, each.aliases, names.key(each.kind), each.level, each.town_id, town,
            each.pseudonym, ends[each.id],
        )  # fmt: skip


def _towns(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    told = Counter(town for town, _ in {(each.town_id, each.document_id) for each in snapshot.town_scopes})
    mentions = Counter(each.town_id for each in snapshot.mentions)
    for each in snapshot.towns:
        english, chinese, other = by_language(each.names)
        yield (
            each.id, each.name(), english, chinese, other, each.division_code, each.county, each.parent_id,
            names.towns.get(each.parent_id or "", ""), each.near_region, told[each.id], mentions[each.id],
        )  # fmt: skip


USERS = Table(
    name="users",
    en="Somebody, or a model, who codes",
    zh="编码的人或模型",
    columns=(
        text("user_id", "Id of the user", "用户的标识"),
        text("user", "Name", "姓名"),
        name("kind", "Person or model", "人或模型", "human", "machine"),
        whole("codings", "Codings made", "所作编码数"),
        whole("mentions", "Linkage mentions recorded", "所记联系记述数"),
    ),
    rows=_users,
)

SPEAKERS = Table(
    name="speakers",
    en="Somebody who speaks in the texts",
    zh="文本中的一位发言者",
    columns=(
        text("speaker_id", "Id of the speaker", "发言者的标识"),
        text("speaker", "Name", "姓名"),
        name("role", "Role", "角色", *SPEAKER_ROLES),
        text("pseudonym", "Name used in the place of the true one", "化名"),
        many("labels", "Names as printed in the texts", "文本中所印的称呼"),
        text("actor_id", "Id of the actor that speaks through them", "其所代表行动者的标识"),
        text("actor", "Name of that actor", "该行动者的名称"),
        text("document_id", "Document in which alone the name means this person", "仅在此文档中该称呼指此人"),
        whole("turns", "Turns", "话轮数"),
    ),
    rows=_speakers,
)

ACTORS = Table(
    name="actors",
    en="An economic actor: office, firm, association, village ...",
    zh="一个经济行动者：政府、企业、协会、村庄等",
    columns=(
        text("actor_id", "Id of the actor", "行动者的标识"),
        text("actor", "Name, the Chinese one where there is one", "名称，有中文者取中文"),
        text("name_en", "English name", "英文名称"),
        text("name_zh", "Chinese name", "中文名称"),
        json("other_names", "Names in other languages", "其他语言的名称"),
        many("aliases", "Other names it goes by", "别名"),
        name("kind", "Type: a code under actor.", "类型：actor. 之下的编码项"),
        name("level", "Administrative tier", "行政层级"),
        text("town_id", "Id of its town", "所在城镇的标识"),
        name("town", "Its town", "所在城镇"),
        text("pseudonym", "Name used in the place of the true one", "化名"),
        whole("mentions", "Ends of mentions and go-betweens that are this actor", "记述中为其一端或中间人的次数"),
    ),
    rows=_actors,
)

TOWNS = Table(
    name="towns",
    en="A place that profiles are made for",
    zh="作画像的一个地方",
    columns=(
        text("town_id", "Id of the town", "城镇的标识"),
        text("town", "Name, the English one where there is one", "名称，有英文者取英文"),
        text("name_en", "English name", "英文名称"),
        text("name_zh", "Chinese name", "中文名称"),
        json("other_names", "Names in other languages", "其他语言的名称"),
        text("division_code", "Code of the statistics bureau", "统计局区划代码"),
        text("county", "County-level unit", "县级单位"),
        text("parent_id", "Id of the town it is part of", "所属城镇的标识"),
        text("parent", "The town it is part of", "所属城镇"),
        many("near_region", "Places that count as regional for it", "对它而言属区域尺度的地方"),
        whole("documents", "Documents that speak of it", "讲到它的文档数"),
        whole("mentions", "Linkage mentions with it as the focal town", "以它为所关注城镇的记述数"),
    ),
    rows=_towns,
)
