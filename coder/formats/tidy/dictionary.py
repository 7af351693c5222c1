"""The data dictionary: a row for each column of each table."""

from collections.abc import Iterator, Sequence

from coder.formats.tidy.columns import Row, Table, many, name, text, whole
from coder.model.snapshot import Snapshot

_TYPES = ("text", "integer", "number", "boolean", "time", "list", "json")


def dictionary(tables: Sequence[Table]) -> Table:
    """The dictionary of these tables, as a table itself."""

    def rows(snapshot: Snapshot) -> Iterator[Row]:
        for table in tables:
            yield table.name, 0, "", "", table.en, table.zh, ()
            for number, each in enumerate(table.columns, 1):
                yield table.name, number, each.name, each.kind, each.en, each.zh, each.allowed

    return Table(
        name="dictionary",
        en="What a table or a column of it means",
        zh="一个表或其一列的含义",
        columns=(
            name("table", "Name of the table", "表名"),
            whole("position", "Number of the column, from 1; 0: what one row of the table is", "列序号，从 1 起；0：该表一行为何物"),
            text("column", "Name of the column", "列名"),
            name("type", "Type of its values; an empty cell is nothing known", "值的类型；空格表示无值", *_TYPES),
            text("meaning", "What it means", "含义（英文）"),
            text("meaning_zh", "What it means, in Chinese", "含义"),
            many("allowed", "All values there can be; none listed: any", "可能的全部值；空：不限"),
        ),
        rows=rows,
    )
