"""The tables of memos, and of the variables that researchers define and their values."""

from collections.abc import Iterator, Mapping

from coder.formats.reading.memos import memo_rows
from coder.formats.tidy.cells import Names
from coder.formats.tidy.columns import Row, Table, many, name, number, text, time
from coder.formats.tidy.passages import QUOTE, START, STOP
from coder.model.attribute import ATTRIBUTE_TARGETS, ATTRIBUTE_TYPES
from coder.model.coding import MEMO_TARGETS
from coder.model.snapshot import Snapshot


def _variables(snapshot: Snapshot) -> Iterator[Row]:
    return ((each.id, each.key, each.target_kind, each.value_type, each.values) for each in snapshot.attribute_defs)


def _attributes(snapshot: Snapshot) -> Iterator[Row]:
    names = Names.of(snapshot)
    known: Mapping[str, Mapping[str, str]] = {"document": names.documents, "town": names.towns, "actor": names.actors, "speaker": names.speakers}
    defined = {each.id: each for each in snapshot.attribute_defs}
    for each in snapshot.attributes:
        variable = defined.get(each.def_id)
        if variable:
            thing, kind = known.get(variable.target_kind, {}).get(each.target_id, ""), variable.value_type
            yield variable.target_kind, each.target_id, thing, variable.key, kind, each.value, _number(each.value, kind)
        else:
            yield None, each.target_id, "", each.def_id, None, each.value, None


def _number(value: str, value_type: str) -> float | None:
    try:
        return float(value) if value_type in ("integer", "number") else None
    except ValueError:
        return None


MEMOS = Table(
    name="memos",
    en="A note by a person on a thing of the project",
    zh="一个人对项目中某物的备忘",
    columns=(
        name("on", "Kind of thing it is about", "所备忘之物的种类", *MEMO_TARGETS),
        text("about", "Name of the thing", "该物的名称"),
        name("document", "Title of the document, where it is in one", "所在文档的标题"),
        START,
        STOP,
        QUOTE,
        name("label", "The researcher's own word for the kind of memo", "研究者自定的备忘类别"),
        text("title", "Its title", "标题"),
        text("memo", "Its words", "正文"),
        name("user", "Who wrote it", "撰写者"),
        time("created_at", "When it was written (UTC)", "撰写时间（UTC）"),
        time("updated_at", "When it was changed last (UTC)", "最后修改时间（UTC）"),
        text("memo_id", "Id of the memo", "备忘的标识"),
        text("target_id", "Id of the thing", "该物的标识"),
    ),
    rows=memo_rows,
)

VARIABLES = Table(
    name="variables",
    en="A variable that the researchers defined",
    zh="研究者定义的一个变量",
    columns=(
        text("variable_id", "Id of the variable", "变量的标识"),
        text("variable", "Its key", "变量的键"),
        name("of", "Kind of thing it is of", "何物的变量", *ATTRIBUTE_TARGETS),
        name("type", "Type of its values", "值的类型", *ATTRIBUTE_TYPES),
        many("values", "Values allowed; none: any of the type", "允许的值；空：该类型的任何值"),
    ),
    rows=_variables,
)

ATTRIBUTES = Table(
    name="attributes",
    en="The value of one variable for one thing",
    zh="一物的一个变量值",
    columns=(
        name("of", "Kind of thing", "何物", *ATTRIBUTE_TARGETS),
        text("target_id", "Id of the thing", "该物的标识"),
        name("target", "Name of the thing", "该物的名称"),
        name("variable", "Key of the variable", "变量的键"),
        name("type", "Type of its values", "值的类型", *ATTRIBUTE_TYPES),
        text("value", "The value", "值"),
        number("number", "The value as a number, where the type is integer or number", "数值型变量的值"),
    ),
    rows=_attributes,
)
