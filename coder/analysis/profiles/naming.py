"""What the towns, models, dimensions, poles and codes of a profile are called in a language."""

import re
from collections.abc import Iterable, Mapping

from coder.analysis.profiles.places import place_titles
from coder.model.codebook import Code, Codebook, in_language
from coder.model.town import Town

_TITLE_END = re.compile("[:：]")


def profile_names(codebooks: Iterable[Codebook], codes: Iterable[Code], towns: Iterable[Town], language: str) -> Mapping[str, str]:
    """Names by what a profile calls things: id of a town, id of a model, dimension or pole of a codebook, key of a code or group.

    The name of a dimension goes to its colon; that of a pole is the name of its first code.
    """
    of_codes = {code.key: code.name(language) for code in codes}
    names: dict[str, str] = {}
    for book in codebooks:
        names |= {each.id: in_language(each.names, language) or each.id for each in book.ideal_types}
        for each in book.dimensions:
            names[each.id] = _TITLE_END.split(in_language(each.names, language) or each.id)[0].strip()
            names |= {pole: of_codes.get(keys[0], pole) for pole, keys in each.poles.items() if keys}
        names |= place_titles(book, language)
    return {**names, **of_codes, **{town.id: in_language(town.names, language) or town.name() for town in towns}}
