"""What the towns, models, dimensions, poles and codes of a profile are called on the screen (no Textual)."""

import re
from collections.abc import Mapping
from typing import Any

from coder.model.codebook import in_language

_TITLE_END = re.compile("[:：]")


def profile_names(project: Any, language: str) -> Mapping[str, str]:
    """Names by what a profile calls things: id of a town, id of a model, dimension or pole of a codebook, key of a code or group.

    The name of a dimension goes to its colon; that of a pole is the name of its first code.
    """
    codes = {code.key: code.name(language) for code in project.codebooks.codes()}
    names: dict[str, str] = {}
    for book in project.codebooks.list():
        names |= {each.id: in_language(each.names, language) or each.id for each in book.ideal_types}
        for each in book.dimensions:
            names[each.id] = _TITLE_END.split(in_language(each.names, language) or each.id)[0].strip()
            names |= {pole: codes.get(keys[0], pole) for pole, keys in each.poles.items() if keys}
    return {**names, **codes, **{town.id: in_language(town.names, language) or town.name() for town in project.towns.list()}}
