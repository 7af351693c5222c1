"""Networks of the whole project for other programs: who is tied to whom, and which codes occur together."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from coder.analysis.networks.network import Names, paths
from coder.formats.loss import Loss, losses
from coder.formats.networks import Row, write_graph
from coder.formats.tables.coding_rows import LIST_SEPARATOR, code_names
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot

_MANY = ("situations", "systems", "kinds")
_CODED = ("step", "direction", "scale", "dynamics", "risk", "relation")
_WORDS = ("evidence_mode", "initiator", "status", "valence", "polarity", "time_from", "time_to")


def write_linkages_graphml(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write every linkage mention as edges between actors: see `linkage_edges`."""
    return _write_linkages(snapshot, path, gexf=False)


def write_linkages_gexf(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """The same as GEXF."""
    return _write_linkages(snapshot, path, gexf=True)


def write_codes_graphml(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write which codes occur together: see `code_edges`."""
    return _write_codes(snapshot, path, gexf=False)


def write_codes_gexf(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """The same as GEXF."""
    return _write_codes(snapshot, path, gexf=True)


def linkage_nodes(snapshot: Snapshot) -> list[Row]:
    """A node for each actor and each end that is in no registry, with its most frequent type and how many mentions tell of it."""
    named, labels, kinds, told = Names(snapshot), dict[str, str](), dict[str, Counter[str]](), Counter[str]()
    towns = {each.id: each.name() for each in snapshot.towns}
    home = {each.id: towns.get(each.town_id or "", "") for each in snapshot.actors}
    for mention in snapshot.mentions:
        for end in (mention.actor_a, mention.actor_b, *mention.brokers):
            identity = named.identity(end)
            labels.setdefault(identity, named.name(end))
            kinds.setdefault(identity, Counter()).update([named.kind(end)] if named.kind(end) else [])
            told[identity] += 1
    order = sorted(labels, key=lambda each: (labels[each], each))
    kind_of = {each: min(counted.items(), key=lambda item: (-item[1], item[0]))[0] if counted else "" for each, counted in kinds.items()}
    return [{"id": each, "label": labels[each], "kind": kind_of[each], "town": home.get(each, ""), "mentions": told[each]} for each in order]


def linkage_edges(snapshot: Snapshot) -> Iterator[Row]:
    """An edge for each step of each mention, with what was coded of it: over a broker two, of a mutual tie one each way."""
    named = Names(snapshot)
    titles = {each.id: each.title for each in snapshot.documents}
    towns = {each.id: each.name() for each in snapshot.towns}
    ties = {each.id: each.label for each in snapshot.linkages}
    for mention in snapshot.mentions:
        steps = [(path, pair) for path in paths(mention, named) for pair in pairwise(path)]
        for number, (path, (source, target)) in enumerate(steps, 1):
            yield {
                "id": f"{mention.id}/{number}",
                "source": source,
                "target": target,
                "weight": 1,
                "mention": mention.id,
                "brokered": len(path) > 2,
                "linkage": ties.get(mention.linkage_id or "", ""),
                "town": towns.get(mention.town_id or "", ""),
                "document": titles.get(mention.document_id, ""),
                "start": mention.start,
                "stop": mention.stop,
                "quote": snapshot.texts[mention.document_id][mention.start : mention.stop],
                "eligible": mention.eligible,
                **_coded(mention, named),
            }


def code_nodes(snapshot: Snapshot) -> list[Row]:
    """A node for each code that was given, with its names, colour and codings."""
    names, used = code_names(snapshot), Counter(each.code_id for each in snapshot.codings)
    return [
        {
            "id": each.id,
            "label": names[each.id].name,
            "code": each.key,
            "path": names[each.id].path,
            "name_zh": each.names.get("zh", ""),
            "codebook": names[each.id].codebook,
            "colour": each.colour,
            "codings": used[each.id],
        }
        for each in snapshot.codes
        if used[each.id]
    ]


def code_edges(snapshot: Snapshot) -> Iterator[Row]:
    """An edge for two codes that occur together: in so many pairs of codings that share characters, so many turns, so many documents.

    `weight` is the number of turns (else articles, paragraphs) that have both; documents that a revision replaced do not count.
    """
    from coder.analysis.counting.matrix import matrix

    turns, overlaps = (matrix(snapshot, "code", "code", by=by) for by in ("turn", "overlap"))
    across = {key.id: place for place, key in enumerate(overlaps.rows)}
    for row, first in enumerate(turns.rows):
        for column, second in enumerate(turns.columns[row + 1 :], row + 1):
            shared = overlaps.counts[across[first.id]][across[second.id]] if first.id in across and second.id in across else 0
            both = turns.counts[row][column]
            if both or shared:
                yield {
                    "id": f"{first.id}/{second.id}",
                    "source": first.id,
                    "target": second.id,
                    "weight": both,
                    "turns": both,
                    "overlaps": shared,
                    "documents": turns.sources[row][column],
                }


def _coded(mention: LinkageMention, named: Names) -> Row:
    many = {field: LIST_SEPARATOR.join(map(named.key, getattr(mention, field))) for field in _MANY}
    single = {field: named.key(getattr(mention, field)) for field in _CODED}
    return {**many, **single, **{field: getattr(mention, field) for field in _WORDS}}


def _write_linkages(snapshot: Snapshot, path: Path, *, gexf: bool) -> tuple[Loss, ...]:
    write_graph(path, linkage_nodes(snapshot), list(linkage_edges(snapshot)), gexf=gexf, directed=True)
    further = (f"{each.actor_a.label} - {each.actor_b.label}" for each in snapshot.mentions if len(each.anchors) > 1)
    return losses(
        (
            ("codings (use --format codes-graphml or csv)", (each.id for each in snapshot.codings)),
            ("further passages of mentions (use tidy-csv)", further),
        )
    )


def _write_codes(snapshot: Snapshot, path: Path, *, gexf: bool) -> tuple[Loss, ...]:
    write_graph(path, code_nodes(snapshot), list(code_edges(snapshot)), gexf=gexf, directed=False)
    mentions = (f"{each.actor_a.label} - {each.actor_b.label}" for each in snapshot.mentions)
    return losses((("linkage mentions (use .graphml or .gexf)", mentions),))
