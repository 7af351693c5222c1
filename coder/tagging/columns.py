"""The columns of a tagged data set as flat tables: how each is filled from a row, and what the data dictionary says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "integer", "number", "list of text", "list of integers", "list of numbers"]
Step = str | int
EACH = "*"
"""In a path: of every one of a list."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        path: Where its value stands in a row of JSON; a number: that one of a list (a copy for convenience, which reading back passes over).
        allowed: Name of a list of allowed values in the data dictionary, or the values in words; empty: any.
    """

    name: str
    kind: Kind
    path: tuple[Step, ...]
    meaning: str
    allowed: str = ""

    @property
    def is_list(self) -> bool:
        """Whether a cell holds a list."""
        return self.kind.startswith("list")

    def value(self, row: Any) -> Any:
        """The value in a row; None where there is none."""
        return _at(row, self.path)


def _at(value: Any, path: Sequence[Step]) -> Any:
    for place, step in enumerate(path):
        if step == EACH:
            return [_at(each, path[place + 1 :]) for each in value]
        if value is None or (isinstance(step, int) and step >= len(value)):
            return None
        value = value[step]
    return list(value) if isinstance(value, tuple) else value


CLAUSES: tuple[Column, ...] = (
    Column("path", "text", ("path",), "The file, by its path below the folder that was tagged."),
    Column("title", "text", ("document", "title"), "Title of the document, without spaces inside."),
    Column(
        "number", "text", ("document", "number"), "Document number (发文字号) in its normal form.", "as 国办发〔2018〕128号; empty: none, or damaged"
    ),
    Column("issuers", "list of text", ("document", "issuers"), "Issuing bodies (发文机关)."),
    Column("date", "text", ("document", "date"), "Date of the document.", "YYYY-MM-DD, or YYYY where only the year is known; empty: unknown"),
    Column("form", "text", ("document", "form"), "Form of the document by the ending of its title.", "forms"),
    Column("tier", "text", ("document", "tier"), "Tier of the issuer.", "tiers"),
    Column("warnings", "list of text", ("warnings",), "What a person should look at in the head of the document."),
    Column(
        "unit",
        "text",
        ("unit",),
        "Citable id of the clause: document, article, item (文件-节-条). 2/ begins a second series of numbers, as in an annex; .2 is a second "
        "paragraph (款), :2 the second part of a long clause.",
    ),
    Column("chapter", "text", ("chapter",), "Heading of the chapter that the clause stands under."),
    Column("section", "text", ("section",), "Heading of the section below that chapter."),
    Column("article", "integer", ("article",), "Number of the 第N条 that the clause stands in; empty outside of any."),
    Column("start", "integer", ("start",), "Where the clause begins: code points from the beginning of the frozen text, from 0."),
    Column("stop", "integer", ("stop",), "Where it ends: the first code point behind it."),
    Column("text", "text", ("text",), "The clause."),
    Column("code", "text", ("codes", 0, "code"), "The most probable code; empty: none reaches the threshold.", "codes"),
    Column("probability", "number", ("codes", 0, "probability"), "Its probability.", "0 to 1"),
    Column("reason", "text", ("codes", 0, "reason"), "The words of the clause that speak most for it."),
    Column("codes", "list of text", ("codes", EACH, "code"), "All codes, the most probable first.", "codes"),
    Column("probabilities", "list of numbers", ("codes", EACH, "probability"), "Their probabilities, in the same order.", "0 to 1"),
    Column("reasons", "list of text", ("codes", EACH, "reason"), "Their reasons, in the same order."),
    Column("none_code", "text", ("none", "code"), "Why the clause carries no measure, if the codebook has a word for that.", "reasons for no code"),
    Column("none_probability", "number", ("none", "probability"), "Its probability.", "0 to 1"),
    Column("none_reason", "text", ("none", "reason"), "The words that speak most for it."),
    Column("modality", "text", ("modality",), "How strongly the clause binds, by its words.", "modality"),
    Column("targets", "list of text", ("targets",), "Target groups named.", "targets"),
    Column("places", "list of text", ("places", EACH, "name"), "Places named, titles in 《》 apart; always empty if the run did not look for them."),
    Column("place_codes", "list of text", ("places", EACH, "code"), "Their division codes, same order.", "empty: several places have the name"),
    Column("actors", "list of text", ("actors", EACH, "name"), "Actors named, as written; always empty if the run did not look for them."),
    Column("actor_kinds", "list of text", ("actors", EACH, "kind"), "Their types, in the same order.", "actor.*; empty: the words do not say"),
)
DOCUMENTS: tuple[Column, ...] = (
    Column("path", "text", ("path",), "The file, by its path below the folder that was tagged."),
    Column(
        "id",
        "text",
        ("id",),
        "What the ids of its clauses begin with: the number (with @ and the day of a later revision), else the beginning of the hash of the text.",
    ),
    Column("title", "text", ("title",), "Title of the document, without spaces inside."),
    Column("number", "text", ("number",), "Document number (发文字号), normal form.", "as 国办发〔2018〕128号; empty: none, or damaged"),
    Column("issuers", "list of text", ("issuers",), "Issuing bodies (发文机关)."),
    Column("date", "text", ("date",), "Date of the document.", "YYYY-MM-DD, or YYYY where only the year is known; empty: unknown"),
    Column("form", "text", ("form",), "Form of the document by the ending of its title.", "forms"),
    Column("tier", "text", ("tier",), "Tier of the issuer.", "tiers"),
    Column("strength", "integer", ("strength",), "Strength of the document by the codebook's table; empty: the table gives none."),
    Column("place", "text", ("place", "name"), "The place that it is of: whose office issued it; empty: none, or the run did not look for places."),
    Column("place_code", "text", ("place", "code"), "Its division code."),
    Column("written", "text", ("written",), "Date of writing or passing.", "YYYY-MM-DD"),
    Column("published", "text", ("published",), "Last day of publication that its head tells; a later revision may have none.", "YYYY-MM-DD"),
    Column(
        "in_force",
        "text",
        ("in_force",),
        "Date from which it holds, by its head, else by its last article (after a revision often still that of the first version).",
        "YYYY-MM-DD",
    ),
    Column("addressees", "list of text", ("addressees",), "Whom it addresses (主送机关)."),
    Column("signature", "text", ("signature",), "The words above the date at its foot."),
    Column("themes", "list of text", ("themes",), "Theme words (主题词)."),
    Column("attachments", "list of text", ("attachments",), "Titles named after 附件."),
    Column("cited_titles", "list of text", ("cites", EACH, "title"), "Documents cited, each once: titles.", "empty: cited by the number alone"),
    Column("cited_numbers", "list of text", ("cites", EACH, "number"), "Their numbers, in the same order.", "empty: cited by the title alone"),
    Column("cited_places", "list of integers", ("cites", EACH, "places"), "How often each is cited, in the same order."),
    Column("sha256", "text", ("sha256",), "Hash of the bytes of the file; the same twice: the file is there twice."),
    Column("characters", "integer", ("characters",), "Length of the text in code points."),
    Column("clauses", "integer", ("clauses",), "Number of its clauses in the data set."),
    Column("warnings", "list of text", ("warnings",), "What a person should look at."),
)


def flat(columns: Sequence[Column], row: Mapping[str, Any]) -> list[Any]:
    """The cells of a row of JSON."""
    return [column.value(row) for column in columns]


def nested(columns: Sequence[Column], cells: Sequence[Any]) -> dict[str, Any]:
    """The row of JSON that cells were made from."""
    row: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=True):
        path = column.path
        if any(isinstance(step, int) for step in path):
            continue
        if EACH in path:
            listed = row.setdefault(str(path[0]), [{} for _ in cell])
            for each, value in zip(listed, cell, strict=True):
                each[path[-1]] = value
        elif len(path) == 1:
            row[str(path[0])] = cell
        else:
            row.setdefault(str(path[0]), {})[path[1]] = cell
    for absent in ("none", "place"):
        if absent in row and row[absent]["code"] in (None, ""):
            row[absent] = None
    return row
