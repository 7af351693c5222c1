"""SPSS files (.sav) with variable labels, value labels and long texts in any script; needs the extra `spss`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coder.errors import MissingExtra
from coder.formats import left_out
from coder.formats.loss import EXAMPLES, Loss, losses
from coder.formats.tidy.cells import flat
from coder.formats.tidy.columns import Cell, Column, Table
from coder.formats.tidy.joined import codings_with_variables
from coder.formats.tidy.moments import Moments
from coder.formats.tidy.tables import TABLES, not_in_tables
from coder.model.snapshot import Snapshot

TEXT_BYTES, LABEL_BYTES, VALUE_LABEL_BYTES = 32_767, 255, 120
_STAMP_AT, _STAMP = 92, b"01 Jan 0000:00:00"
"""Where the header holds day and time of writing, and what stands there instead: the same project gives the same bytes."""


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write one row per coding, with the variables of its document. A cell is never a formula here, so `raw` makes no difference.

    Raises:
        MissingExtra: pyreadstat or polars is not installed.
    """
    lost = _Losses()
    _write(codings_with_variables(snapshot), snapshot, path, lost)
    other = losses(
        (
            left_out.mentions(snapshot, "use --format tidy-sav"),
            left_out.memos(snapshot, "use --format tidy-sav"),
            left_out.values(snapshot, "use --format tidy-sav", beside="document"),
            *left_out.decided(snapshot),
        )
    )
    return (*lost.found(), *other)


def write_folder(snapshot: Snapshot, folder: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write `NAME.sav` for each table.

    Raises:
        MissingExtra: pyreadstat or polars is not installed.
    """
    lost = _Losses()
    for table in TABLES:
        _write(table, snapshot, folder / f"{table.name}.sav", lost)
    return (*lost.found(), *not_in_tables(snapshot))


class _Losses:
    """What the files could not hold, with the first examples."""

    def __init__(self) -> None:
        self.moments = Moments()
        self._found: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def add(self, what: str, example: str) -> None:
        self._counts[what] = self._counts.get(what, 0) + 1
        examples = self._found.setdefault(what, [])
        if len(examples) < EXAMPLES:
            examples.append(example[:40])

    def found(self) -> tuple[Loss, ...]:
        told = (Loss(what=what, count=count, examples=tuple(self._found[what])) for what, count in self._counts.items())
        return (*told, *self.moments.losses())


def _write(table: Table, snapshot: Snapshot, path: Path, lost: _Losses) -> None:
    try:
        import polars
        import pyreadstat
    except ImportError as error:
        raise MissingExtra("SPSS files need pyreadstat and polars, which are not installed", "Install them: pip install 'towncoder[spss]'") from error
    columns = list(zip(*table.rows(snapshot), strict=True)) or [()] * len(table.columns)
    series, labels = {}, {}
    for cells, column in zip(columns, table.columns, strict=True):
        values, named = _values(cells, column, lost)
        series[column.name] = polars.Series(values, dtype=getattr(polars, _dtype(column)))
        if named:
            labels[column.name] = named
    try:
        pyreadstat.write_sav(
            polars.DataFrame(series),
            path,
            file_label=_cut(f"{snapshot.name}: {table.name}", 64),
            column_labels={each.name: _cut(f"{each.en} / {each.zh}", LABEL_BYTES) for each in table.columns},
            variable_value_labels=labels,
            variable_measure={each.name: _measure(each) for each in table.columns},
        )
    except pyreadstat.ReadstatError as error:
        raise OSError(f"{table.name}: {error}") from error
    with path.open("r+b") as file:
        file.seek(_STAMP_AT)
        file.write(_STAMP)


def _is_numbered(column: Column) -> bool:
    return column.kind == "text" and column.few


def _dtype(column: Column) -> str:
    if column.kind == "time":
        return "Datetime"
    return "Float64" if column.kind in ("integer", "number", "boolean") or _is_numbered(column) else "String"


def _measure(column: Column) -> str:
    if column.kind in ("integer", "number"):
        return "ordinal" if column.allowed else "scale"
    return "scale" if column.kind == "time" else "nominal"


def _values(cells: Sequence[Cell], column: Column, lost: _Losses) -> tuple[list[Any], dict[int | float, str]]:
    """The values of a variable, and what their numbers mean."""
    if column.kind == "time":
        return [moment.replace(tzinfo=None) if (moment := lost.moments[cell]) else None for cell in cells], {}
    if column.kind == "boolean":
        return [None if cell is None else float(bool(cell)) for cell in cells], {0: "FALSE", 1: "TRUE"}
    if column.kind in ("integer", "number"):
        return list(cells), {}
    if not _is_numbered(column):
        return [_fitted(flat(cell), lost) for cell in cells], {}
    values = dict.fromkeys([*column.allowed, *sorted({flat(cell) for cell in cells if cell} - set(column.allowed))])
    numbers: dict[Cell, float] = {value: float(number) for number, value in enumerate(values, 1)}
    return [numbers.get(cell) for cell in cells], {number: _label(str(value), lost) for value, number in numbers.items()}


def _fitted(text: str, lost: _Losses) -> str:
    cut = _cut(text, TEXT_BYTES)
    if cut != text:
        lost.add(f"texts longer than {TEXT_BYTES:,} bytes, cut", text)
    elif text.endswith(" "):
        lost.add("spaces at the end of a text, which SPSS does not keep", text)
    return cut


def _label(text: str, lost: _Losses) -> str:
    cut = _cut(text, VALUE_LABEL_BYTES)
    if cut != text:
        lost.add(f"value labels longer than {VALUE_LABEL_BYTES} bytes, cut", text)
    return cut


def _cut(text: str, size: int) -> str:
    """The text in so many bytes of UTF-8, `…` at the end where it had to be cut."""
    coded = text.encode()
    return text if len(coded) <= size else coded[: size - 3].decode(errors="ignore") + "…"
