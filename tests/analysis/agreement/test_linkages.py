"""Agreement on linkages: matched mentions, then field by field, then the whole."""

import pytest

from coder.analysis.agreement.linkages import linkage_agreement
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.linkage_agreement import LinkageAgreement, SlotAgreement


def row(found: LinkageAgreement, name: str) -> SlotAgreement:
    return next(each for each in found.slots if each.slot == name)


def test_three_mentions_of_two_coders_by_hand(builder) -> None:
    """Two of wang's three have a partner; scale is alike in one pair of two, the actors in both, the whole in one."""
    document = builder.document("d1", turns=6)
    ids = [builder.mention(document, turn, "sit.skill_matching", scale="scale.local") for turn in (1, 2, 3)]
    builder.mention(document, 1, "sit.skill_matching", user="li", ends=("商會", "鎮政府"), scale="scale.local")
    other = builder.mention(document, 2, "sit.skill_matching", user="li", scale="scale.national")
    found = linkage_agreement(builder.snapshot(), ProfileParameters())
    assert (found.mentions, found.partnered, found.f1.value) == (5, 4, pytest.approx(0.8))
    assert found.alone == (ids[2],)
    assert (row(found, "actors").same, row(found, "actors").pairs) == (2, 2)
    assert (row(found, "scale").same, row(found, "whole").same) == (1, 1)
    assert row(found, "scale").differing == ((other, ids[1]),) or row(found, "scale").differing == ((ids[1], other),)
    assert all(each.slot != "step" for each in found.slots)


def test_alpha_of_sets_by_hand(builder) -> None:
    """Kinds {a} {a} and {a} {a, b}: observed (0 + 2/3) / 2; expected from the values a a a ab, three of six pairs 2/3 apart: alpha 0."""
    document = builder.document("d1", turns=4)
    for turn, kinds in ((1, ("kind.capital",)), (2, ("kind.capital", "kind.information"))):
        builder.mention(document, turn, kinds=("kind.capital",))
        builder.mention(document, turn, user="li", kinds=kinds)
    found = row(linkage_agreement(builder.snapshot(), ProfileParameters()), "kinds")
    assert found.alpha.value == pytest.approx(0.0)
    assert found.likeness == pytest.approx(0.75)


def test_a_document_with_mentions_of_one_coder_is_not_compared(builder) -> None:
    """Whether the other saw no tie or did not look for any cannot be told: it is counted and left out."""
    one, other = builder.document("d1", turns=3), builder.document("d2", turns=3)
    builder.mention(one, 1)
    builder.code(one, 2, "sit.skill_matching", user="li")
    builder.mention(other, 1)
    builder.mention(other, 1, user="li")
    found = linkage_agreement(builder.snapshot(), ProfileParameters())
    assert (found.mentions, found.partnered, found.one_only) == (2, 2, 1)


def test_nothing_recorded_gives_nothing(builder) -> None:
    """No mention, no figure."""
    found = linkage_agreement(builder.snapshot(), ProfileParameters())
    assert found.mentions == 0 and found.f1.value is None and found.slots == ()


def test_the_interval_of_a_field_needs_pairs_in_three_documents(builder):
    """Four documents with mentions of two coders, but partners in one of them only: the fields draw pairs, and say so."""
    for number in range(4):
        document = builder.document(f"Talk {number}", "East", turns=10)
        builder.mention(document, 1)
        builder.mention(document, 1 if number == 0 else 5, user="li", status="active" if number else "planned")
    builder.mention(builder.mentions[0].document_id, 7)
    builder.mention(builder.mentions[0].document_id, 7, user="li")
    found = linkage_agreement(builder.snapshot(), ProfileParameters())
    assert found.resampled == "documents" and set(found.narrow) == {each.slot for each in found.slots}
    status = row(found, "status")
    assert status.percent.value == 0.5 and (status.percent.low, status.percent.high) == (0.0, 1.0)
