"""Which quotes stand for a cell."""

from dataclasses import replace

from coder.analysis.profiles.profile import profile


def quotes(builder, row="dynamics"):
    return next(each.quotes for each in profile(builder.snapshot())[0].reference["kunshan"] if each.row == row)


def test_the_surest_come_first_then_what_more_coders_found_then_first_hand(builder):
    """Confidence of the mention, number of coders, evidence mode; then title and place."""
    document = builder.document("one", "Town")
    second = builder.mention(document, 1, dynamics="dyn.ppp", evidence_mode="second_hand")
    first = builder.mention(document, 2, dynamics="dyn.ppp")
    twice = builder.mention(document, 3, dynamics="dyn.ppp")
    builder.mention(document, 3, dynamics="dyn.ppp", user="li")
    sure = builder.mention(document, 4, dynamics="dyn.ppp", confidence=3)
    doubtful = builder.mention(document, 5, dynamics="dyn.ppp", confidence=1)
    assert [quote.id for quote in quotes(builder)] == [sure, twice, first]
    builder.mentions = [each for each in builder.mentions if each.id not in (sure, twice)]
    assert quotes(builder)[0].id == first
    builder.mentions = [each for each in builder.mentions if each.id in (second, doubtful)]
    assert [quote.id for quote in quotes(builder)] == [second, doubtful]


def test_every_source_and_value_is_heard_before_one_is_heard_twice(builder):
    """A talkative source does not give all three quotes."""
    for title, turns in (("a", 5), ("b", 1), ("c", 1)):
        document = builder.document(title, "Town")
        for turn in range(1, turns + 1):
            builder.mention(document, turn, dynamics="dyn.government_led", confidence=3 if title == "a" else None)
    assert [quote.title for quote in quotes(builder)] == ["a", "b", "c"]


def test_codings_by_certainty(builder):
    """A coding that was sure stands before one that was not."""
    document = builder.document("one", "Town")
    ids = [builder.code(document, turn, "comp.place") for turn in (1, 2, 3)]
    builder.codings = [replace(each, certainty=number) for number, each in enumerate(builder.codings, 1)]
    assert [quote.id for quote in quotes(builder, "interurban_competition")] == ids[::-1]
