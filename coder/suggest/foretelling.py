"""What a suggester would say of documents whose codings it has not seen, so that it can be compared with people as one of them."""

from collections.abc import Iterator, Mapping, Sequence

from coder.errors import InvalidValue
from coder.model.codebook import Code
from coder.model.progress import Progress
from coder.model.suggestion import Example, Unit
from coder.suggest.evaluation import folds_of
from coder.suggest.judging import Judging


def foretold(
    suggester: Judging,
    codes: Sequence[Code],
    examples: Sequence[Example],
    units: Mapping[str, Sequence[Unit]],
    documents: Sequence[str],
    progress: Progress | None = None,
) -> Iterator[tuple[Unit, str]]:
    """For each unit of the documents the codes it would suggest, having learned from the codings of other documents alone.

    Args:
        units: Of all documents, by id.
        documents: Ids of those to say something of; they must have codings.

    Raises:
        InvalidValue: fewer than two documents have codes.
    """
    folds = folds_of(examples)
    if len(folds) < 2:
        raise InvalidValue("nothing can be foretold from one document", "Code passages in at least two documents.")
    suggester.index(codes, [unit for each in units.values() for unit in each])
    for number, fold in enumerate(folds, 1):
        suggester.learn([each for each in examples if each.unit.document_id not in fold])
        asked = [unit for document in sorted(fold.intersection(documents)) for unit in units[document]]
        for unit, row in zip(asked, suggester.probabilities(asked) >= suggester.threshold, strict=True) if asked else ():
            yield from ((unit, code) for code, yes in zip(suggester.code_ids, row, strict=True) if yes)
        if progress:
            progress(number, len(folds))
