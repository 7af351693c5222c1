"""The script that reads the tables in R, with base R alone: types, factors, and the guard against formulas taken off."""

from collections.abc import Sequence

from coder.formats.tidy.columns import Column, Table

_CLASSES = {"integer": "integer", "number": "numeric", "boolean": "logical"}
_HEAD = """# Reads the tables of this folder: setwd() to it, then source("read.R", encoding = "UTF-8").
# What each column means stands in dictionary.csv. Places (start, stop) count characters from 0; in R: substr(text, start + 1, stop).
# Moments are UTC: as.POSIXct(codings$created_at, format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC").
# Lists are parted by "; ": strsplit(documents$towns, "; ", fixed = TRUE).
"""
_READ = """
read_table <- function(name, classes, levels = list()) {
  table <- read.csv(paste0(name, ".csv"), colClasses = classes, fileEncoding = "UTF-8-BOM", na.strings = "",
                    check.names = FALSE, stringsAsFactors = FALSE)
  for (column in names(table)) if (is.character(table[[column]])) {
    %s
  }
  for (column in names(levels)) table[[column]] <- factor(table[[column]], levels = levels[[column]])
  table
}
"""
_UNGUARD = r'table[[column]] <- sub("^\'(?=\'*[=+@\t\r\uff1d\uff0b\uff0d\uff20-])", "", table[[column]], perl = TRUE)'
_LEAVE = "table[[column]] <- enc2utf8(table[[column]])"


def r_script(tables: Sequence[Table], *, guarded: bool) -> str:
    """The script; `guarded`: cells that look like formulas have a `'` in front, which it takes off."""
    calls = "\n".join(_call(each) for each in tables)
    return f"{_HEAD}{_READ % (_UNGUARD if guarded else _LEAVE)}\n{calls}\n"


def _call(table: Table) -> str:
    classes = ", ".join(f'"{_CLASSES.get(each.kind, "character")}"' for each in table.columns)
    levels = ", ".join(f"{each.name} = c({_texts(each)})" for each in table.columns if each.kind == "text" and each.allowed)
    return f'{table.name} <- read_table("{table.name}", c({classes})' + (f",\n  list({levels}))" if levels else ")")


def _texts(column: Column) -> str:
    return ", ".join(f'"{each}"' for each in column.allowed)
