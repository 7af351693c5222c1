"""Bootstrap intervals of coefficients: documents are drawn again, because the judgements of one document depend on each other.

Field & Welsh, Bootstrapping clustered data (2007). With fewer than three documents single units are drawn, and the interval is too narrow.
"""

import numpy as np

from coder.analysis.profiles.draws import Floats
from coder.model.reliability import Coefficient

LEAST_DOCUMENTS = 3
LEVEL = 0.95


def resampled(often: Floats, draws: int, random: np.random.Generator, *, over_documents: bool) -> Floats:
    """How often each pattern occurs in samples drawn with replacement, draws x P, from how often it does in each document, documents x P."""
    if over_documents:
        return np.asarray(documents_drawn(len(often), draws, random) @ often)
    total = often.sum(axis=0)
    n = round(total.sum())
    return random.multinomial(n, total / total.sum(), size=draws).astype(float) if n else np.zeros((draws, len(total)))


def documents_drawn(documents: int, draws: int, random: np.random.Generator) -> Floats:
    """How often each document is drawn, draws x documents."""
    return random.multinomial(documents, np.full(documents, 1 / documents), size=draws).astype(float)


def coefficient(value: float, drawn: Floats) -> Coefficient:
    """A coefficient with the interval of what it was in the resamples; those in which it is not defined carry no information and are left out."""
    if np.isnan(value):
        return Coefficient(value=None)
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(drawn, [tail, 1 - tail]) if not np.isnan(drawn).all() else (np.nan, np.nan)
    ends = [None if np.isnan(each) else round(float(each), 6) for each in (low, high)]
    return Coefficient(value=round(float(value), 6), low=ends[0], high=ends[1])
