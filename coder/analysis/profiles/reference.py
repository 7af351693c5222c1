"""The town against the rows of a published comparison table (section 8 of the domain guide)."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from coder.analysis.counting.quoting import Quotes
from coder.analysis.profiles.evidence import BORROWED, behind
from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.mix import smallest_sets
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.places import place_names, reference_rows
from coder.analysis.profiles.shares import Group
from coder.analysis.profiles.strongest import strongest
from coder.model.profile import Quote, ReferenceRow


def compare(
    groups: Mapping[str, Group], alphas: Mapping[str, float], quotes: Quotes, frame: Frame, parameters: ProfileParameters
) -> Mapping[str, tuple[ReferenceRow, ...]]:
    """Ideal type id -> the rows of its table, each with the town's cell, a verdict of its own and three quotes; no single score.

    Args:
        alphas: Krippendorff's alpha by code, where known.
    """
    shown = place_names(frame)
    best: dict[tuple[str, tuple[str, ...]], tuple[Quote, ...]] = {}
    found: dict[str, tuple[ReferenceRow, ...]] = {}
    for kind, rows in reference_rows(frame).items():
        compared = []
        for name, cell in rows.items():
            group, values = _reference(cell, shown)
            if values:
                row = _row(name, str(cell.get("text", "")), group, values, groups.get(group), parameters)
                known = [alphas[value] for value in values if value in alphas]
                if (group, row.cell) not in best:
                    best[group, row.cell] = strongest(groups[group].pieces if group in groups else (), row.cell, quotes)
                compared.append(replace(row, alpha=min(known, default=None), quotes=best[group, row.cell]))
        if compared:
            found[kind] = tuple(compared)
    return found


def _reference(cell: Mapping[str, object], shown: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The facet group a row is read from, and the values of its published cell."""
    codes, places = cell.get("codes", ()), cell.get("places", ())
    if isinstance(codes, (list, tuple)) and codes:
        return str(codes[0]).partition(".")[0], tuple(map(str, codes))
    listed = places if isinstance(places, (list, tuple)) else ()
    names = (place if isinstance(place, str) else next((str(name) for name in place.values() if isinstance(name, str)), "") for place in listed)
    return BORROWED, tuple(dict.fromkeys(shown[key] for name in names if (key := name.strip().casefold()) in shown))


def _row(name: str, text: str, group_name: str, values: tuple[str, ...], group: Group | None, parameters: ProfileParameters) -> ReferenceRow:
    pieces = group.pieces if group else ()
    unclear = group.unclear if group else ()
    told = behind(pieces)
    cell: tuple[str, ...] = ()
    p = 0.0
    if group is not None and pieces:
        inside = smallest_sets(group.means[:, None], parameters.cell)[:, 0]
        cell = tuple(value for value, held in zip(group.values, inside, strict=True) if held)
        if set(values) <= set(group.values):
            target = np.array([value in values for value in group.values])
            p = float(np.mean(np.all(smallest_sets(group.draws, parameters.cell) == target[:, None], axis=0)))
    enough = len(pieces) >= parameters.min_codings and told.sources >= parameters.min_sources
    union = set(cell) | set(values)
    return ReferenceRow(
        row=name,
        group=group_name,
        text=text,
        reference=values,
        cell=cell,
        verdict=_verdict(set(cell), set(values)) if enough else "insufficient",
        p=round(p, 6),
        jaccard=round(len(set(cell) & set(values)) / len(union), 6),
        n=len(pieces),
        sources=told.sources,
        speakers=told.speakers,
        unclear=round(len(unclear) / (len(unclear) + len(pieces)), 6) if unclear else 0.0,
        codings=told.codings,
        mentions=told.mentions,
    )


def _verdict(cell: set[str], reference: set[str]) -> str:
    if cell == reference:
        return "match"
    return "partial" if cell & reference else "differs"
