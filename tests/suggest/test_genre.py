"""Codes are suggested in the kind of text they were made for."""

import dataclasses

import numpy as np
import pytest

from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.suggestion import Example
from coder.suggest.combined import Combined
from coder.suggest.genre import FAMILIAR, genre, misfit
from coder.suggest.protocol import suggestable

SEGMENTER = Segmenter()


def test_a_code_of_talk_is_silent_in_a_policy_text(codes, units):
    """The same words in an interview suggest it; in a work report they do not."""
    talk = tuple(dataclasses.replace(code, facets={"texts": "talk"}) for code in codes)
    fitted = Combined(use_vectors=False, segmenter=SEGMENTER).fit(talk, (), units)
    assert [each.code_id for each in fitted.suggest([dataclasses.replace(units[2], kind="interview")])[0]] == ["t"]
    assert fitted.suggest([dataclasses.replace(units[2], kind="policy")]) == [[]]


def test_use_in_a_kind_of_text_makes_a_code_at_home_there():
    """Five codings there, and nothing is taken off."""
    few, many = np.full((1, 2), FAMILIAR - 1), np.full((1, 2), FAMILIAR)
    assert (misfit(["policy"], ["talk", ""], few) < 0).all() and not misfit(["policy"], ["talk", ""], many).any()
    assert not misfit([""], ["talk", "policy"], few).any() and not misfit(["talk"], ["talk", "both"], few).any()


@pytest.mark.parametrize(("kind", "expected"), [("policy", "policy"), ("interview", "talk"), ("roundtable", "talk"), ("note", ""), ("", "")])
def test_kinds_of_documents_as_genres(kind, expected):
    """Notes and unknown kinds are neither."""
    assert genre(kind) == expected


def test_a_code_takes_the_texts_of_its_group():
    """The facet is written once, at the group."""
    group = Code(id="g", codebook_id="b", key="g", codable=False, facets={"texts": "talk"})
    child = Code(id="c", codebook_id="b", key="g.c", parent_id="g", facets={"model": 1})
    own = Code(id="o", codebook_id="b", key="g.o", parent_id="g", facets={"texts": "both"})
    assert [dict(code.facets) for code in suggestable([group, child, own])] == [{"model": 1, "texts": "talk"}, {"texts": "both"}]


def test_codings_in_policy_texts_are_counted_without_the_unit_itself(codes, units):
    """Five clauses coded, one of them asked about: four remain, and the code is not at home yet."""
    clauses = [dataclasses.replace(each, kind="policy") for each in units[:FAMILIAR]]
    fitted = Combined(use_vectors=False, segmenter=SEGMENTER).fit(codes, [Example(unit=each, codes=("t",)) for each in clauses], clauses)
    assert fitted._used_in(["policy"], clauses[:1])[0, 1] == FAMILIAR - 1
    assert fitted._used_in(["policy"], [dataclasses.replace(units[6], kind="policy")])[0, 1] == FAMILIAR
