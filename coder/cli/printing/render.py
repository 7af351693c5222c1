"""Printing: JSON that scripts can rely on, and plain lines that a screen reader can follow."""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import click

from coder.text.cells import visible

SCHEMA = "coder/1"
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def print_json(answer: Mapping[str, Any]) -> None:
    """Print an answer as JSON; characters that would act on a terminal are escaped."""
    text = json.dumps({"schema": SCHEMA, **answer}, ensure_ascii=False, indent=None if not sys.stdout.isatty() else 1)
    click.echo(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def line(text: str = "") -> None:
    """Print a line with everything in it made visible."""
    click.echo(visible(text))


def lines(texts: Iterable[str]) -> None:
    """Print lines."""
    for text in texts:
        line(text)


def warn(text: str) -> None:
    """Print a remark on standard error."""
    click.echo(visible(text), err=True)


def one_line(text: str, limit: int = 160) -> str:
    """A text on one line, cut at `limit` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def table(rows: Iterable[Iterable[object]], headings: Iterable[str]) -> None:
    """Print rows under headings, in columns aligned by terminal cells."""
    from coder.text.cells import cell_len

    body = [[visible(str(cell)) for cell in row] for row in rows]
    head = list(headings)
    widths = [max(cell_len(row[column]) for row in [head, *body]) for column in range(len(head))]
    for row in [head, *body]:
        cells = [cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)]
        click.echo("  ".join(cells).rstrip())


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one."""
    plural = {"memo": "memos", "entry": "entries"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else plural}"


def percent(share: float) -> str:
    """A share as a whole percentage."""
    return f"{round(share * 100)} %"
