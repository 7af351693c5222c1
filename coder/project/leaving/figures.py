"""What the figures of a town are made of, page by page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from coder.analysis.profiles import naming
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.profile import Quote
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Suggestion
from coder.model.town import Town
from coder.project import resolve
from coder.project.analyses import Analyses
from coder.project.parameters import Parameters
from coder.project.profiles import Unread
from coder.project.snapshots import snapshot
from coder.project.workspace import Workspace
from coder.report.lines.line import Behind
from coder.report.lines.material import Material


class Figures:
    """Computes what a page shows, and no more than that, from the project as it is when first asked; `report.lines.pages` writes it.

    Attributes:
        unread: Gives the suggestions that nobody looked at, telling how far it is.
    """

    def __init__(
        self, workspace: Workspace, parameters: Parameters, analyses: Analyses, unread: Unread, *, seen: Callable[[Snapshot], Snapshot] | None = None
    ) -> None:
        """`unread`: gives the suggestions that nobody looked at. `seen`: what becomes of the project before anything is computed."""
        self._workspace = workspace
        self._parameters = parameters
        self._analyses = analyses
        self.unread = unread
        self._seen = seen

    def under_pseudonyms(self) -> "Figures":
        """The same with pseudonyms in the place of names, in quotes too.

        Raises:
            InvalidValue: nobody has a pseudonym; when something is asked for.
        """
        from coder.project.leaving.pseudonyms import pseudonymised

        return Figures(self._workspace, self._parameters, self._analyses, self.unread, seen=lambda bundle: pseudonymised(bundle)[0])

    def material(
        self, town: str, page: str, *, parameters: ProfileParameters | None = None, suggestions: Sequence[Suggestion] | None = None
    ) -> Material:
        """What one page of a town is written from.

        Args:
            town: Name or id.
            page: One of `pages.PAGES`.
            suggestions: Those that shall count in the profile by their probability, as `unread` gives them; it is marked.

        Raises:
            NotFound: no such town, or no codebook has dimensions.
        """
        from coder.analysis.profiles.profile import profile
        from coder.report.constructed import is_constructed

        chosen, now = parameters or self._parameters.chosen(), self._now
        mine = resolve.town(self._workspace.store, town).id
        place = next(each for each in now.towns if each.id == mine)
        (found,) = profile(now, [mine], parameters=chosen, suggestions=suggestions)
        made = Material(
            profile=found,
            parameters=chosen,
            periods=self._analyses.periods(),
            titles={document.id: document.title for document in now.documents},
            constructed=is_constructed(now, [found]),
        )
        more = {"network": self._tied, "towns": self._compared, "course": self._over_time}.get(page)
        return more(made, now, place) if more else made

    def _tied(self, made: Material, now: Snapshot, place: Town) -> Material:
        from coder.analysis.narrowing import narrowed
        from coder.analysis.networks.measures import measures
        from coder.analysis.networks.network import network

        counted = narrowed(now, made.parameters)
        found = network(counted, place, parameters=made.parameters)
        return replace(made, network=(found, measures(counted, found)))

    def _compared(self, made: Material, now: Snapshot, _place: Town) -> Material:
        from coder.analysis.comparing.comparing import compare

        return replace(made, comparison=compare(now, None, made.parameters))

    def _over_time(self, made: Material, now: Snapshot, place: Town) -> Material:
        from coder.analysis.comparing.episodes import episodes, figures
        from coder.analysis.comparing.periods import parse_periods
        from coder.analysis.comparing.trajectory import trajectories
        from coder.analysis.narrowing import narrowed
        from coder.analysis.networks.network import mentions_of

        counted, periods = narrowed(now, made.parameters), parse_periods(made.periods) if made.periods.strip() else ()
        (course,) = trajectories(now, [place.id], periods, made.parameters) or (None,)
        told = episodes(counted, [place.id], made.parameters)
        mentions = tuple(mentions_of(counted, place.id, made.parameters))
        return replace(made, trajectory=course, episodes=told, episode_figures=figures(counted, told), mentions=mentions)

    def names(self, language: str) -> Mapping[str, str]:
        """What things are called; see `naming.profile_names`."""
        return naming.profile_names(self._now.codebooks, self._now.codes, self._now.towns, language)

    def quotes(self, behind: Behind, *, parameters: ProfileParameters | None = None) -> tuple[Quote, ...]:
        """The passages behind a number.

        Raises:
            NotFound: the town, or its row, is gone.
        """
        from coder.analysis.profiles.explain import explain, passages

        if behind.row:
            return explain(self._now, behind.town_id, behind.row, parameters=parameters or self._parameters.chosen())
        return passages(self._now, behind.codings, behind.mentions)

    @cached_property
    def _now(self) -> Snapshot:
        found = snapshot(self._workspace.store)
        return self._seen(found) if self._seen else found
