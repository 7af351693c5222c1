"""What becomes of golden passages."""

from dataclasses import replace

from coder.analysis.agreement.golden import golden_checks, with_machine

CODE, OTHER = "sit.skill_matching", "sit.elite_coalition_building"


def test_every_outcome(builder) -> None:
    """The same code of another holds; another code of the group, or none, differs; a retired or changed code is told before that."""
    document = builder.document("d1", turns=8)
    ids = [builder.code(document, turn, CODE) for turn in (1, 2, 3, 4)]
    builder.code(document, 1, CODE, user="li")
    builder.code(document, 2, OTHER, user="li")
    snapshot = builder.snapshot()
    found = {each.coding_id: each for each in golden_checks(snapshot, ids, {ids[3]})}
    assert [found[each].outcome for each in ids] == ["same", "differs", "differs", "older"]
    assert found[ids[1]].given == {"li": (OTHER,)} and found[ids[2]].given == {"li": ()}
    retired = replace(snapshot, codes=tuple(replace(code, retired=code.key == CODE) for code in snapshot.codes))
    assert {each.outcome for each in golden_checks(retired, ids, ())} == {"retired"}
    alone = golden_checks(replace(snapshot, codings=snapshot.codings[:4]), ids[:1], ())
    assert alone[0].outcome == "alone" and alone[0].holds


def test_a_machine_speaks_of_the_units_that_meet_the_passage(builder) -> None:
    """A unit beside it has no say; without its code the check does not hold."""
    document = builder.document("d1", turns=3)
    coding = builder.code(document, 1, CODE)
    turn, beside = builder.turn(document, 1), builder.turn(document, 2)
    checks = golden_checks(builder.snapshot(), [coding], ())
    said = {(document, turn.start, turn.stop): {OTHER}, (document, beside.start, beside.stop): {CODE}}
    (check,) = with_machine(checks, said)
    assert check.machine == (OTHER,) and not check.holds
