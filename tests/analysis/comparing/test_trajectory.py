"""Periods, the time of evidence, and profiles from period to period."""

import pytest

from coder.analysis.comparing.periods import decades, parse_periods, placed
from coder.analysis.comparing.trajectory import trajectories
from coder.analysis.profiles.dating import Dating
from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import InvalidValue
from coder.model.attribute import Attribute, AttributeDef

PARAMETERS = ProfileParameters(draws=500)
PERIODS = parse_periods("1984-1991,1992-2004,2005-")
MATCH, COMPETE, MONITOR = "sit.skill_matching", "sit.competitive_positioning", "sit.reflective_monitoring"


def test_periods_are_read_as_they_are_written():
    """Open ends, single years, Chinese punctuation and dashes."""
    assert [each.label for each in PERIODS] == ["1984-1991", "1992-2004", "2005-"]
    assert [each.label for each in parse_periods("-1991，1992—2004、2005")] == ["-1991", "1992-2004", "2005"]


@pytest.mark.parametrize("text", ["1984", "1992-2004,1984-1991", "1984-1992,1992-2004", "1991-1984", "1984-,1992-", "soon", "1984-1991,", "-"])
def test_what_are_no_periods_is_refused(text):
    """Overlaps, disorder and other words, with what to write; one year alone is a period."""
    if text == "1984":
        assert parse_periods(text)[0].label == text
        return
    with pytest.raises(InvalidValue) as refused:
        parse_periods(text)
    assert "1984-1991" in (refused.value.hint or "")


@pytest.mark.parametrize(
    ("start", "stop", "where"),
    [
        ("1987", "", (0,)),
        ("1992-05", "", (1,)),
        ("198X", "", "coarse"),
        ("199X", "", "coarse"),
        ("201X", "", (2,)),
        ("1970", "", "outside"),
        ("", "", "undated"),
        ("..", "", "undated"),
        ("1990", "2010", (0, 1, 2)),
        ("1990", "..", (0, 1, 2)),
        ("..", "1990", (0,)),
        ("199X", "200X", (1,)),
        ("2004~", "2006", (1, 2)),
    ],
)
def test_a_moment_lies_in_one_period_and_a_span_in_all_it_surely_touches(start, stop, where):
    """A date that fits several periods is too coarse: it is not guessed."""
    assert placed(start, stop, PERIODS) == where


def test_decades_go_from_the_first_year_to_the_last():
    """Those without evidence too."""
    assert [each.label for each in decades([(1987, 1987), (2004, 2012)])] == ["1980-1989", "1990-1999", "2000-2009", "2010-2019"]
    assert decades([]) == ()


def test_a_coding_is_of_the_time_of_the_mentions_in_its_turn(builder):
    """Elsewhere of the time that the variable of its document says; else of none."""
    first, second = builder.document("One", "East"), builder.document("Two", "East")
    builder.mention(first, 2, MATCH, time_from="1987")
    for document in (first, second):
        builder.code(document, 2, MATCH)
    builder.code(first, 5, MATCH)
    definition = AttributeDef(id="d", key="time", target_kind="document")
    snapshot = builder.snapshot(attribute_defs=(definition,), attributes=(Attribute(id="a", def_id="d", target_id=second, value="1992/2004"),))
    dating = Dating(snapshot)
    assert [dating.times(each) for each in snapshot.codings] == [(("1987", ""),), (("1992", "2004"),), ()]


@pytest.fixture
def moved(builder):
    """A constructed town that turned from positioning to monitoring; four sources tell of each time, one mention has no date."""
    for number in range(4):
        document = builder.document(f"Talk {number}", "East")
        for turn in range(1, 7):
            builder.mention(document, turn, COMPETE, time_from="1988")
            builder.mention(document, turn + 10, MONITOR, time_from="2008", kinds=("kind.institution",), borrowed_from=("Taiwan",))
    builder.mention(document, 30, MATCH)
    return builder


def test_each_period_has_its_own_profile_and_nothing_is_dropped(moved):
    """Theta falls from the first period to the last; the undated mention is a row of its own."""
    (found,) = trajectories(moved.snapshot(), None, PERIODS, PARAMETERS)
    assert [row.label for row in found.rows] == ["1984-1991", "1992-2004", "2005-", "undated"]
    assert sum(row.profile.mentions for row in found.rows) == len(moved.mentions)
    early, empty, late, undated = (row.profile for row in found.rows)
    assert early.contrasts["knowledge"].low > 0.6 > 0.4 > late.contrasts["knowledge"].high
    assert empty.mentions == 0 and empty.verdict.name is None and undated.mentions == 1
    assert [(share.code, share.n) for share in late.facets["borrowed_from"] if share.n] == [("Taiwan", 24)]
    assert not [share for share in early.facets.get("borrowed_from", ()) if share.n]


def test_the_shift_compares_the_last_period_with_the_first(moved):
    """Surely less positioning; of the empty dimensions nothing is said."""
    (found,) = trajectories(moved.snapshot(), None, PERIODS, PARAMETERS)
    shift = {each.name: each for each in found.shift}
    assert found.compared == ("1984-1991", "2005-")
    assert shift["knowledge"].high < 0 and shift["knowledge"].sufficient and shift["knowledge"].p < 0.01
    assert not shift["territorial"].sufficient


def test_without_periods_the_decades_are_taken(moved):
    """Of the evidence."""
    (found,) = trajectories(moved.snapshot(), None, (), PARAMETERS)
    assert [row.label for row in found.rows] == ["1980-1989", "1990-1999", "2000-2009", "undated"]
