"""The findings of a grouped codebook: how much is said on each, for and against, and how it differs between kinds of places.

Shares have the posterior of the profiles: evidence of a source is discounted (Kish 1965), sources are weighted by the Bayesian bootstrap
(Rubin 1981), the prior lies at equal shares. What comes from too little evidence is called insufficient, by the gate of the profiles. Other
than there, errors of coders are not drawn.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from coder.analysis.comparing.differences import share_differences
from coder.analysis.counting.categories import NONE
from coder.analysis.counting.quoting import Quotes
from coder.analysis.findings.book import FindingBook, finding_book
from coder.analysis.findings.evidence import Counting, Said, by_side, said
from coder.analysis.findings.poles import Poles
from coder.analysis.narrowing import narrowed
from coder.analysis.profiles.evidence import Piece, behind
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.shares import Group, group_shares
from coder.analysis.profiles.sources import Sources
from coder.analysis.profiles.stakeholders import stakeholder_types
from coder.analysis.profiles.strongest import strongest
from coder.errors import NotFound
from coder.model.codebook import Codebook
from coder.model.comparison import Difference
from coder.model.finding import Finding, Findings, Side, Support
from coder.model.profile import Quote
from coder.model.snapshot import Snapshot

PLACE_ROLE = "place_role"
FOR, AGAINST = "for", "against"


def findings(
    snapshot: Snapshot,
    parameters: ProfileParameters,
    *,
    by: str | None = None,
    sides: Sequence[str] = (),
    nearer: str = "",
    town_id: str | None = None,
) -> Findings:
    """What is said on the findings of the codebook.

    Args:
        by: What tells the sides apart: a variable, or anything `categories` counts by; None: the variable `place_role` if there is one.
        sides: The two labels to compare; else the first two, with evidence, of the values the codebook lists, or of those with most.
        nearer: Id of a dimension: to which of its poles the passages on each finding are nearer.
        town_id: Only where the text speaks of this town.

    Raises:
        NotFound, Ambiguous: no codebook with findings, no such variable, side or dimension.
    """
    snapshot = narrowed(snapshot, parameters)
    book = finding_book(snapshot, parameters.codebook_key)
    by = _by(snapshot) if by is None else by
    found = said(snapshot, book, parameters, by, town_id)
    held = by_side(found) if by else {}
    order = _order(held, book.codebook, by)
    measuring = _Measuring(snapshot, book, parameters)
    measured = {label: measuring.side(label, held[label]) for label in order}
    compared = _compared(sides, order, held, book.codebook, by)
    poles = Poles(snapshot, nearer, parameters) if nearer else None
    whole = measuring.whole(found, poles)
    return Findings(
        codebook=book.codebook.key,
        version=book.codebook.stamp,
        rule=book.rule,
        findings=whole,
        ranked=tuple(each.key for each in sorted(whole, key=lambda each: (each.share.sources, each.share.n))),
        by=by,
        sides=tuple(each.side for each in measured.values()),
        compared=compared,
        differences=tuple(_differences(measured[compared[0]], measured[compared[1]], book, parameters)) if compared else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    side: Side
    whole: Group
    codes: Mapping[str, Group]


class _Measuring:
    """Shares of findings and codes in a part of the evidence."""

    def __init__(self, snapshot: Snapshot, book: FindingBook, parameters: ProfileParameters) -> None:
        self._snapshot, self._book, self._parameters = snapshot, book, parameters
        self._counting, self._quotes = Counting(snapshot), Quotes(snapshot)

    def side(self, label: str, found: Sequence[Said]) -> _Measured:
        """One side."""
        sources = self._sources(label, found)
        for_it = self._counting.pieces((each for each in found if not each.against), lambda each: each.place[0])
        whole = group_shares("finding", tuple(self._book.findings), for_it, {}, sources, self._parameters)
        codes = {key: self._codes(key, found, sources) for key in self._book.findings}
        enough = [key for key, group in codes.items() if self._enough(group.pieces)]
        side = Side(
            label=label,
            n=len(for_it),
            sources=len({piece.document_id for piece in for_it}),
            shares={share.code: share for share in whole.shares},
            codes={key: group.shares for key, group in codes.items()},
            supports={key: self._support(key, found, sources) for key in self._book.findings},
            sufficient=(*([""] if self._enough(for_it) else []), *enough),
        )
        return _Measured(side=side, whole=whole, codes=codes)

    def whole(self, found: Sequence[Said], poles: Poles | None) -> tuple[Finding, ...]:
        """Each finding in all the evidence."""
        measured, sources = self.side("", found), self._sources("", found)
        least = measured.whole.draws.argmin(axis=0)
        return tuple(
            Finding(
                key=key,
                share=measured.side.shares[key],
                p_least=round(float(np.mean(least == place)), 6),
                support=measured.side.supports[key],
                codes=measured.side.codes[key],
                quotes_for=self._strongest(key, found, against=False),
                quotes_against=self._strongest(key, found, against=True),
                nearness=poles.nearness(key, {self._turn(each) for each in found if each.place[0] == key}, sources) if poles else None,
            )
            for place, key in enumerate(self._book.findings)
        )

    def _turn(self, each: Said) -> tuple[str, str, int]:
        turn = self._counting.turn(each.passage)
        return each.passage.document_id, turn.kind, turn.start

    def _codes(self, key: str, found: Sequence[Said], sources: Sources) -> Group:
        mine = (each for each in found if each.place[0] == key and not each.against)
        return group_shares(key, self._book.findings[key], self._counting.pieces(mine, lambda each: each.place[1]), {}, sources, self._parameters)

    def _support(self, key: str, found: Sequence[Said], sources: Sources) -> Support:
        mine = [each for each in found if each.place[0] == key]
        pieces = self._counting.pieces(mine, lambda each: AGAINST if each.against else FOR)
        share = group_shares(f"{key}\x1fsupport", (FOR, AGAINST), pieces, {}, sources, self._parameters).shares[0]
        told = behind(pieces)
        return Support(
            share=share.share,
            low=share.low,
            high=share.high,
            n_for=share.n,
            n_against=len(pieces) - share.n,
            sources=told.sources,
            sufficient=self._enough(pieces),
            codings=told.codings,
            mentions=told.mentions,
        )

    def _strongest(self, key: str, found: Sequence[Said], *, against: bool) -> tuple[Quote, ...]:
        mine = [each for each in found if each.place[0] == key and each.against == against]
        pieces = self._counting.pieces(mine, lambda each: each.place[1] or key)
        return strongest(pieces, {piece.value for piece in pieces}, self._quotes)

    def _enough(self, pieces: Sequence[Piece]) -> bool:
        return len(pieces) >= self._parameters.min_codings and len({piece.document_id for piece in pieces}) >= self._parameters.min_sources

    def _sources(self, label: str, found: Sequence[Said]) -> Sources:
        documents = sorted({each.passage.document_id for each in found} | {document.id for document in self._snapshot.documents if not label})
        types = stakeholder_types(self._snapshot, documents)
        return Sources(documents, types, draws=self._parameters.draws, seed=self._parameters.seed, town_id=f"findings\x1f{label}")


def _order(held: Mapping[str, Sequence[Said]], book: Codebook, by: str) -> tuple[str, ...]:
    """The labels of the sides: values that the codebook lists first, in its order; what is not known last."""
    listed = _listed(book, by)
    return tuple(sorted(held, key=lambda label: (label == NONE.label, listed.index(label) if label in listed else len(listed), label)))


def _listed(book: Codebook, by: str) -> tuple[str, ...]:
    """The values that the codebook's notes list for a variable."""
    noted = book.notes.get("attributes")
    variable = noted.get(by.rpartition(".")[2]) if isinstance(noted, Mapping) else None
    values = variable.get("values") if isinstance(variable, Mapping) else None
    return tuple(map(str, values)) if isinstance(values, (list, tuple)) else ()


