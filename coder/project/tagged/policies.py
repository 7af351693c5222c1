"""Tables over the policy texts of a project."""

from collections.abc import Mapping
from pathlib import Path

from coder.analysis.narrowing import narrowed
from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import InvalidValue
from coder.formats.networks import Row, write_network
from coder.model.policy import CitationNetwork, Clause, InstrumentMix
from coder.project import resolve
from coder.project.parameters import Parameters
from coder.project.snapshots import snapshot
from coder.project.workspace import Workspace
from coder.text.edtf import HINT, years


class Policies:
    """Computed anew from the texts and codings as they are; parameters that are not given are those the project keeps."""

    def __init__(self, workspace: Workspace, parameters: Parameters) -> None:
        self._store = workspace.store
        self._parameters = parameters

    def clauses(self, *, parameters: ProfileParameters | None = None) -> tuple[tuple[Clause, ...], Mapping[int, str]]:
        """All clauses, and the names of the levels of modality, the strongest first.

        Raises:
            NotFound: no codebook of the project has a scale of modality.
        """
        from coder.analysis.policy.clauses import clauses
        from coder.text.policy.modality import scale

        chosen = parameters or self._parameters.chosen()
        now = narrowed(snapshot(self._store), chosen)
        levels = scale(now)
        return tuple(clauses(now, chosen, levels)), levels.names

    def instruments(
        self, *, by: str = "year", theme: str = "", detailed: bool = False, since: str = "", parameters: ProfileParameters | None = None
    ) -> InstrumentMix:
        """The mix of instruments; see `coder.analysis.policy.instruments.instrument_mix`.

        Args:
            theme: A code, named in any way.

        Raises:
            InvalidValue: `since` is no date.
        """
        from coder.analysis.policy.instruments import instrument_mix

        if since and not years(since):
            raise InvalidValue(f"{since!r} is no date to split at", HINT)
        chosen = parameters or self._parameters.chosen()
        key = resolve.code(self._store, theme).key if theme else ""
        now = narrowed(snapshot(self._store), chosen)
        return instrument_mix(now, chosen, by=by, theme=key, detailed=detailed, since=since)

    def citations(self, *, kind: str = "policy") -> CitationNetwork:
        """Which texts of a kind (empty: all) cite which."""
        from coder.analysis.policy.citations import citation_network

        return citation_network(snapshot(self._store), kind=kind)

    def write_citations(self, found: CitationNetwork, path: Path) -> None:
        """Write the network of citations to a .graphml, .gexf or .csv file."""
        from coder.analysis.policy.citations import edges

        pairs = edges(found)
        ends = dict.fromkeys(end for pair in pairs for end in pair)
        known = {each.document_id for each in found.citations} | {each.target for each in found.citations}
        nodes: list[Row] = [{"id": end, "label": found.titles[end], "in_project": "yes" if end in known else "no"} for end in ends]
        rows: list[Row] = [{"source": source, "target": target, "weight": n} for (source, target), n in pairs.items()]
        write_network(path, nodes, rows)
