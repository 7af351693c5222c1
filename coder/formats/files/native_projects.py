"""Project files that only their own program reads, known by their names: what to do instead."""

import re

_PROGRAMS = (
    ("NVivo", r"\.nvpx?|\.nvcx?"),
    ("ATLAS.ti", r"\.atlproj\d*|\.atlasproj|\.hpr\d"),
    ("MAXQDA", r"\.mx\d\d|\.mx[345]|\.mqd\w?"),
    ("Quirkos", r"\.qrk"),
    ("f4analyse", r"\.f4p|\.f4a"),
    ("QDA Miner", r"\.ppj|\.wpj"),
)


def native_project(name: str) -> tuple[str, str] | None:
    """(what a file of this name is, what to do), or None."""
    for program, suffixes in _PROGRAMS:
        if re.search(rf"(?:{suffixes})$", name, re.IGNORECASE):
            return (
                f"a project that only {program} itself can open",
                f"Export it in {program} as a REFI-QDA project (.qdpx), then: coder import PROJECT FILE.",
            )
    return None
