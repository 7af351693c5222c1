"""A folder with each table of the project as Apache Parquet, types and meanings in it; needs the extra `parquet`."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coder.errors import MissingExtra
from coder.formats.loss import Loss
from coder.formats.tidy.columns import Column, Row, Table
from coder.formats.tidy.dictionary import dictionary
from coder.formats.tidy.moments import Moments
from coder.formats.tidy.tables import TABLES, not_in_tables
from coder.model.snapshot import Snapshot

if TYPE_CHECKING:
    import pyarrow

_CHUNK = 20_000


def write(snapshot: Snapshot, folder: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write `NAME.parquet` for each table and for the dictionary. A cell is never a formula here, so `raw` makes no difference.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow, which is not installed", "Install it: pip install 'towncoder[parquet]'") from error
    moments = Moments()
    for table in (*TABLES, dictionary(TABLES)):
        schema = _schema(table)
        with pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as writer:
            for chunk in _chunks(table, snapshot):
                writer.write_table(_arrow(table, chunk, schema, moments))
    return (*moments.losses(), *not_in_tables(snapshot))


def _schema(table: Table) -> "pyarrow.Schema":
    import pyarrow as pa

    fields = [pa.field(each.name, _type(each), metadata={"meaning": each.en, "meaning_zh": each.zh}) for each in table.columns]
    return pa.schema(fields, metadata={"meaning": table.en, "meaning_zh": table.zh})


def _type(column: Column) -> Any:
    import pyarrow as pa

    types = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "list": pa.list_(pa.string()),
        "time": pa.timestamp("us", tz="UTC"),
    }
    return types.get(column.kind) or (pa.dictionary(pa.int32(), pa.string()) if column.few else pa.string())


def _chunks(table: Table, snapshot: Snapshot) -> Iterator[list[Row]]:
    remaining = iter(table.rows(snapshot))
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk


def _arrow(table: Table, rows: Sequence[Row], schema: "pyarrow.Schema", moments: Moments) -> "pyarrow.Table":
    import pyarrow as pa

    arrays = []
    for cells, field, column in zip(zip(*rows, strict=True), schema, table.columns, strict=True):
        if column.kind == "time":
            arrays.append(pa.array([moments[cell] for cell in cells], type=field.type))
        elif column.kind in ("text", "json"):
            texts = pa.array([cell or None for cell in cells], type=pa.string())
            arrays.append(texts.dictionary_encode() if column.few else texts)
        else:
            arrays.append(pa.array(cells, type=field.type))
    return pa.Table.from_arrays(arrays, schema=schema)
