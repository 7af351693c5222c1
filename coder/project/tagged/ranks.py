"""The table of document forms and strengths of a codebook, or of a model trained with one."""

from pathlib import Path

from coder.project.codebooks import load
from coder.tagging.attributes import read_attributes
from coder.text.policy.rank import Ranking, ranking_of

SHIPPED = "policy_instruments"


def read_ranking(source: Path | None = None) -> Ranking:
    """The table of a model folder, or of a codebook by its key or file; without a source, of the shipped codebook.

    Raises:
        CodebookError, FormatError: it cannot be read.
    """
    if source is not None and source.is_dir():
        return read_attributes(source).ranking
    book, _ = load(source or SHIPPED)
    return ranking_of(book)
