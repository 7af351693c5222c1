"""What a town lacks to be decided, and who should be asked."""

from dataclasses import replace

from coder.analysis.profiles.profile import profile
from coder.model.attribute import Attribute, AttributeDef

SPEAKERS = ("李主任", "Ms Chen")


def verdict(builder, **fields):
    return profile(builder.snapshot(**fields))[0].verdict


def test_each_dimension_says_in_numbers_what_it_lacks(builder, plans):
    """Two sources of six turns: enough evidence, one source missing; a further source brings at least one piece."""
    builder.spread("Town", 2, plans["kunshan"])
    found = verdict(builder)
    assert [(need.dimension, need.codings, need.sources) for need in found.missing] == [
        ("knowledge", 1, 1), ("organisational", 1, 1), ("territorial", 1, 1),
    ]  # fmt: skip
    assert "1 more source on the organisational dimension" in found.needs


def test_a_named_town_lacks_nothing(builder, plans):
    """Zeros, and nobody to ask."""
    builder.spread("Town", 4, plans["kunshan"])
    found = verdict(builder)
    assert found.name == "kunshan" and not found.needs
    assert all((need.codings, need.sources, need.ask) == (0, 0, ()) for need in found.missing)


def test_stakeholders_heard_least_are_named_dimension_by_dimension(builder):
    """By speaker: the official speaks on knowledge in two sources, the firm in one, the village in none; who asks is nobody."""
    for name, role in zip(SPEAKERS, ("official", "firm"), strict=True):
        builder.document("empty", "Other")
        builder.speakers[name] = replace(builder.speakers[name], role=role)
    moderator = replace(builder.speakers["Ms Chen"], id="m", name="M", role="moderator")
    builder.speakers["M"] = moderator
    for number, turns in enumerate(((2, 3), (2,))):
        document = builder.document(f"talk {number}", "Town")
        for turn in turns:
            builder.code(document, turn, "sit.competitive_positioning")
    definition = AttributeDef(id="d", key="stakeholder_type", target_kind="document")
    village = Attribute(id="a", def_id="d", target_id=builder.documents[0].id, value="village")
    found = {need.dimension: need for need in profile(builder.snapshot(attribute_defs=(definition,), attributes=(village,)))[1].verdict.missing}
    assert found["knowledge"].heard == {"firm": 1, "official": 2, "village": 0}
    assert found["knowledge"].ask == ("village",)
    assert found["territorial"].ask == ("firm", "official", "village")


def test_a_town_that_lacks_only_certainty_says_whether_more_of_the_same_would_do(builder):
    """Four to two on one dimension: some more sources would do; an even split never does."""
    pairs = [tuple(keys[0] for keys in each.poles.values()) for each in builder.book[0].dimensions]
    plan = {pairs[0][1]: 4, pairs[0][0]: 3, pairs[1][0]: 6, pairs[2][0]: 6}
    builder.spread("Lean", 4, plan)
    builder.spread("Even", 4, plan | {pairs[0][0]: 4})
    even, lean = (each.verdict for each in profile(builder.snapshot()))
    assert lean.name is None and any("more sources like those so far would decide it" in need and "about" in need for need in lean.needs)
    assert even.name is None and "no number of sources like those so far would decide it" in even.needs
    assert all(need.codings == 0 for need in (*even.missing, *lean.missing))


def test_other_is_nobody_to_look_for(builder):
    """A speaker whose role is `other` gives evidence, but is no type to ask for."""
    document = builder.document("talk", "Town")
    for name, role in zip(SPEAKERS, ("other", "official"), strict=True):
        builder.speakers[name] = replace(builder.speakers[name], role=role)
    builder.code(document, 2, "sit.competitive_positioning")
    assert verdict(builder).missing[0].heard == {"official": 0}
