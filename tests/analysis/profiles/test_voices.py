"""Who says what."""

from dataclasses import replace

import pytest

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.voices import voices
from coder.errors import NotFound

POSITION, MONITOR = "sit.competitive_positioning", "sit.reflective_monitoring"


@pytest.fixture
def town(builder):
    """Two sources: 李主任 (official; even turns) says government-led, Ms Chen (firm; odd turns) bottom-up, once government-led, once unclear."""
    for number in range(2):
        document = builder.document(f"talk {number}", "Town")
        for turn in (2, 4, 6):
            builder.mention(document, turn, dynamics="dyn.government_led")
        builder.mention(document, 3, dynamics="dyn.bottom_up", borrowed_from=("臺灣",), kinds=("kind.institution",))
        builder.code(document, 2, POSITION)
        builder.code(document, 3, MONITOR)
    builder.mention(document, 5, dynamics="dyn.government_led")
    builder.mention(document, 7, dynamics="unclear")
    for name, role in (("李主任", "official"), ("Ms Chen", "firm")):
        builder.speakers[name] = replace(builder.speakers[name], role=role)
    return builder


def table(builder, row, **choices):
    snapshot = builder.snapshot()
    found = voices(snapshot, builder.town("Town"), row, parameters=ProfileParameters(**choices))
    return {each.stakeholder: each for each in found}


def test_who_says_government_led_officials_or_firms(town):
    """Counts, sources, ids and quotes of each type; shares are of what the type itself says."""
    found = table(town, "dynamics")
    official, firm = found["official"], found["firm"]
    assert (official.n, official.sources, official.speakers, firm.n, firm.sources) == (6, 2, 1, 3 + 1, 2)
    assert {share.code: share.n for share in firm.shares} == {"dyn.government_led": 1, "dyn.bottom_up": 2, "unclear": 1}
    led = {kind: next(share for share in each.shares if share.code == "dyn.government_led") for kind, each in found.items()}
    assert led["official"].share > 0.7 > 0.5 > led["firm"].share
    assert len(led["official"].mentions) == 6 and led["firm"].low < led["firm"].share < led["firm"].high
    assert {quote.value for quote in firm.quotes} == {"dyn.government_led", "dyn.bottom_up", "unclear"}


def test_one_value_is_shown_as_a_share_of_all_values(town):
    """The row asked for, out of all that the stakeholder says on it."""
    only = table(town, "dyn.bottom_up")["firm"]
    assert [share.code for share in only.shares] == ["dyn.bottom_up"] and only.n == 4
    assert [quote.value for quote in only.quotes] == ["dyn.bottom_up"] * 2


def test_dimensions_places_and_one_situation_have_voices_too(town):
    """A dimension over its two poles; a place under its name of the table."""
    assert [share.code for share in table(town, "knowledge")["firm"].shares] == [POSITION, MONITOR]
    assert table(town, "institutional_borrowing")["firm"].shares[0].code == "Taiwan"
    assert table(town, POSITION)["official"].n == 2


def test_what_nobody_says_has_no_voices_and_unknown_rows_are_errors(town):
    """Filters hold here too."""
    assert table(town, "risk") == {}
    assert set(table(town, "dynamics", speakers=("role=firm",))) == {"firm"}
    with pytest.raises(NotFound, match="nonsense"):
        table(town, "nonsense")
