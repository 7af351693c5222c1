"""Parquet files of flat tables, by pyarrow (the extra `parquet`): lists are lists, and the same rows give the same bytes."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from coder.errors import MissingExtra
from coder.tagging.columns import Column

_READ = 2000


def require() -> None:
    """See that the library is there.

    Raises:
        MissingExtra: it is not installed.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtra("Parquet needs pyarrow, which is not installed", 'Install it: pip install "towncoder[parquet]", or take --format csv')


def encoded(columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> bytes:
    """The bytes of a file with these rows."""
    require()
    import pyarrow
    from pyarrow import parquet

    types = {"text": pyarrow.string(), "integer": pyarrow.int32(), "number": pyarrow.float64()}
    types |= {"list of text": pyarrow.list_(types["text"]), "list of integers": pyarrow.list_(types["integer"])}
    types |= {"list of numbers": pyarrow.list_(types["number"])}
    schema = pyarrow.schema([(column.name, types[column.kind]) for column in columns])
    made = [pyarrow.array([row[place] for row in rows], field.type) for place, field in enumerate(schema)]
    stream = BytesIO()
    parquet.write_table(pyarrow.table(made, schema=schema), stream, compression="zstd")
    return stream.getvalue()


def cells(columns: Sequence[Column], path: Path) -> Iterator[list[Any]]:
    """The cells of each row of a file, read as they are asked for."""
    require()
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        if file.schema_arrow.names != [column.name for column in columns]:
            raise ValueError("its columns are others")
        for batch in file.iter_batches(_READ):
            read = [column.to_pylist() for column in batch.columns]
            yield from ([column[place] for column in read] for place in range(batch.num_rows))
