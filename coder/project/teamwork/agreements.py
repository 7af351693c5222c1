"""How far the people who coded agree: on codes, on boundaries, on linkages."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coder.analysis.agreement.coders_of_documents import counted, only_assigned
from coder.analysis.narrowing import narrowed, only_documents
from coder.analysis.profiles.parameters import ProfileParameters
from coder.formats.files.atomic import replacing
from coder.formats.tables.csv_file import write_rows
from coder.model.agreement import AgreementTable
from coder.model.codebook import Code
from coder.model.linkage_agreement import LinkageAgreement
from coder.model.profile import Quote
from coder.model.progress import Progress
from coder.model.reliability import Boundaries, CopyMade, Counted, PairReliability, Reliability, Stretch, Work
from coder.model.snapshot import Snapshot
from coder.model.town import TownScope
from coder.model.user import User
from coder.project import resolve
from coder.project.leaving.pseudonyms import pseudonymised
from coder.project.parameters import Parameters
from coder.project.snapshots import snapshot
from coder.project.teamwork.blindness import copies_merged
from coder.project.workspace import Workspace, one_of

if TYPE_CHECKING:
    from coder.project.teamwork.machine_coder import WithMachine


class Agreements:
    """Computed anew from the project as it is; parameters that are not given are those the project keeps."""

    def __init__(
        self,
        workspace: Workspace,
        parameters: Parameters,
        *,
        pseudonyms: bool = False,
        machine: "WithMachine | None" = None,
        within: frozenset[str] | None = None,
    ) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._parameters = parameters
        self._pseudonyms = pseudonyms
        self._machine = machine
        self._within = within

    def under_pseudonyms(self) -> "Agreements":
        """The same with pseudonyms in the place of names; what it computes raises InvalidValue if nobody has a pseudonym."""
        return self._as(pseudonyms=True)

    def of(self, documents: Sequence[str] = (), towns: Sequence[str] = ()) -> "Agreements":
        """The same over these documents, and those that speak of these towns, as a whole or in part; none of both: over all.

        Raises:
            NotFound, Ambiguous: there is no such document or town, or several.
        """
        if not documents and not towns:
            return self
        named = {resolve.town(self._store, each).id for each in towns}
        told = {each.document_id for each in self._store.all(TownScope) if each.town_id in named}
        return self._as(within=frozenset(told | {resolve.document(self._store, each).id for each in documents}))

    def with_suggester(self, by: str | None = None, progress: Progress | None = None) -> "Agreements":
        """The same with a suggester as one more coder; see `coder.project.teamwork.machine_coder.with_suggester`."""
        from coder.project.teamwork.machine_coder import with_suggester

        return self._as(machine=with_suggester(snapshot(self._store), by, progress))

    def with_tags(self, folder: Path, *, least: float = 0.0) -> "Agreements":
        """The same with a tagged data set as one more coder; see `coder.project.teamwork.machine_coder.with_tags`."""
        from coder.project.teamwork.machine_coder import with_tags

        return self._as(machine=with_tags(snapshot(self._store), folder, least=least))

    def _as(self, **changed: Any) -> "Agreements":
        held = {"pseudonyms": self._pseudonyms, "machine": self._machine, "within": self._within}
        return Agreements(self._workspace, self._parameters, **{**held, **changed})

    @property
    def unmatched(self) -> int:
        """Clauses of a tagged data set that do not stand in our texts where it says."""
        return self._machine.unmatched if self._machine else 0

    def counted(self, *, parameters: ProfileParameters | None = None) -> Counted:
        """Which documents are compared, which are not, and why; see `coder.analysis.agreement.coders_of_documents`."""
        return counted(*self._compared(parameters))

    def agreement(self, *, parameters: ProfileParameters | None = None) -> AgreementTable:
        """Agreement of the coders on every code, and what they take for each other."""
        from coder.analysis.agreement.table import agreement_table

        return agreement_table(*self._compared(parameters))

    def reliability(
        self,
        *,
        unit: str = "turn",
        uncoded: str = "no",
        draws: int = 1000,
        only: Collection[str] = (),
        parameters: ProfileParameters | None = None,
    ) -> Reliability:
        """The coefficients of agreement of every code, or only of those with these keys; see `coder.analysis.agreement.of_codes`.

        Raises:
            InvalidValue: there is no such unit, or no such treatment of uncoded units.
        """
        from coder.analysis.agreement.judgements import UNCODED, UNITS
        from coder.analysis.agreement.of_codes import reliability

        one_of(unit, UNITS, "unit")
        one_of(uncoded, UNCODED, "uncoded")
        return reliability(*self._compared(parameters), unit=unit, uncoded=uncoded, draws=draws, only=only)

    def boundaries(self, *, draws: int = 1000, parameters: ProfileParameters | None = None) -> Boundaries:
        """Whether coders begin and end their passages at the same places; see `coder.analysis.agreement.boundaries`."""
        from coder.analysis.agreement.boundaries import boundaries

        return boundaries(*self._compared(parameters), draws=draws)

    def linkages(self, *, draws: int = 1000, parameters: ProfileParameters | None = None) -> LinkageAgreement:
        """Whether coders record the same ties, and field by field how; see `coder.analysis.agreement.linkages`."""
        from coder.analysis.agreement.linkages import linkage_agreement

        return linkage_agreement(*self._compared(parameters), draws=draws)

    def over(
        self,
        by: str,
        *,
        unit: str = "turn",
        uncoded: str = "no",
        draws: int = 1000,
        only: Collection[str] = (),
        parameters: ProfileParameters | None = None,
    ) -> tuple[Stretch, ...]:
        """The reliability by version of the codebook, month or week; see `coder.analysis.agreement.over_time`.

        Raises:
            InvalidValue: there is no such stretch or unit.
        """
        from coder.analysis.agreement.judgements import UNCODED, UNITS
        from coder.analysis.agreement.over_time import STRETCHES, reliability_over

        one_of(by, STRETCHES, "stretch")
        one_of(unit, UNITS, "unit")
        one_of(uncoded, UNCODED, "uncoded")
        return reliability_over(*self._compared(parameters), by, unit=unit, uncoded=uncoded, draws=draws, only=only)

    def work(self, *, parameters: ProfileParameters | None = None) -> tuple[Work, ...]:
        """Who coded what."""
        from coder.analysis.agreement.work_done import work_done

        return work_done(*self._compared(parameters))

    def methods(self, language: str = "en", **how: Any) -> tuple[str, ...]:
        """Paragraphs for a methods section, `en` or `zh`: who coded what, units, coefficients with intervals, versions.

        Args:
            how: As in `reliability`.
        """
        from coder.report.agreement.methods import Study, methods_paragraphs

        parameters = how.get("parameters")
        people = {each.id: each.name for each in self._store.all(User)}
        study = Study(
            work=self.work(parameters=parameters),
            reliability=self.reliability(**how),
            linkages=self.linkages(draws=how.get("draws", 1000), parameters=parameters),
            counted=self.counted(parameters=parameters),
            copies=[
                CopyMade(coder=people.get(each.coder, each.coder), blind=each.blind, suggestions=each.suggestions)
                for each in copies_merged(self._store)
            ],
            adjudicated=self._adjudicated(parameters),
            rule=(parameters or self._parameters.chosen()).consensus_rule,
            names=self._names(language),
        )
        return methods_paragraphs(study, language)

    def _names(self, language: str) -> dict[str, str]:
        return {code.key: code.name(language) for code in self._store.all(Code)}

    def _adjudicated(self, parameters: ProfileParameters | None) -> tuple[int, int]:
        """Disagreements decided and open; nothing is said of them as long as none is decided."""
        from coder.analysis.agreement.consensus import figures, holding
        from coder.analysis.agreement.disagreements import compared

        bundle, chosen = self._compared(parameters)
        if not bundle.adjudications:
            return 0, 0
        found = compared(bundle, chosen)
        held = figures(bundle, found, holding(found.disagreements, bundle.adjudications), chosen.consensus_rule)
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
            counted=self.counted(parameters=parameters),
            paragraphs=self.methods(language, **how),
            names=self._names(language),
        )
        page = agreement_page(figures, language)
        with replacing(path) as unfinished:
            unfinished.write_text(page, encoding="utf-8", newline="\n")

    def pairs(
        self,
        *,
        unit: str = "turn",
        uncoded: str = "no",
        draws: int = 1000,
        only: Collection[str] = (),
        parameters: ProfileParameters | None = None,
    ) -> tuple[PairReliability, ...]:
        """The reliability of every two coders, people first; see `coder.analysis.agreement.of_pairs`."""
        from coder.analysis.agreement.of_pairs import reliability_of_pairs

        return reliability_of_pairs(*self._compared(parameters), unit=unit, uncoded=uncoded, draws=draws, only=only)

    def quotes(
        self, *, codings: Collection[str] = (), mentions: Collection[str] = (), parameters: ProfileParameters | None = None
    ) -> tuple[Quote, ...]:
        """The passages behind a figure, in order of document and place."""
        from coder.analysis.profiles.explain import passages

        return passages(self._compared(parameters)[0], codings, mentions)

    def _compared(self, parameters: ProfileParameters | None) -> tuple[Snapshot, ProfileParameters]:
        """What is compared, and the parameters; with a machine it is among those who count, beside the people asked for or all."""
        chosen = parameters or self._parameters.chosen()
        now = self._machine.bundle if self._machine else snapshot(self._store)
        if self._within is not None:
            now = only_documents(now, self._within)
        if self._machine and self._machine.name not in chosen.users:
            now = now if chosen.users else only_assigned(now, chosen)
            people = chosen.users or tuple(user.name for user in now.users if user.kind == "human")
            chosen = replace(chosen, users=(*people, self._machine.name))
        return narrowed(pseudonymised(now)[0] if self._pseudonyms else now, replace(chosen, consensus=False)), chosen
