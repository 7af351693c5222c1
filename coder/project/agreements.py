"""How far the people who coded agree: on codes, on boundaries, on linkages."""

from coder.analysis.narrowing import narrowed
from coder.analysis.parameters import ProfileParameters
from coder.model.agreement import AgreementTable
from coder.model.linkage_agreement import LinkageAgreement
from coder.model.reliability import Boundaries, Reliability
from coder.model.snapshot import Snapshot
from coder.project.parameters import Parameters
from coder.project.pseudonyms import pseudonymised
from coder.project.snapshots import snapshot
from coder.project.workspace import Workspace, one_of


class Agreements:
    """Computed anew from the project as it is; parameters that are not given are those the project keeps."""

    def __init__(self, workspace: Workspace, parameters: Parameters, *, pseudonyms: bool = False) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._parameters = parameters
        self._pseudonyms = pseudonyms

    def under_pseudonyms(self) -> "Agreements":
        """The same with pseudonyms in the place of names; what it computes raises InvalidValue if nobody has a pseudonym."""
        return Agreements(self._workspace, self._parameters, pseudonyms=True)

    def agreement(self, *, parameters: ProfileParameters | None = None) -> AgreementTable:
        """Agreement of the coders on every code, and what they take for each other."""
        from coder.analysis.agreement_table import agreement_table

        chosen = parameters or self._parameters.chosen()
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
        chosen = parameters or self._parameters.chosen()
        return reliability(self._now(chosen), chosen, unit=unit, uncoded=uncoded, draws=draws)

    def boundaries(self, *, draws: int = 1000, parameters: ProfileParameters | None = None) -> Boundaries:
        """Whether coders begin and end their passages at the same places; see `coder.analysis.boundaries`."""
        from coder.analysis.boundaries import boundaries

        chosen = parameters or self._parameters.chosen()
        return boundaries(self._now(chosen), chosen, draws=draws)

    def linkages(self, *, draws: int = 1000, parameters: ProfileParameters | None = None) -> LinkageAgreement:
        """Whether coders record the same ties, and field by field how; see `coder.analysis.linkage_agreement`."""
        from coder.analysis.linkage_agreement import linkage_agreement

        chosen = parameters or self._parameters.chosen()
        return linkage_agreement(self._now(chosen), chosen, draws=draws)

    def _now(self, chosen: ProfileParameters) -> Snapshot:
        now = snapshot(self._store)
        return narrowed(pseudonymised(now)[0] if self._pseudonyms else now, chosen)