def _compared(asked: Sequence[str], order: Sequence[str], held: Mapping[str, Sequence[Said]], book: Codebook, by: str) -> tuple[str, ...]:
    missing = [each for each in asked if each not in order]
    if missing or len(asked) not in (0, 2):
        wrong = f"nothing on the findings is said of {missing[0]!r}" if missing else f"{len(asked)} sides cannot stand face to face"
        raise NotFound(wrong, f"Name two of: {', '.join(order) or 'none; say what tells them apart'}.")
    if asked:
        return tuple(asked)
    known = [each for each in order if each != NONE.label]
    listed = [each for each in _listed(book, by) if each in known][:2]
    chosen = listed if len(listed) == 2 else sorted(sorted(known, key=lambda each: -len(held[each]))[:2], key=known.index)
    return tuple(chosen) if len(chosen) == 2 else ()


def _differences(first: _Measured, second: _Measured, book: FindingBook, parameters: ProfileParameters) -> Iterator[Difference]:
    """How much larger each share is on the first side; sufficient if both sides have enough evidence for it."""
    for key, codes in {"": tuple(book.findings), **book.findings}.items():
        one, other = (each.codes[key] if key else each.whole for each in (first, second))
        enough = key in first.side.sufficient and key in second.side.sufficient
        yield from (replace(each, sufficient=enough) for each in share_differences(one, other, codes, parameters))


def quotes_on(
    snapshot: Snapshot, row: str, parameters: ProfileParameters, *, by: str | None = None, town_id: str | None = None
) -> tuple[tuple[str, Quote], ...]:
    """The passages on a finding or code, each with the side it is on: those that speak for it first, then in order of document and place.

    Raises:
        NotFound: the codebook has no such finding or code.
    """
    snapshot = narrowed(snapshot, parameters)
    book = finding_book(snapshot, parameters.codebook_key)
    if row not in book.findings and row not in book.of:
        some = ", ".join(book.findings)
        raise NotFound(f"no finding and no code {row!r} in codebook {book.codebook.key}", f"Findings are: {some}; or name one of their codes.")
    found = said(snapshot, book, parameters, _by(snapshot) if by is None else by, town_id)
    quotes = Quotes(snapshot)
    told = [
        (
            " and ".join(each.sides),
            quotes.quote("mention" if each.is_mention else "coding", each.passage.id, each.place[1] or row, supports=not each.against),
        )
        for each in found
        if row in each.place
    ]
    return tuple(sorted(told, key=lambda each: (not each[1].supports, each[1].title, each[1].document_id, each[1].start, each[1].id)))


def _by(snapshot: Snapshot) -> str:
    """What tells the sides apart when nothing is said: the role of the place, where the project has that variable."""
    return PLACE_ROLE if any(each.key == PLACE_ROLE for each in snapshot.attribute_defs) else ""
