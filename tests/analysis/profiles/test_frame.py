"""Dimensions, poles and corners of a codebook."""

from dataclasses import replace

import pytest

from coder.analysis.profiles.frame import codebook_hash, frame
from coder.errors import CodebookError, NotFound
from coder.model.codebook import Codebook, Dimension, IdealType


def test_the_eight_corners_are_named_by_types_and_initials(builder):
    """Kunshan and Shunde by their ids, the six others as hybrids; whatever the order of keys in the store."""
    found = frame(builder.snapshot())
    assert found.corners() == ("kunshan", "K-K-S", "K-S-K", "K-S-S", "S-K-K", "S-K-S", "S-S-K", "shunde")
    assert [next(iter(dimension.poles)) for dimension in found.dimensions] == [
        "competitive_positioning", "elite_coalition_building", "synchronised_operation",
    ]  # fmt: skip


def test_corners_without_ideal_types_are_named_by_their_poles(builder):
    """A book of two dimensions whose poles share names still has four names."""
    book, codes = builder.book
    dimensions = tuple(Dimension(id=name, names={}, poles={"high": (codes[0].key,), "low": (codes[1].key,)}) for name in ("x", "y"))
    builder.book = (replace(book, dimensions=dimensions, ideal_types=()), codes)
    assert frame(builder.snapshot()).corners() == ("high-high", "high-low", "low-high", "low-low")


def test_types_with_the_same_initial_give_hybrids_named_by_poles(builder):
    """Sunan and Shunde cannot be told apart by S."""
    book, codes = builder.book
    types = (IdealType(id="sunan", names={}, corner={"x": "a", "y": "a"}), IdealType(id="shunde", names={}, corner={"x": "b", "y": "b"}))
    dimensions = tuple(Dimension(id=name, names={}, poles={"a": (codes[0].key,), "b": (codes[1].key,)}) for name in ("x", "y"))
    builder.book = (replace(book, dimensions=dimensions, ideal_types=types), codes)
    assert frame(builder.snapshot()).corners() == ("sunan", "a-b", "b-a", "shunde")


def test_the_book_asked_for_must_exist_and_have_dimensions(builder):
    """Errors say which books there are."""
    plain = Codebook(id="p", key="plain", version="1", names={})
    snapshot = builder.snapshot()
    both = replace(snapshot, codebooks=(plain, *snapshot.codebooks))
    assert frame(both).codebook.key == "interactive_situations"
    for key, project in (("plain", both), ("other", both), (None, replace(snapshot, codebooks=(plain,)))):
        with pytest.raises(NotFound):
            frame(project, key)


def test_a_dimension_with_three_poles_is_refused(builder):
    """Two poles make a contrast."""
    book, codes = builder.book
    builder.book = (replace(book, dimensions=(Dimension(id="x", names={}, poles={"a": (), "b": (), "c": ()}),), ideal_types=()), codes)
    with pytest.raises(CodebookError, match="3 poles"):
        frame(builder.snapshot())


def test_the_hash_of_a_codebook_changes_with_its_codes_and_not_with_their_order(builder):
    """A profile is stamped with the book under which it was made."""
    snapshot = builder.snapshot()
    stamp = codebook_hash(frame(snapshot))
    assert codebook_hash(frame(replace(snapshot, codes=tuple(reversed(snapshot.codes))))) == stamp
    assert codebook_hash(frame(replace(snapshot, codes=(replace(snapshot.codes[0], retired=True), *snapshot.codes[1:])))) != stamp
