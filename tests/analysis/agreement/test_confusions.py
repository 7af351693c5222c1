"""Which codes are confused, and what may cause it; all constructed."""

from dataclasses import replace

from coder.analysis.agreement.confusions import confusions, is_named, mentions
from coder.analysis.agreement.consensus import holding
from coder.analysis.agreement.disagreements import compared
from coder.model.adjudication import Adjudication
from coder.model.ids import user_id

A, B, C = "sit.skill_matching", "sit.communicative_mediation", "comp.place"


def book(builder, **fields):
    """The codes with other fields for some."""
    builder.book = builder.book[0], tuple(replace(code, **fields.get(code.key.replace(".", "_"), {})) for code in builder.book[1])


def test_pairs_are_counted_with_who_gave_what(builder):
    """Three turns A against B, always wang A; one turn C alone; A agreed on once."""
    document = builder.document("Talk", "East", turns=10)
    for turn in (1, 2, 3, 4):
        builder.code(document, turn, A)
        builder.code(document, turn, B, user="li")
    builder.code(document, 6, C)
    for user in ("wang", "li"):
        builder.code(document, 7, A, user=user)
    snapshot = builder.snapshot()
    found = confusions(snapshot, compared(snapshot), {})
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.count, pair.documents) == (A, B, 4, 1)
    assert pair.given == {"li": (0, 4), "wang": (4, 0)} and pair.agreed == (1, 0) and len(pair.examples) == 4
    assert [(each.kind, each.code, each.said) for each in pair.causes if each.kind == "one_sided"] == [
        ("one_sided", B, "li"),
        ("one_sided", A, "wang"),
    ]
    assert [(each.code, each.count, each.given) for each in found.alone] == [(C, 1, {"wang": 1})]


def test_a_rule_that_does_not_name_the_other_code_is_a_hint(builder):
    """By its name in any language or its key; with a definition that is missing, and cue words in common."""
    book(
        builder,
        sit_skill_matching={"definition": {"en": "Needs meet skills."}, "exclude": {"zh": ("只是沟通：用沟通调解",)}, "cues": {"zh": ("对接",)}},
        sit_communicative_mediation={"names": {"zh": "沟通调解", "en": "Mediation"}, "cues": {"zh": ("对接", "协会")}},
    )
    document = builder.document("Talk", "East", turns=4)
    builder.code(document, 1, A)
    builder.code(document, 1, B, user="li")
    snapshot = builder.snapshot()
    codes = {code.key: code for code in snapshot.codes}
    assert mentions(codes[A], codes[B]) and not mentions(codes[B], codes[A]) and is_named(codes[A], "see Skill Matching")
    (pair,) = confusions(snapshot, compared(snapshot), {}).pairs
    assert [(each.kind, each.code) for each in pair.causes] == [("no_definition", B), ("not_excluded", B), ("same_cues", A)]
    assert pair.causes[-1].said == "对接"


def test_decisions_tell_which_definition_is_too_wide(builder):
    """Where A held in four of five, the definition of B comes first."""
    document = builder.document("Talk", "East", turns=10)
    for turn in range(1, 6):
        builder.code(document, turn, A, user="wang" if turn % 2 else "li")
        builder.code(document, turn, B, user="li" if turn % 2 else "wang")
    snapshot = builder.snapshot()
    found = compared(snapshot)
    keys = {code.id: code.key for code in snapshot.codes}
    made = []
    for number, each in enumerate(found.disagreements):
        held = next(one.user_id for one in each.originals if keys[one.code_id] == (B if number == 4 else A))
        made.append(
            Adjudication(
                id=each.id, document_id=each.document_id, start=each.start, stop=each.stop, kind=each.kind, coders=each.coders,
                originals=each.originals, verdict="chosen", chosen=(held,), user_id=user_id("chen"), created_at="2024-05-02T08:00:00Z",
            )
        )  # fmt: skip
    (pair,) = confusions(snapshot, found, holding(found.disagreements, made)).pairs
    assert dict(pair.decided) == {"first": 4, "second": 1}
    assert (pair.causes[0].kind, pair.causes[0].code, pair.causes[0].other, pair.causes[0].number, pair.causes[0].of) == ("held", B, A, 4, 5)
