"""Whether coders begin and end their passages at the same places, code by code, in the documents that all of them coded."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from coder.analysis.agreement.coders_of_documents import coders_of_documents, doubled
from coder.analysis.agreement.judgements import Document, documents_judged
from coder.analysis.agreement.resampling import LEAST_DOCUMENTS, LEVEL, coefficient, documents_drawn
from coder.analysis.agreement.unitizing import Continua, Span, alpha_of_units, merged, overlap_f1
from coder.analysis.profiles.draws import Floats, generator
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.reliability import ALL, Boundaries, CodeBoundaries, Coefficient
from coder.model.snapshot import Snapshot


def boundaries(snapshot: Snapshot, parameters: ProfileParameters, *, draws: int = 1000) -> Boundaries:
    """Alpha for unitizing (see `coder.analysis.agreement.unitizing`) and the share of passages with a partner, the least first; and of all codes.

    The coders are those asked for, else all who coded where another did; a document counts if each of them coded in it.
    """
    found = documents_judged(snapshot.codings, doubled(coders_of_documents(snapshot, parameters)))
    coders = sorted({coder for document in found for coder in document.coders})
    documents = [document for document in found if document.coders.issuperset(coders)]
    keys = {code.id: code.key for code in snapshot.codes}
    used = sorted({code for document in documents for code in document.codes}, key=lambda code: keys.get(code, code))
    cut = {code: [_cut(document, code, coders) for document in documents] for code in used}
    lengths = [len(snapshot.texts[document.id]) for document in documents]
    continua = {code: Continua.of(list(zip(lengths, cut[code], strict=True))) for code in used}
    enough = len(documents) >= LEAST_DOCUMENTS
    times = documents_drawn(len(documents), draws, generator(parameters.seed, "boundaries")) if enough else None
    rows = [_row(keys.get(code, code), [continua[code]], cut[code], times) for code in used]
    rows.sort(key=lambda row: (row.alpha.value is None, row.alpha.value or 0.0, row.code))
    if len(rows) > 1:
        rows.append(_row(ALL, list(continua.values()), [given for code in used for given in cut[code]], times))
    names, titles = {user.id: user.name for user in snapshot.users}, {document.id: document.title for document in snapshot.documents}
    return Boundaries(
        coders=tuple(sorted(names.get(coder, coder) for coder in coders)),
        documents=tuple(sorted(titles[document.id] for document in documents)),
        resampled="documents" if enough else "nothing",
        level=LEVEL,
        draws=draws,
        codes=tuple(rows),
    )


def _cut(document: Document, code: str, coders: Sequence[str]) -> list[list[Span]]:
    given = document.codes.get(code, {})
    return [merged(given.get(coder, ())) for coder in coders]


def _row(code: str, continua: Sequence[Continua], cut: Sequence[Sequence[Sequence[Span]]], times: Floats | None) -> CodeBoundaries:
    matched = [overlap_f1(one, other) for given in cut for one, other in combinations(given, 2)]
    partnered, passages = sum(each for each, _ in matched), sum(each for _, each in matched)
    return CodeBoundaries(
        code=code,
        passages=sum(len(spans) for given in cut for spans in given),
        partnered=partnered,
        alpha=_alpha(continua, times),
        f1=round(partnered / passages, 6) if passages else None,
    )


def _alpha(continua: Sequence[Continua], times: Floats | None) -> Coefficient:
    drawn = alpha_of_units(continua, times) if times is not None else np.array([np.nan])
    return coefficient(float(alpha_of_units(continua)[0]), drawn)
