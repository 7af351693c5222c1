"""coder suggest --ranked: the likeliest codes of every passage in plain lines."""

from collections.abc import Iterator, Mapping

from coder.cli.printing.render import one_line
from coder.model.codebook import Code
from coder.model.suggestion import Reading
from coder.project.project import Project

QUOTE = 60
LEAST_SHOWN = 0.01
UNLIKE = "unlike every other coded passage"


def ranking_lines(project: Project, reading: Reading, codes: Mapping[str, Code]) -> Iterator[str]:
    """For each passage its place and first words, and its likeliest codes in one line."""
    if not reading.ranked:
        return
    counts, text = project.codings.counts(), project.documents.text(reading.document_id)
    yield "  Likeliest codes of every passage:"
    for each in reading.ranked:
        yield f"  {each.start}-{each.stop} {one_line(text[each.start : each.stop], QUOTE)}{f' ({UNLIKE})' if each.unlike else ''}"
        yield "      " + "; ".join(f"{codes[code].key} ({how_likely(probability, code, counts)})" for code, probability in each.codes)


def how_likely(probability: float, code_id: str, counts: Mapping[str, int]) -> str:
    """A probability in a word, from 50 codings of the project on in digits too."""
    from coder.suggest.protocol import FEW_CODINGS, strength

    word = strength(probability, counts.get(code_id, 0))
    if sum(counts.values()) < FEW_CODINGS:
        return word
    return f"{word}, {probability:.2f}" if probability >= LEAST_SHOWN else f"{word}, under {LEAST_SHOWN}"
