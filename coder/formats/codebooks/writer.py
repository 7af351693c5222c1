"""Codebooks written as YAML, so that reading gives the same back."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from coder.errors import CodebookError
from coder.formats.codebooks.emit import emit
from coder.model.codebook import Code, Codebook, Dimension
from coder.model.ids import code_id, codebook_id


def write_codebook(codebook: Codebook, codes: Sequence[Code]) -> str:
    """The YAML text of a codebook; reading it gives the same back, except `sha256`.

    Codes of other codebooks are left out; the order is that of `position`.

    Raises:
        CodebookError: a parent is not among the codes.
    """
    own = sorted((code for code in codes if code.codebook_id == codebook.id), key=lambda code: code.position)
    by_id = {code.id: code for code in own}
    groups = 0
    while groups < len(own) and not own[groups].codable and own[groups].parent_id is None:
        groups += 1
    book: dict[str, Any] = {"codebook": _book_fields(codebook)}
    if codebook.dimensions:
        book["dimensions"] = [_dimension_fields(each) for each in codebook.dimensions]
    if codebook.ideal_types:
        book["ideal_types"] = {each.id: _without_empty(names=each.names, corner=each.corner, basis=each.basis) for each in codebook.ideal_types}
    if codebook.reference_profiles:
        book["reference_profiles"] = codebook.reference_profiles
    if groups:
        book["groups"] = [_code_fields(code, number, codebook, by_id, group=True) for number, code in enumerate(own[:groups])]
    book["codes"] = [_code_fields(code, number, codebook, by_id) for number, code in enumerate(own) if number >= groups]
    return _spaced(emit(book))


def _without_empty(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", None) and value != {} and value != ()}


def _book_fields(codebook: Codebook) -> dict[str, Any]:
    return {
        **({} if codebook.id == codebook_id(codebook.key) else {"id": codebook.id}),
        "key": codebook.key,
        "version": codebook.version,
        **({"revision": codebook.revision} if codebook.revision else {}),
        **_without_empty(names=codebook.names),
        "languages": codebook.languages,
        **_without_empty(notes=codebook.notes),
    }


def _dimension_fields(dimension: Dimension) -> dict[str, Any]:
    return {"id": dimension.id, **_without_empty(names=dimension.names), "poles": dimension.poles, **_without_empty(basis=dimension.basis)}


def _code_fields(code: Code, number: int, codebook: Codebook, by_id: Mapping[str, Code], *, group: bool = False) -> dict[str, Any]:
    if code.parent_id is not None and code.parent_id not in by_id:
        what = f"the code “{code.key}” has a parent that is not in the codebook “{codebook.key}”"
        raise CodebookError(what, "Move it to a parent of its own codebook.")
    parent = by_id[code.parent_id] if code.parent_id is not None else None
    facets = dict(code.facets)
    counter = facets.pop("counter_examples", None)
    return {
        **({} if code.id == code_id(codebook.id, code.key) else {"id": code.id}),
        "key": code.key,
        **_without_empty(parent=parent.key if parent else "", names=code.names),
        **({} if code.position == number else {"position": code.position}),
        **({} if group or code.codable else {"codable": False}),
        **({"retired": True} if code.retired else {}),
        **({} if code.attaches_to == (parent.attaches_to if parent else "segment") else {"attaches_to": code.attaches_to}),
        **({} if not code.codable and not code.mnemonic else {"mnemonic": code.mnemonic}),
        "colour": code.colour,
        **_without_empty(definition=code.definition, include=code.include, exclude=code.exclude, examples=code.examples),
        **({} if counter is None else {"counter_examples": counter}),
        **_without_empty(cues=code.cues, anti_cues=code.anti_cues, facets=facets, provenance=code.provenance),
    }


def _spaced(text: str) -> str:
    """A blank line before every section and every code."""
    return re.sub(r"\n(?=(?:[a-z_]+:|  - (?:id|key): ))", "\n\n", text).replace("codes:\n\n", "codes:\n").replace("groups:\n\n", "groups:\n")
