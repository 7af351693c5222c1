"""The coefficients of agreement of every code, with bootstrap intervals over documents."""

from collections.abc import Collection, Sequence

import numpy as np

from coder.analysis.agreement.coders_of_documents import Coders, coders_of_documents, doubled
from coder.analysis.agreement.coefficients import COEFFICIENTS, Pattern, Ratings, two_by_two
from coder.analysis.agreement.judgements import NOTHING, Judged, documents_judged, judged
from coder.analysis.agreement.resampling import LEAST_DOCUMENTS, LEVEL, coefficient, resampled
from coder.analysis.profiles.draws import generator
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.reliability import ALL, CodeReliability, Reliability
from coder.model.snapshot import Snapshot


def reliability(
    snapshot: Snapshot,
    parameters: ProfileParameters,
    *,
    unit: str = "turn",
    uncoded: str = "no",
    draws: int = 1000,
    only: Collection[str] = (),
    coders: Coders | None = None,
) -> Reliability:
    """The reliability of every code that somebody gave in a document of several coders, the least reliable first, and of all together.

    The interval draws documents with replacement, because the judgements of one document depend on each other (Field & Welsh 2007); with
    fewer than three documents it draws units, and says so.

    Args:
        unit, uncoded: See `coder.analysis.agreement.judgements`.
        only: Keys of the codes; empty: all.
        coders: Of each document; None: those of `coder.analysis.agreement.coders_of_documents`.
    """
    documents = documents_judged(snapshot.codings, doubled(coders_of_documents(snapshot, parameters) if coders is None else coders))
    people = sorted({coder for document in documents for coder in document.coders})
    found = [judged(document, snapshot, unit, people, uncoded) for document in documents]
    keys = {code.id: code.key for code in snapshot.codes}
    used = sorted({code for each in found for code in each if code != NOTHING}, key=lambda code: keys.get(code, code))
    by_code = {key: [each.get(code, each[NOTHING]) for each in found] for code in used if (key := keys.get(code, code)) in only or not only}
    over_documents = len(documents) >= LEAST_DOCUMENTS
    rows = [_row(code, tables, parameters.seed, draws, over_documents) for code, tables in by_code.items()]
    rows.sort(key=lambda row: (row.coefficients["krippendorff"].value is None, row.coefficients["krippendorff"].value or 0.0, row.code))
    if len(rows) > 1:
        together = [_summed([tables[place] for tables in by_code.values()]) for place in range(len(documents))]
        rows.append(_row(ALL, together, parameters.seed, draws, over_documents))
    names, titles = {user.id: user.name for user in snapshot.users}, {document.id: document.title for document in snapshot.documents}
    return Reliability(
        unit=unit,
        uncoded=uncoded,
        coders=tuple(sorted(names.get(coder, coder) for coder in people)),
        documents=tuple(sorted(titles[document.id] for document in documents)),
        resampled="documents" if over_documents else "units",
        level=LEVEL,
        draws=draws,
        codes=tuple(rows),
    )


def _summed(tables: Sequence[Judged]) -> Judged:
    found: dict[tuple[bool | None, ...], float] = {}
    for table in tables:
        for pattern, n in table.items():
            found[pattern] = found.get(pattern, 0.0) + n
    return found


def _row(code: str, tables: Sequence[Judged], seed: int, draws: int, over_documents: bool) -> CodeReliability:
    whole = _summed(tables)
    ratings = Ratings.of({_numbers(pattern): n for pattern, n in whole.items()}, values=(0.0, 1.0))
    order = sorted((_numbers(pattern) for pattern in whole), key=repr)
    place = {pattern: number for number, pattern in enumerate(order)}
    often = np.zeros((len(tables), len(order)))
    for row, table in enumerate(tables):
        for pattern, n in table.items():
            often[row, place[_numbers(pattern)]] = n
    drawn = resampled(often, draws, generator(seed, "reliability", code), over_documents=over_documents)
    pair = _two_coders(whole)
    indices = two_by_two(*pair) if pair else None
    return CodeReliability(
        code=code,
        units=ratings.pairable,
        yes=sum(n for pattern, n in whole.items() if any(pattern) and sum(each is not None for each in pattern) > 1),
        coefficients={name: coefficient(of(ratings)[0], of(ratings, drawn)) for name, of in COEFFICIENTS.items()},
        prevalence=round(indices.prevalence, 6) if indices else None,
        bias=round(indices.bias, 6) if indices else None,
    )


def _numbers(pattern: tuple[bool | None, ...]) -> Pattern:
    return tuple(None if each is None else float(each) for each in pattern)


def _two_coders(whole: Judged) -> tuple[float, float, float, float] | None:
    """Units that both, only the first, only the second and neither gave the code, if two people coded at all."""
    sums: dict[tuple[bool, ...], float] = {}
    size = 0
    for pattern, n in whole.items():
        said = tuple(each for each in pattern if each is not None)
        size = max(size, len(pattern))
        sums[said] = sums.get(said, 0.0) + n
    if size != 2:
        return None
    return tuple(sums.get(each, 0.0) for each in ((True, True), (True, False), (False, True), (False, False)))  # type: ignore[return-value]
