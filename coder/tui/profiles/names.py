"""What the towns, models, dimensions, poles and codes of a profile are called on the screen (no Textual)."""

from collections.abc import Mapping
from typing import Any

from coder.analysis.profiles import naming


def profile_names(project: Any, language: str) -> Mapping[str, str]:
    """Names by what a profile calls things; see `naming.profile_names`."""
    return naming.profile_names(project.codebooks.list(), project.codebooks.codes(), project.towns.list(), language)
