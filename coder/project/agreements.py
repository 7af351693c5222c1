"""How far the people who coded agree: on codes, on boundaries, on linkages."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coder.analysis.narrowing import narrowed
from coder.analysis.parameters import ProfileParameters
from coder.formats.atomic import replacing
from coder.formats.figures_csv import write_rows
from coder.model.agreement import AgreementTable
from coder.model.codebook import Code
from coder.model.linkage_agreement import LinkageAgreement
from coder.model.profile import Quote
from coder.model.reliability import Boundaries, PairReliability, Reliability, Stretch, Work
from coder.model.snapshot import Snapshot
from coder.project.adding import Progress
from coder.project.parameters import Parameters
from coder.project.pseudonyms import pseudonymised
from coder.project.snapshots import snapshot
from coder.project.workspace import Workspace, one_of

if TYPE_CHECKING:
    from coder.project.machine_coder import WithMachine


class Agreements:
    """Computed anew from the project as it is; parameters that are not given are those the project keeps."""

    def __init__(self, workspace: Workspace, parameters: Parameters, *, pseudonyms: bool = False, machine: "WithMachine | None" = None) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._parameters = parameters
        self._pseudonyms = pseudonyms
        self._machine = machine

    def under_pseudonyms(self) -> "Agreements":
        """The same with pseudonyms in the place of names; what it computes raises InvalidValue if nobody has a pseudonym."""
        return Agreements(self._workspace, self._parameters, pseudonyms=True, machine=self._machine)

    def with_suggester(self, by: str | None = None, progress: Progress | None = None) -> "Agreements":
        """The same with a suggester as one more coder; see `coder.project.machine_coder.with_suggester`."""
        from coder.project.machine_coder import with_suggester

        return Agreements(self._workspace, self._parameters, pseudonyms=self._pseudonyms, machine=with_suggester(snapshot(self._store), by, progress))

    def with_tags(self, folder: Path, *, least: float = 0.0) -> "Agreements":
        """The same with a tagged data set as one more coder; see `coder.project.machine_coder.with_tags`."""
        from coder.project.machine_coder import with_tags

        machine = with_tags(snapshot(self._store), folder, least=least)
        return Agreements(self._workspace, self._parameters, pseudonyms=self._pseudonyms, machine=machine)

    @property
    def unmatched(self) -> int:
        """Clauses of a tagged data set that do not stand in our texts where it says."""
        return self._machine.unmatched if self._machine else 0

    def agreement(self, *, parameters: ProfileParameters | None = None) -> AgreementTable:
        """Agreement of the coders on every code, and what they take for each other."""
        from coder.analysis.agreement_table import agreement_table

        chosen = self._chosen(parameters)
        return agreement_table(self._now(chosen), chosen)

    def reliability(self, *, unit: str = "turn", uncoded: str = "no", draws: int = 1000, parameters: ProfileParameters | None = None) -> Reliability:
        """The coefficients of agreement of every code; see `coder.analysis.reliability_of_codes`.

        Raises:
            InvalidValue: there is no such unit, or no such treatment of uncoded units.
        """
        from coder.analysis.judgements import UNCODED, UNITS
        from coder.analysis.reliability_of_codes import reliability

        one_of(unit, UNITS, "unit")
        one_of(uncoded, UNCODED, "uncoded")
        chosen = self._chosen(parameters)
        return reliability(self._now(chosen), chosen, unit=unit, uncoded=uncoded, draws=draws)

    def boundaries(self, *, draws: int = 1000, parameters: ProfileParameters | None = None) -> Boundaries:
        """Whether coders begin and end their passages at the same places; see `coder.analysis.boundaries`."""
        from coder.analysis.boundaries import boundaries

        chosen = self._chosen(parameters)
        return boundaries(self._now(chosen), chosen, draws=draws)

    def linkages(self, *, draws: int = 1000, parameters: ProfileParameters | None = None) -> LinkageAgreement:
        """Whether coders record the same ties, and field by field how; see `coder.analysis.linkage_agreement`."""
        from coder.analysis.linkage_agreement import linkage_agreement

        chosen = self._chosen(parameters)
        return linkage_agreement(self._now(chosen), chosen, draws=draws)

    def over(
        self, by: str, *, unit: str = "turn", uncoded: str = "no", draws: int = 1000, parameters: ProfileParameters | None = None
    ) -> tuple[Stretch, ...]:
        """The reliability by version of the codebook, month or week; see `coder.analysis.reliability_over`.

        Raises:
            InvalidValue: there is no such stretch or unit.
        """
        from coder.analysis.judgements import UNCODED, UNITS
        from coder.analysis.reliability_over import STRETCHES, reliability_over

        one_of(by, STRETCHES, "stretch")
        one_of(unit, UNITS, "unit")
        one_of(uncoded, UNCODED, "uncoded")
        chosen = self._chosen(parameters)
        return reliability_over(self._now(chosen), chosen, by, unit=unit, uncoded=uncoded, draws=draws)

    def work(self, *, parameters: ProfileParameters | None = None) -> tuple[Work, ...]:
        """Who coded what."""
        from coder.analysis.work_done import work_done

        chosen = self._chosen(parameters)
        return work_done(self._now(chosen), chosen)

    def methods(self, language: str = "en", **how: Any) -> tuple[str, ...]:
        """Paragraphs for a methods section, `en` or `zh`: who coded what, units, coefficients with intervals, versions.

        Args:
            how: As in `reliability`.
        """
        from coder.report.agreement.methods import methods_paragraphs

        parameters = how.get("parameters")
        linkages = self.linkages(draws=how.get("draws", 1000), parameters=parameters)
        adjudicated = self._adjudicated(self._chosen(parameters))
        return methods_paragraphs(self.work(parameters=parameters), self.reliability(**how), linkages, language, adjudicated=adjudicated)

    def _adjudicated(self, chosen: ProfileParameters) -> tuple[int, int]:
        """Disagreements decided and open; nothing is said of them as long as none is decided."""
        from coder.analysis.consensus import figures, holding
        from coder.analysis.disagreements import compared

        bundle = self._now(chosen)
        if not bundle.adjudications:
            return 0, 0
        found = compared(bundle, chosen)
        held = figures(bundle, found, holding(found.disagreements, bundle.adjudications))
        return sum(held.decided.values()), held.open

    def write_table(self, path: Path, **how: Any) -> None:
        """Write every coefficient of every code, with its interval, as CSV: a line each.

        Raises:
            FormatError: the file cannot be written.
        """
        self._store.refuse_own(path)
        found = self.reliability(**how)
        head = ("code", "coefficient", "value", "low", "high", "level", "units", "yes", "unit", "uncoded", "coders", "documents")
        same = (found.unit, found.uncoded, "; ".join(found.coders), len(found.documents))
        rows = [
            (row.code, name, each.value, each.low, each.high, found.level, row.units, row.yes, *same)
            for row in found.codes
            for name, each in row.coefficients.items()
        ]
        write_rows(path, head, rows)

    def write_page(self, path: Path, language: str = "en", **how: Any) -> None:
        """Write the HTML page: tables, the map of confusions, the course by version, the paragraphs.

        Raises:
            MissingExtra: the library that draws is not installed.
            FormatError: the file cannot be written.
        """
        from coder.report.agreement.page import AgreementFigures, agreement_page

        self._store.refuse_own(path)
        parameters = how.get("parameters")
        figures = AgreementFigures(
            name=self._store.path.stem,
            table=self.agreement(parameters=parameters),
            reliability=self.reliability(**how),
            linkages=self.linkages(draws=how.get("draws", 1000), parameters=parameters),
            over=self.over("version", **how),
            paragraphs=self.methods(language, **how),
            names={code.key: code.name(language) for code in self._store.all(Code)},
        )
        page = agreement_page(figures, language)
        with replacing(path) as unfinished:
            unfinished.write_text(page, encoding="utf-8", newline="\n")

    def pairs(
        self, *, unit: str = "turn", uncoded: str = "no", draws: int = 1000, parameters: ProfileParameters | None = None
    ) -> tuple[PairReliability, ...]:
        """The reliability of every two coders, people first; see `coder.analysis.reliability_of_pairs`."""
        from coder.analysis.reliability_of_pairs import reliability_of_pairs

        chosen = self._chosen(parameters)
        return reliability_of_pairs(self._now(chosen), chosen, unit=unit, uncoded=uncoded, draws=draws)

    def quotes(
        self, *, codings: Collection[str] = (), mentions: Collection[str] = (), parameters: ProfileParameters | None = None
    ) -> tuple[Quote, ...]:
        """The passages behind a figure, in order of document and place."""
        from coder.analysis.explain import passages

        return passages(self._now(self._chosen(parameters)), codings, mentions)

    def _chosen(self, parameters: ProfileParameters | None) -> ProfileParameters:
        """The parameters; with a machine it is among those who count, beside the people asked for or all."""
        chosen = parameters or self._parameters.chosen()
        if self._machine is None or self._machine.name in chosen.users:
            return chosen
        people = chosen.users or tuple(user.name for user in self._machine.bundle.users if user.kind == "human")
        return replace(chosen, users=(*people, self._machine.name))

    def _now(self, chosen: ProfileParameters) -> Snapshot:
        now = self._machine.bundle if self._machine else snapshot(self._store)
        return narrowed(pseudonymised(now)[0] if self._pseudonyms else now, replace(chosen, consensus=False))
