"""Derived ids are those of uuid5, on every machine and in every version."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from coder.model import ids


@given(name=st.text(st.characters(exclude_categories=["Cs"])), namespace=st.uuids())
def test_a_named_uuid_is_a_uuid5(name: str, namespace: uuid.UUID) -> None:
    """For any name in any script."""
    assert ids.named_uuid(namespace, name) == str(uuid.uuid5(namespace, name))


def test_ids_stay_what_they_are() -> None:
    """Projects refer to each other by them."""
    assert ids.user_id("王芳") == "070ee404-8b98-5490-be3a-ec3f713c72ab"
    assert ids.code_id("b", "k") == "cc5492ed-a578-5a52-9f67-5496d63b4657"
