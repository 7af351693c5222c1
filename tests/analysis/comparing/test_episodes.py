"""Steps as dated episodes."""

from dataclasses import replace

import pytest

from coder.analysis.comparing.cases import case_table
from coder.analysis.comparing.episodes import episodes, figures
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.codebook import Code
from coder.model.ids import code_id

TRY, KEEP, ASSESS = "step.experiment", "step.institutionalisation", "step.assessment"
PARAMETERS = ProfileParameters()


@pytest.fixture
def told(builder):
    """The function that records a step between two actors of one town."""
    document = builder.document("Talk", "East")
    turns = iter(range(1, 40))

    def tell(step, when="", *, firm="a", **fields):
        return builder.mention(document, next(turns), step=step, ends=("镇", firm), time_from=when, **fields)

    return tell


def _found(builder):
    snapshot = builder.snapshot()
    found = episodes(snapshot, None, PARAMETERS)
    return found, figures(snapshot, found)


@pytest.mark.parametrize(
    ("tried", "kept", "wait"),
    [
        ("1992", "1996", (4, 4)),
        ("199X", "2004", (5, 14)),
        ("1995", "199X", (0, 4)),
        ("", "2004", None),
        ("1992", "", None),
    ],
)
def test_the_time_between_is_as_exact_as_the_dates(builder, told, tried, kept, wait):
    """A range where a date is coarse; nothing where one is missing, though it was made permanent."""
    told(TRY, tried)
    told(KEEP, kept)
    (each,), _ = _found(builder)
    assert each.institutionalised and each.wait == wait


def test_what_was_a_rule_before_it_was_tried_did_not_come_of_it(builder, told):
    """Surely before: not counted. A range that may lie after counts."""
    told(TRY, "2004")
    told(KEEP, "1996")
    (each,), sum_of = _found(builder)
    assert not each.institutionalised and each.wait is None and sum_of.institutionalised == 0


def test_an_open_begin_is_told_as_at_least(builder, told):
    """`..` to 1995, then 1999: four years or more."""
    told(TRY, "..", time_to="1995")
    told(KEEP, "1999")
    (each,), sum_of = _found(builder)
    assert each.wait == (4, None) and sum_of.dated == 0


def test_shares_count_experiments_also_those_that_failed(builder, told):
    """One of three made permanent, one failed, one open; planned ones are no experiments."""
    told(TRY, "1992")
    told(KEEP, "1996")
    told(TRY, "1993", firm="b", status="failed")
    told(TRY, "1994", firm="c")
    told(TRY, "1999", firm="d", status="planned")
    told(ASSESS, "1990", firm="c")
    found, sum_of = _found(builder)
    assert [each.label for each in found] == ["镇 - c", "镇 - a", "镇 - b"]
    assert (sum_of.experiments, sum_of.institutionalised, sum_of.failed) == (3, 1, 1)
    assert sum_of.share == pytest.approx(1 / 3) and sum_of.low < 1 / 3 < sum_of.high and sum_of.wait == (4, 4)


def test_a_merged_linkage_is_one_episode_whoever_its_ends_are(builder, told):
    """Two pairs of actors merged into one tie."""
    told(TRY, "1992", linkage_id="tie")
    told(KEEP, "1996", firm="b", linkage_id="tie")
    (each,), _ = _found(builder)
    assert each.institutionalised and [len(step.mentions) for step in each.steps.values()] == [1, 1]


def test_a_mention_takes_the_step_its_turn_is_coded_with(builder):
    """And a coding of a step in a turn without a mention is told to belong nowhere."""
    book, codes = builder.book
    step = Code(id=code_id(book.id, TRY), codebook_id=book.id, key=TRY, names={"en": TRY})
    builder.book = (book, (*codes, step))
    document = builder.document("Talk", "East")
    builder.mention(document, 2)
    builder.code(document, 2, TRY)
    alone = builder.code(document, 9, TRY)
    (each,), sum_of = _found(builder)
    assert list(each.steps) == [TRY] and sum_of.loose == (alone,)


def test_dated_episodes_are_cases(builder, told):
    """A set is a code that their mentions carry; undated ones are no cases."""
    book, codes = builder.book
    steps = tuple(Code(id=code_id(book.id, key), codebook_id=book.id, key=key, names={"en": key}) for key in (TRY, KEEP))
    builder.book = (book, (*codes, *steps))
    told(TRY, "1992", dynamics="dyn.government_led")
    kept = told(KEEP, "1996")
    told(TRY, "1993", firm="b")
    told(TRY, "", firm="c")
    found = case_table(replace(builder.snapshot()), "episodes", [KEEP, "dyn.government_led"], {}, PARAMETERS)
    assert found.cases == ("East: 镇 - a", "East: 镇 - b") and found.columns == {KEEP: (1.0, 0.0), "dyn.government_led": (1.0, 0.0)}
    assert found.evidence["East: 镇 - a"][KEEP] == (kept,)
