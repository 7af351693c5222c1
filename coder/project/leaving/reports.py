"""The HTML report of a project, and its figures as files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.errors import FormatError, InvalidValue
from coder.formats.files.atomic import replacing
from coder.model.progress import Progress
from coder.project import resolve
from coder.project.leaving.pseudonymous import Printed
from coder.project.leaving.pseudonyms import Replacements, pseudonymised
from coder.project.parameters import Parameters
from coder.project.snapshots import snapshot
from coder.project.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a report became.

    Attributes:
        path: The page.
        figures: Files of the figures.
        towns: Names of the towns in it.
        replaced: How often each pseudonym was put in.
    """

    path: Path
    figures: tuple[Path, ...]
    towns: tuple[str, ...]
    replaced: Replacements


class Reports:
    """Writes reports; everything in them is computed anew from the project as it is."""

    def __init__(self, workspace: Workspace, parameters: Parameters) -> None:
        self._store = workspace.store
        self._parameters = parameters

    def write(
        self,
        path: Path,
        *,
        towns: Sequence[str] = (),
        language: str = "en",
        pseudonyms: bool = False,
        figures: Path | None = None,
        formats: Sequence[str] = ("svg",),
        parameters: ProfileParameters | None = None,
        progress: Progress | None = None,
    ) -> Written:
        """Write the report to an HTML file, and its figures to a folder if one is given.

        Args:
            towns: Names or ids; none: all.
            language: `en` or `zh`.
            pseudonyms: Put pseudonyms in the place of names, in the quotes too.
            figures: Folder for the figures, made if it is not there; one file for each figure and format, and `captions.md`.
            formats: Some of svg, png, pdf.
            parameters: Of the profiles; None: the project's.

        Raises:
            MissingExtra: the library that draws figures is not installed.
            InvalidValue: an unknown language or format, or nobody has a pseudonym.
            FormatError: a file cannot be written, or a font is missing.
        """
        from coder.report import drawing, files
        from coder.report.log import log_of
        from coder.report.report import LANGUAGES, assembled, html

        if language not in LANGUAGES:
            raise InvalidValue(f"no report is written in {language!r}", f"Use one of: {', '.join(LANGUAGES)}.")
        drawing.check(formats if figures else ())
        self._store.refuse_own(path)
        bundle = snapshot(self._store, events=True)
        log = log_of(bundle.events, bundle.users)
        chosen = [resolve.town(self._store, town).id for town in towns] or None
        parameters = parameters or self._parameters.chosen()
        profiles = profile(bundle, chosen, parameters=parameters)
        replaced: Replacements = {}
        if pseudonyms:
            printed = Printed(bundle)
            profiles, parameters = tuple(map(printed.profile, profiles)), printed.parameters(parameters)
            bundle, replaced = pseudonymised(bundle)
        report = assembled(bundle, profiles, parameters=parameters, log=log, language=language, pseudonyms=pseudonyms)
        page = html(report, progress)
        drawn = files.figure_files(report, formats, progress) if figures else ()
        with replacing(path) as unfinished:
            unfinished.write_text(page, encoding="utf-8", newline="\n")
        return Written(
            path=path, figures=tuple(_save(figures, drawn)) if figures else (), towns=tuple(each.town for each in profiles), replaced=replaced
        )


def _save(folder: Path, drawn: Sequence[tuple[str, bytes]]) -> Iterator[Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FormatError(f"the folder {folder} cannot be made: {error.strerror}", "Name a folder you may write to.") from error
    for name, content in drawn:
        target = folder / name
        with replacing(target) as unfinished:
            unfinished.write_bytes(content)
        yield target
