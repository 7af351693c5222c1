"""A package to deposit in an archive: data, the project, codebooks, README in two languages, licences, checksums."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from coder import __version__
from coder.errors import InvalidValue
from coder.formats.files.folders import CHECKSUMS
from coder.formats.loss import Loss
from coder.formats.tables import tidy_csv
from coder.model.consensus import Consensus
from coder.model.snapshot import Snapshot
from coder.project.leaving.disguising import OPEN, Disguise
from coder.project.leaving.exporting import all_writers
from coder.project.leaving.pseudonyms import Replacements
from coder.report.deposit.contents import LICENSED, Contents, File
from coder.report.deposit.readme import readme

_PROJECT = ("jsonl", "qdpx")
_CODEBOOK = {"yaml": "codebook-yaml", "md": "codebook-markdown", "qdc": "qdc", "docx": "codebook-docx", "html": "codebook-html"}
_NAME = "project"
"""Files are named after what they are: the name of a project may tell of people."""


def write(
    snapshot: Snapshot,
    folder: Path,
    *,
    raw: bool = False,
    replaced: Replacements | None = None,
    disguise: Disguise = OPEN,
    licences: Mapping[str, str] | None = None,
    agreed: Consensus | None = None,
) -> tuple[Loss, ...]:
    """Write the package into an empty folder.

    Args:
        replaced: What pseudonyms were put into `snapshot`.
        disguise: Whose names were replaced in it.
        licences: What of LICENSED is under which licence.
        agreed: What the consensus is made of, if `snapshot` is one.

    Raises:
        InvalidValue: a licence is given for something else.
    """
    strange = sorted((licences or {}).keys() - set(LICENSED))
    if strange:
        raise InvalidValue(f"there is no licence for {strange[0]!r}", f"It is for one of: {', '.join(LICENSED)}; such as data=CC-BY-4.0.")
    files = [*_data(snapshot, folder, raw), *_project(snapshot, folder), *_codebooks(snapshot, folder)]
    if replaced and disguise.pseudonyms:
        report = {"replaced": [{"pseudonym": name, "places": places} for name, places in replaced.items()]}
        (folder / "pseudonyms.json").write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        files.append(File(name="pseudonyms.json", about="replaced file"))
    files.append(File(name=CHECKSUMS, about="checksums"))
    contents = Contents(
        files=tuple(files),
        methods=_methods(snapshot, agreed),
        licences=licences or {},
        replaced=(replaced or {}) if disguise.pseudonyms else None,
        coders_named=not disguise,
        version=__version__,
    )
    for language, name in (("en", "README.md"), ("zh", "README.zh.md")):
        (folder / name).write_text(readme(snapshot, contents, language), encoding="utf-8", newline="\n")
    return tuple(replace(loss, what=f"{each.name}: {loss.what}") for each in files for loss in each.lost)


def _data(snapshot: Snapshot, folder: Path, raw: bool) -> Iterator[File]:
    (folder / "data").mkdir()
    yield File(name="data/", about="data", lost=tidy_csv.write(snapshot, folder / "data", raw=raw))


def _project(snapshot: Snapshot, folder: Path) -> Iterator[File]:
    """The whole project in each format that holds one."""
    for suffix in _PROJECT:
        entry = next((each for each in all_writers() if f".{suffix}" in each.suffixes), None)
        if entry:
            (folder / "project").mkdir(exist_ok=True)
            name = f"project/{_NAME}.{suffix}"
            yield File(name=name, about=suffix, lost=entry.write(snapshot, folder / name, raw=False))


def _codebooks(snapshot: Snapshot, folder: Path) -> Iterator[File]:
    """Each codebook in each format for codebooks."""
    for number, book in enumerate(snapshot.codebooks, 1):
        alone = replace(snapshot, codebooks=(book,), codes=tuple(each for each in snapshot.codes if each.codebook_id == book.id))
        stem = "".join(each if each.isalnum() or each in "_-" else "_" for each in book.key) or str(number)
        stem = stem if sum(each.key == book.key for each in snapshot.codebooks) == 1 else f"{stem}_{number}"
        for suffix, format in _CODEBOOK.items():
            entry = next((each for each in all_writers() if each.format == format), None)
            if entry:
                (folder / "codebook").mkdir(exist_ok=True)
                name = f"codebook/{stem}.{suffix}"
                yield File(name=name, about=suffix, lost=entry.write(alone, folder / name, raw=False))


def _methods(snapshot: Snapshot, agreed: Consensus | None) -> Mapping[str, tuple[str, ...]]:
    """Who coded what, and how far they agree; of a consensus what it is made of."""
    from coder.report.agreement.consensus_lines import consensus_lines

    if agreed:
        return {language: tuple(consensus_lines(agreed, language)) for language in ("en", "zh")}
    from coder.analysis.agreement.coders_of_documents import counted
    from coder.analysis.agreement.linkages import linkage_agreement
    from coder.analysis.agreement.of_codes import reliability
    from coder.analysis.agreement.work_done import work_done
    from coder.analysis.narrowing import narrowed
    from coder.analysis.profiles.parameters import ProfileParameters
    from coder.report.agreement.methods import Study, methods_paragraphs

    chosen = ProfileParameters()
    now = narrowed(snapshot, chosen)
    if not now.codings:
        return {}
    found, linkages, work = reliability(now, chosen), linkage_agreement(now, chosen), work_done(now, chosen)
    study = Study(work=work, reliability=found, linkages=linkages, counted=counted(now, chosen))
    return {language: methods_paragraphs(study, language) for language in ("en", "zh")}
