"""Trained spaCy pipelines that the user has installed: their organisations are found too. None is required, none is fetched."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.util import get_installed_models

_LANGUAGES = ("zh", "en")
_NEEDLESS = ("parser", "lemmatizer", "attribute_ruler", "tagger", "senter")


@cache
def trained_pipelines() -> tuple[Language, ...]:
    """For each language the first installed pipeline that finds named entities; loaded once (a second or more)."""
    found: dict[str, Language] = {}
    for name in sorted(get_installed_models()):
        language = name.partition("_")[0]
        if language in _LANGUAGES and language not in found:
            nlp = spacy.load(name, exclude=_NEEDLESS)
            if "ner" in nlp.pipe_names or "entity_ruler" in nlp.pipe_names:
                found[language] = nlp
    return tuple(found.values())
