"""Lemmas: the forms of an English word meet."""

import pytest

from coder.language.lemmas import Lemmas


@pytest.mark.parametrize(
    "forms",
    [
        ("match", "matches", "matched", "matching"),
        ("ranking", "rankings", "ranked"),
        ("boss", "bosses"),
        ("find", "found"),
        ("firm", "firm's", "firms"),
    ],
)
def test_forms_of_one_word_have_one_lemma(forms):
    """Inflection does not part words."""
    lemmas = Lemmas()
    assert len({lemmas.of(form) for form in forms}) == 1


@pytest.mark.parametrize("pair", [("centre", "center"), ("realised", "realized"), ("neighbouring", "neighboring"), ("programme", "program")])
def test_british_and_american_spellings_meet(pair):
    """A cue in one spelling finds the other."""
    assert Lemmas().of(pair[0]) == Lemmas().of(pair[1])


@pytest.mark.parametrize("pair", [("better", "good"), ("cheaper", "cheap"), ("port", "important"), ("building", "build")])
def test_different_words_stay_apart(pair):
    """Comparatives and nouns keep their own form."""
    assert Lemmas().of(pair[0]) != Lemmas().of(pair[1])


def test_negated_auxiliaries_become_not():
    """`don't`, `isn’t` and `cannot` negate."""
    assert {Lemmas().of(word) for word in ("don't", "isn’t", "cannot", "won't")} == {"not"}


def test_a_sequence_has_offsets_and_hyphens_part_words():
    """`one-stop` is two words, as `one stop` is."""
    assert Lemmas().sequence("a one-stop shop") == [("a", 0, 1), ("one", 2, 5), ("stop", 6, 10), ("shop", 11, 15)]
