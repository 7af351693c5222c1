"""What the codings and mentions of a project add up to beside the profiles: networks, comparisons, courses over time."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from coder.analysis.narrowing import narrowed
from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import NotFound
from coder.formats.networks import Row, write_network
from coder.formats.tables.set_table import write_set_table
from coder.model import ids
from coder.model.comparison import Comparison, Difference, Trajectory
from coder.model.cooccurrence import Lift
from coder.model.episode import CaseTable, Episode, EpisodeFigures
from coder.model.finding import Findings
from coder.model.network import Network, NetworkMeasures
from coder.model.profile import Quote
from coder.model.snapshot import Snapshot
from coder.model.user import Setting
from coder.project import resolve
from coder.project.leaving.pseudonyms import pseudonymised
from coder.project.linking.fields import FieldCodes
from coder.project.parameters import Parameters
from coder.project.settings import Settings
from coder.project.snapshots import snapshot
from coder.project.workspace import Workspace
from coder.text.search.fold import fold

PERIODS = "periods"
Anchors = tuple[float, float, float]


class Analyses:
    """Computed anew from the project as it is; parameters that are not given are those the project keeps."""

    def __init__(self, workspace: Workspace, parameters: Parameters, *, pseudonyms: bool = False) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._parameters = parameters
        self._pseudonyms = pseudonyms

    def under_pseudonyms(self) -> "Analyses":
        """The same with pseudonyms in the place of names, in quotes too; offsets are those of the texts with pseudonyms in them.

        What it computes raises InvalidValue if nobody has a pseudonym.
        """
        return Analyses(self._workspace, self._parameters, pseudonyms=True)

    def _now(self) -> Snapshot:
        now = snapshot(self._store)
        return pseudonymised(now)[0] if self._pseudonyms else now

    def network(
        self, town: str, *, kinds: Sequence[str] = (), without: Sequence[str] = (), parameters: ProfileParameters | None = None
    ) -> tuple[Network, NetworkMeasures]:
        """The network of a town and its figures.

        Args:
            kinds: Only these layers, such as `capital` or `kind.capital`.
            without: Actors taken out, by name or alias in any language, or by id.

        Raises:
            NotFound, Ambiguous, InvalidValue: a town, actor or kind that means nothing, or several things.
        """
        from coder.analysis.networks.measures import measures
        from coder.analysis.networks.network import network

        codes = FieldCodes(self._store)
        chosen = parameters or self._parameters.chosen()
        now = narrowed(self._now(), chosen)
        keys = {code.id: code.key for code in now.codes}
        layers = tuple(keys[codes.id_of(each, "kind", "kinds")] for each in kinds)
        place = resolve.town(self._store, town)
        whole = network(now, place, kinds=layers, parameters=chosen)
        gone = [self._node(whole, each) for each in without]
        found = network(now, place, kinds=layers, without=gone, parameters=chosen) if gone else whole
        return found, measures(now, found)

    def write_network(self, found: Network, path: Path) -> None:
        """Write a network to a .graphml, .gexf or .csv file."""
        nodes: list[Row] = [{"id": each.id, "label": each.name, "kind": each.kind, "mentions": len(each.mentions)} for each in found.actors]
        edges: list[Row] = [
            {
                "source": each.source,
                "target": each.target,
                "weight": each.weight,
                "kinds": "; ".join(each.kinds),
                "brokered": "yes" if each.brokered else "no",
                "mentions": "; ".join(each.mentions),
            }
            for each in found.edges
        ]
        write_network(path, nodes, edges)

    def compare(self, *towns: str, parameters: ProfileParameters | None = None) -> Comparison:
        """These towns, or all, beside each other."""
        from coder.analysis.comparing.comparing import compare

        return compare(self._now(), self._ids(towns), parameters or self._parameters.chosen())

    def difference(self, first: str, second: str, *, parameters: ProfileParameters | None = None) -> tuple[Difference, ...]:
        """How much larger each share is in the first town than in the second."""
        from coder.analysis.comparing.differences import differences
        from coder.analysis.profiles.posteriors import posterior

        chosen, now = parameters or self._parameters.chosen(), self._now()
        one, other = (posterior(now, resolve.town(self._store, each), chosen) for each in (first, second))
        return differences(one, other, chosen)

    def periods(self) -> str:
        """The periods that the project keeps, such as `1984-1991,1992-2004,2005-`; empty: none are kept."""
        found = self._store.get(Setting, ids.setting_id(PERIODS))
        return str(found.value) if found else ""

    def keep_periods(self, text: str) -> None:
        """Keep periods with the project; empty text takes them away. One undo step.

        Raises:
            InvalidValue: they overlap, or are no periods.
        """
        from coder.analysis.comparing.periods import parse_periods

        held = ",".join(each.label for each in parse_periods(text)) if text.strip() else None
        Settings(self._workspace).set(PERIODS, held)

    def trajectories(self, *towns: str, periods: str = "", parameters: ProfileParameters | None = None) -> tuple[Trajectory, ...]:
        """The profiles of these towns, or of all, in each period: those given, else those kept, else the decades that the evidence tells of."""
        from coder.analysis.comparing.periods import parse_periods
        from coder.analysis.comparing.trajectory import trajectories

        text = periods or self.periods()
        chosen = parse_periods(text) if text.strip() else ()
        return trajectories(self._now(), self._ids(towns), chosen, parameters or self._parameters.chosen())

    def episodes(self, *towns: str, parameters: ProfileParameters | None = None) -> tuple[tuple[Episode, ...], EpisodeFigures]:
        """The dated episodes of these towns, or of all, and what they add up to."""
        from coder.analysis.comparing.episodes import episodes, figures

        chosen = parameters or self._parameters.chosen()
        now = narrowed(self._now(), chosen)
        found = episodes(now, self._ids(towns), chosen)
        return found, figures(now, found)

    def cases(
        self, names: Sequence[str], *, of: str = "towns", anchors: Mapping[str, Anchors] | None = None, parameters: ProfileParameters | None = None
    ) -> CaseTable:
        """The memberships of towns or dated episodes in sets; see `coder.analysis.comparing.cases.case_table`."""
        from coder.analysis.comparing.cases import case_table

        chosen, now = parameters or self._parameters.chosen(), self._now()
        return case_table(narrowed(now, chosen) if of == "episodes" else now, of, names, anchors or {}, chosen)

    def write_cases(self, table: CaseTable, path: Path, *, parameters: ProfileParameters | None = None) -> Mapping[str, str]:
        """Write the memberships for R's QCA, and beside them how they were made; returns the heads of the columns."""
        chosen, now = parameters or self._parameters.chosen(), self._now()
        provenance = {
            "cases": table.of,
            "calibrated": dict(table.calibrated),
            "raw": {name: list(values) for name, values in table.raw.items()},
            "dropped": dict(table.dropped),
            "parameters": chosen.record(),
            "codebooks": {book.key: book.stamp for book in now.codebooks},
            "evidence": {case: {name: list(ids) for name, ids in held.items()} for case, held in table.evidence.items()},
        }
        return write_set_table(path, table.cases, table.columns, provenance)

    def lifts(
        self, codes: Sequence[str] = (), *, base: str = "all", town: str | None = None, parameters: ProfileParameters | None = None
    ) -> tuple[Lift, ...]:
        """How codes occur together: these, or the situations of the codebook's dimensions; see `coder.analysis.counting.lift.lifts`."""
        from coder.analysis.counting.lift import lifts
        from coder.analysis.profiles.frame import frame

        chosen = parameters or self._parameters.chosen()
        now = narrowed(self._now(), chosen)
        keys = [resolve.code(self._store, each).key for each in codes] or frame(now, chosen.codebook_key).situations
        return lifts(now, keys, chosen, base=base, town_id=resolve.town(self._store, town).id if town else None)

    def findings(
        self,
        *,
        by: str | None = None,
        sides: Sequence[str] = (),
        nearer: str = "",
        town: str | None = None,
        parameters: ProfileParameters | None = None,
    ) -> Findings:
        """The evidence for and against the findings of a grouped codebook, side by side; see `coder.analysis.findings.findings.findings`."""
        from coder.analysis.findings.findings import findings

        place = resolve.town(self._store, town).id if town else None
        return findings(self._now(), parameters or self._parameters.chosen(), by=by, sides=sides, nearer=nearer, town_id=place)

    def quotes_on(
        self, row: str, *, by: str | None = None, town: str | None = None, parameters: ProfileParameters | None = None
    ) -> tuple[tuple[str, Quote], ...]:
        """The passages for and against a finding, or of one of its codes, each with its side."""
        from coder.analysis.findings.findings import quotes_on

        place = resolve.town(self._store, town).id if town else None
        return quotes_on(self._now(), row, parameters or self._parameters.chosen(), by=by, town_id=place)

    def _ids(self, towns: Sequence[str]) -> Sequence[str] | None:
        return [resolve.town(self._store, town).id for town in towns] or None

    def quotes(self, *, codings: Collection[str] = (), mentions: Collection[str] = ()) -> tuple[Quote, ...]:
        """The passages behind a figure, in order of document and place."""
        from coder.analysis.profiles.explain import passages

        return passages(self._now(), codings, mentions)

    def _node(self, found: Network, name: str) -> str:
        """The id of the actor of a network that a name means."""
        wanted = fold(name)
        hits = [each.id for each in found.actors if name == each.id or fold(each.name) == wanted]
        if len(hits) == 1:
            return hits[0]
        if not hits and any(each.id == (known := resolve.actor(self._store, name).id) for each in found.actors):
            return known
        some = ", ".join(each.name for each in found.actors[:8]) or "nobody"
        raise NotFound(f"{'several actors are' if hits else 'no actor is'} named {name!r} in this network", f"There is: {some}.")
