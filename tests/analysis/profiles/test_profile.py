"""Profiles of towns: verdicts, what moves them, and what does not."""

import json
import random
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.errors import NotFound
from coder.model.attribute import Attribute, AttributeDef
from coder.model.codebook import Dimension, IdealType
from coder.model.profile import ModelProfile
from coder.model.record import from_record, to_record

MEDIATE = "sit.communicative_mediation"


def only(builder, **choices) -> ModelProfile:
    """The profile of the only town."""
    (found,) = profile(builder.snapshot(), parameters=ProfileParameters(**choices))
    return found


def thetas(found: ModelProfile) -> dict[str, float]:
    return {name: contrast.theta for name, contrast in found.contrasts.items()}


def uneven(builder, town: str, corner: dict[str, int], sources: int, seed: int = 7, share: float = 0.9) -> None:
    """Sources of a simulated town: 1 + Poisson(5) pieces a dimension, each source's share from a Beta with correlation .3."""
    drawn = np.random.default_rng(seed)
    for number in range(sources):
        plan = {}
        for key in corner:
            other = next(pair[1 - pair.index(key)] for pair in builder_pairs(builder) if key in pair)
            n = 1 + drawn.poisson(5)
            first = drawn.binomial(n, drawn.beta(share * 7 / 3, (1 - share) * 7 / 3))
            plan |= {key: int(first), other: int(n - first)}
        builder.spread(town, 1, plan, name=f"{town} {number}")


def builder_pairs(builder) -> list[tuple[str, str]]:
    return [tuple(keys[0] for keys in dimension.poles.values()) for dimension in builder.book[0].dimensions]


@pytest.mark.parametrize("corner", ["kunshan", "shunde", "K-S-S"])
def test_fifteen_sources_of_a_kind_are_named(builder, plans, corner):
    """The first three invented towns of section 6.2: the corner is named, with probability at least .9, and the hybrid is no mean."""
    uneven(builder, "Town", plans[corner], 15)
    found = only(builder)
    assert (found.verdict.name, found.verdict.needs) == (corner, ())
    assert found.verdict.p >= 0.9
    if corner == "K-S-S":
        assert max(median for median, _, _ in found.types.values()) < 0.3
    else:
        assert found.types[corner][0] > 0.8


def test_three_thin_sources_of_the_same_town_are_undetermined(builder, plans):
    """The fourth invented town: two pieces a dimension from three sources name nothing."""
    builder.spread("Town", 3, dict.fromkeys(plans["kunshan"], 1))
    found = only(builder)
    assert found.verdict.name is None
    assert "2 more codings on the knowledge dimension" in found.verdict.needs


def test_no_data_gives_the_figures_of_the_prior_and_no_verdict(builder):
    """The fifth invented town: K .05 [.01, .80], .13 / .13 / .74, undetermined; without the gate a false finding."""
    builder.town("Empty")
    found = only(builder)
    for median, low, high in found.types.values():
        assert (round(median, 2), round(low, 2), round(high, 1)) == (0.05, 0.01, 0.8)
    assert found.corners["kunshan"] == pytest.approx(0.125, abs=0.02)
    assert sum(p for name, p in found.corners.items() if name not in found.types) == pytest.approx(0.75, abs=0.02)
    assert found.verdict.name is None
    assert found.verdict.needs[0] == "3 more sources, with 5 more codings, on the knowledge dimension"
    assert all(contrast.theta == 0.5 for contrast in found.contrasts.values())
    assert found.sensitivity["without"] == [] and found.sources == 0


def test_one_talkative_source_never_makes_a_model(builder, plans):
    """Sixty pieces a dimension in one interview: still two sources missing."""
    builder.spread("Town", 1, dict.fromkeys(plans["kunshan"], 60))
    verdict = only(builder).verdict
    assert verdict.name is None
    assert [need for need in verdict.needs if "source" in need] == [
        f"2 more sources on the {dimension} dimension" for dimension in ("knowledge", "organisational", "territorial")
    ]


def test_one_two_and_three_sources_of_six_turns_each(builder, plans):
    """The gate opens at the third source."""
    names = []
    for number in range(3):
        builder.spread("Town", 1, plans["kunshan"], name=f"s{number}")
        names.append(only(builder).verdict.name)
    assert names == [None, None, "kunshan"]


def test_only_what_counts_moves_a_figure_and_only_that_of_its_dimension(builder, plans):
    """A mention counts; a planned one does not; a coding in the mention's turn adds nothing; one in another turn counts."""
    last = builder.spread("Town", 3, plans["kunshan"])[-1]
    steps = [thetas(only(builder))]
    for act in (
        lambda: builder.mention(last, 21, MEDIATE),
        lambda: builder.mention(last, 23, MEDIATE, status="planned"),
        lambda: builder.code(last, 21, MEDIATE),
        lambda: builder.code(last, 25, MEDIATE),
    ):
        act()
        steps.append(thetas(only(builder)))
    moves = [after["territorial"] - before["territorial"] for before, after in pairwise(steps)]
    assert moves[0] < -0.012 and moves[1] == moves[2] == 0 and moves[3] < -0.012
    assert all(step[name] == steps[0][name] for step in steps for name in ("knowledge", "organisational"))


def test_theta_is_the_mean_worked_by_hand(builder, plans):
    """Three sources of six: (1 + 3 * 2.4) / (2 + 3 * 2.4); weights do not matter where all sources are alike."""
    builder.spread("Town", 3, plans["kunshan"])
    assert only(builder).contrasts["knowledge"].theta == pytest.approx(8.2 / 9.2, abs=1e-6)


def test_another_town_or_source_elsewhere_changes_nothing_here(builder, plans):
    """Towns do not influence each other."""
    builder.spread("East", 3, plans["kunshan"])
    alone = only(builder)
    builder.spread("South", 4, plans["shunde"])
    east, south = profile(builder.snapshot())
    assert to_record(east) == to_record(alone)
    assert south.verdict.name == "shunde"
    assert profile(builder.snapshot(), [builder.town("South")]) == (south,)


def test_the_same_project_gives_the_same_bytes_in_whatever_order_its_rows_come(builder, plans):
    """Order of rows decides nothing; nor does computing twice."""
    for document in builder.spread("Town", 3, plans["K-S-S"]):
        builder.code(document, 2, MEDIATE, user="li")
        builder.code(document, 1, "sit.reflective_monitoring", user="li")
        builder.mention(document, 20, MEDIATE, scale="scale.local", borrowed_from=("台湾", "Osaka"), linkage_id="b")
        builder.mention(document, 21, MEDIATE, scale="unclear", linkage_id="a")
    snapshot = builder.snapshot()
    first = json.dumps(to_record(profile(snapshot)[0]))
    assert json.dumps(to_record(profile(snapshot)[0])) == first
    mixed = {
        name: tuple(random.Random(3).sample(getattr(snapshot, name), len(getattr(snapshot, name))))
        for name in ("documents", "codings", "mentions", "towns", "town_scopes", "users", "codes", "speakers")
    }
    assert json.dumps(to_record(profile(replace(snapshot, **mixed))[0])) == first


def test_random_ids_of_codings_change_no_number(builder, plans):
    """Ids are named, never counted on."""
    documents = builder.spread("Town", 3, plans["shunde"])
    builder.code(documents[0], 1, MEDIATE, user="li")
    snapshot = builder.snapshot()
    renamed = replace(snapshot, codings=tuple(replace(each, id=f"{hash(each.id)}") for each in snapshot.codings))
    before, after = profile(snapshot)[0], profile(renamed)[0]
    assert (before.corners, before.types, before.verdict, before.sensitivity) == (after.corners, after.types, after.verdict, after.sensitivity)
    assert thetas(before) == thetas(after)


def test_a_profile_survives_json(builder, plans):
    """What a face prints or stores can be read back."""
    builder.spread("Town", 3, plans["kunshan"])
    found = only(builder)
    assert to_record(from_record(ModelProfile, json.loads(json.dumps(to_record(found))))) == to_record(found)


def test_shares_of_situations_name_their_evidence(builder, plans):
    """n, sources, breadth, speakers and ids; the shares sum to 1 and each interval holds its share."""
    documents = builder.spread("Town", 3, plans["kunshan"])
    coded = builder.code(documents[0], 25, MEDIATE)
    builder.mention(documents[1], 26, MEDIATE, status="wished")
    found = only(builder)
    by_code = {share.code: share for share in found.situations}
    assert sum(share.share for share in found.situations) == pytest.approx(1, abs=1e-5)
    assert all(share.low <= share.share <= share.high for share in found.situations)
    share = by_code[MEDIATE]
    assert (share.n, share.sources, share.codings, share.speakers, share.aside) == (1, 1, (coded,), 1, {"wished": 1})
    assert share.breadth == pytest.approx(1 / 3, abs=1e-6)
    full = by_code["sit.synchronised_operation"]
    assert (full.n, full.sources, len(set(full.codings)), full.breadth, full.speakers) == (18, 3, 18, 1.0, 2)


def test_coder_disagreement_is_unknown_or_widens_the_result(builder, plans):
    """Without double coding a note says so; a second coder who sees the other pole in half of the turns makes the town uncertain."""
    documents = builder.spread("Town", 3, plans["kunshan"])
    alone = only(builder)
    assert any("disagreement is unknown" in note for note in alone.notes) and alone.agreement == () and not alone.tentative
    others = dict(builder_pairs(builder)) | {second: first for first, second in builder_pairs(builder)}
    for coding in list(builder.codings):
        ordinal = next(turn.ordinal for turn in builder.segments[coding.document_id] if turn.start == coding.start)
        key = next(code.key for code in builder.book[1] if code.id == coding.code_id)
        builder.code(coding.document_id, ordinal, key if ordinal % 2 else others[key], user="li")
    doubled = only(builder)
    assert doubled.tentative and doubled.verdict.p < alone.verdict.p
    assert not any("disagreement is unknown" in note for note in doubled.notes)
    assert {each.units for each in doubled.agreement} == {28 * len(documents)}


def test_coders_who_agree_give_alpha_one_and_leave_the_result(builder, plans):
    """The same turns coded twice the same way count once, and nothing is flipped."""
    builder.spread("Town", 3, plans["kunshan"])
    alone = only(builder)
    for coding in list(builder.codings):
        builder.codings.append(replace(coding, id=f"{coding.id}-li", user_id="li"))
    twice = only(builder)
    assert thetas(twice) == thetas(alone) and twice.verdict == alone.verdict
    assert [each.alpha for each in twice.agreement if each.alpha is not None] == [1.0, 1.0, 1.0]
    assert not twice.tentative


def test_every_figure_says_how_many_speak_and_which_ids_stand_behind_it(builder, plans):
    """Contrasts, measures and rows of the table, as the shares do; alpha where the code is given to passages by two people."""
    documents = builder.spread("Town", 3, plans["kunshan"])
    tie = builder.mention(documents[0], 20, scale="scale.local", risk="risk.high_speculative")
    place = builder.code(documents[0], 21, "comp.place")
    for turn, key in ((1, "sit.competitive_positioning"), (2, MEDIATE), (21, "comp.place"), (22, "comp.place")):
        builder.code(documents[0], turn, key, user="li")
    found = only(builder)
    contrast = found.contrasts["knowledge"]
    assert len(contrast.codings) == contrast.n_first + contrast.n_second + 1 and contrast.mentions == () and contrast.speakers == 2
    reach = found.measures["ei_index"]
    assert (reach.mentions, reach.sources, reach.speakers) == ((tie,), 1, 1)
    alphas = {each.code: each.alpha for each in found.agreement}
    assert alphas["comp.place"] == {share.code: share for share in found.facets["comp"]}["comp.place"].alpha
    assert 0 < alphas["comp.place"] < 1 and alphas["comp.product"] is None
    assert contrast.alpha == alphas["sit.competitive_positioning"]
    rows = {row.row: row for row in found.reference["kunshan"]}
    assert place in rows["interurban_competition"].codings and rows["interurban_competition"].alpha == alphas["comp.place"]
    assert rows["level_of_risk"].alpha is None


def test_codes_that_are_no_situation_never_make_a_profile_tentative(builder, plans):
    """The floor is for the situations; the alpha of the others is shown."""
    documents = builder.spread("Town", 3, plans["kunshan"])
    for coding in list(builder.codings):
        builder.codings.append(replace(coding, id=f"{coding.id}-li", user_id="li"))
    builder.code(documents[0], 21, "comp.place")
    builder.code(documents[0], 22, "comp.place", user="li")
    found = only(builder)
    assert {each.code: each.alpha for each in found.agreement}["comp.place"] < 0 and not found.tentative


def test_leaving_out_is_the_same_with_and_without_strata(builder, plans):
    """One type of stakeholder for all sources gives the bytes of none."""
    documents = builder.spread("Town", 4, plans["K-S-S"])
    definition = AttributeDef(id="d", key="stakeholder", target_kind="document")
    same = tuple(Attribute(id=each, def_id="d", target_id=each, value="firm") for each in documents)
    split = tuple(replace(each, value=value) for each, value in zip(same, ("firm", "firm", "firm", "official"), strict=True))
    one, several = (profile(builder.snapshot(attribute_defs=(definition,), attributes=each))[0].sensitivity["without"] for each in (same, split))
    assert one == only(builder).sensitivity["without"]
    assert [row["p"] for row in several] == pytest.approx([row["p"] for row in one], abs=1e-6)


def test_leaving_a_source_out_shows_what_hangs_on_it(builder, plans):
    """With three sources every one is needed; with five none is; the range of p lies round the headline."""
    builder.spread("Town", 3, plans["kunshan"])
    rows = only(builder).sensitivity["without"]
    assert len(rows) == 3 and all(row["name"] is None for row in rows)
    builder.spread("Town", 2, plans["kunshan"], name="more")
    found = only(builder).sensitivity
    assert [row["name"] for row in found["without"]] == ["kunshan"] * 5
    assert 0.95 < found["p_low"] <= found["p_high"] <= 1
    assert [row["crossover"] for row in found["crossovers"]] == [0.4, 0.5, 0.6]
    assert found["crossovers"][0]["p"] >= found["crossovers"][1]["p"] >= found["crossovers"][2]["p"]


def test_another_cross_over_can_change_the_corner(builder):
    """A town with as much of either pole: Kunshan at .4, Shunde at .6, on the same draws."""
    for first, second in builder_pairs(builder):
        builder.spread("Town", 12, {first: 3, second: 3}, name=first)
    low, middle, high = only(builder).sensitivity["crossovers"]
    assert (low["corner"], high["corner"]) == ("kunshan", "shunde")
    assert middle["p"] < 0.3


def test_leaving_out_a_source_equals_a_project_without_it(builder, plans):
    """The figure is that of the town never having been told by that source."""
    documents = builder.spread("Town", 4, plans["kunshan"])
    for turn in (21, 22, 23, 24):
        builder.code(documents[0], turn, MEDIATE)
    row = next(row for row in only(builder, draws=1000).sensitivity["without"] if row["document"] == documents[0])
    builder.codings = [coding for coding in builder.codings if coding.document_id != documents[0]]
    assert only(builder, draws=1000).corners["kunshan"] == pytest.approx(row["p"], abs=0.03)


def test_a_book_of_two_dimensions_and_other_types_needs_no_code(builder):
    """Sunan and Wenzhou: four corners, named by types and their initials."""
    book, codes = builder.book
    keys = [code.key for code in codes[:4]]
    dimensions = tuple(
        Dimension(id=name, names={}, poles={"state": (first,), "market": (second,)})
        for name, first, second in (("capital", *keys[:2]), ("firms", *keys[2:]))
    )
    types = (
        IdealType(id="sunan", names={}, corner={"capital": "state", "firms": "state"}),
        IdealType(id="wenzhou", names={}, corner={"capital": "market", "firms": "market"}),
    )
    builder.book = (replace(book, dimensions=dimensions, ideal_types=types, reference_profiles={}), codes)
    builder.spread("A", 4, {keys[0]: 6, keys[2]: 6})
    builder.spread("B", 4, {keys[0]: 6, keys[3]: 6})
    a, b = profile(builder.snapshot())
    assert (a.verdict.name, b.verdict.name) == ("sunan", "S-W")
    assert set(a.corners) == {"sunan", "S-W", "W-S", "wenzhou"} and set(a.contrasts) == {"capital", "firms"}
    assert sum(a.corners.values()) == pytest.approx(1)


def test_parameters_and_hashes_are_printed_with_the_result(builder, plans):
    """What fixes the numbers: choices, codebook and inputs; each of them changes its own stamp."""
    documents = builder.spread("Town", 3, plans["kunshan"])
    before = only(builder)
    assert before.parameters["rho"] == 0.3 and before.parameters["seed"] == 2016
    builder.code(documents[0], 22, MEDIATE)
    after = only(builder, rho=0.5)
    assert after.parameters["rho"] == 0.5
    assert after.parameters["codebook_sha256"] == before.parameters["codebook_sha256"]
    assert after.parameters["inputs_sha256"] != before.parameters["inputs_sha256"]
    assert thetas(after)["knowledge"] < thetas(before)["knowledge"]


def test_sources_are_weighted_within_stakeholder_types_where_each_has_three(builder, plans):
    """The attribute of the documents makes the strata; the profile says so."""
    documents = builder.spread("Town", 6, plans["kunshan"])
    attributes = tuple(
        Attribute(id=f"a{number}", def_id="d", target_id=document, value=("firm", "official")[number % 2])
        for number, document in enumerate(documents)
    )
    definition = AttributeDef(id="d", key="stakeholder_type", target_kind="document")
    (found,) = profile(builder.snapshot(attribute_defs=(definition,), attributes=attributes))
    assert any("stakeholder" in note for note in found.notes)
    assert not any("stakeholder" in note for note in only(builder).notes)


def test_notes_say_which_documents_count_for_several_towns(builder, plans):
    """Evidence that counts twice is never silent."""
    shared = builder.document("Roundtable", "East", "South")
    builder.code(shared, 1, MEDIATE)
    for found in profile(builder.snapshot()):
        assert any("Roundtable" in note for note in found.notes) and found.codings == 1


def test_towns_come_in_the_order_of_their_names_and_unknown_ones_are_an_error(builder):
    """None of them is left out."""
    for name in ("Zhili", "East", "甲镇"):
        builder.town(name)
    snapshot = builder.snapshot()
    assert [found.town for found in profile(snapshot)] == ["East", "Zhili", "甲镇"]
    assert profile(replace(snapshot, towns=())) == ()
    with pytest.raises(NotFound, match="nowhere"):
        profile(snapshot, ["nowhere"])


def test_the_interval_narrows_with_sources_and_rho_widens_it(builder, plans):
    """More sources tell more; more correlation within a source tells less."""
    builder.spread("Town", 3, plans["kunshan"])
    few = only(builder).contrasts["knowledge"]
    builder.spread("Town", 9, plans["kunshan"], name="more")
    many, correlated = only(builder).contrasts["knowledge"], only(builder, rho=0.9).contrasts["knowledge"]
    assert many.high - many.low < few.high - few.low
    assert correlated.high - correlated.low > many.high - many.low


def test_importing_the_faces_of_the_package_loads_no_numpy():
    """Start-up stays light: numbers are loaded when a profile is made."""
    faces = "coder.analysis, coder.analysis.profiles.profile, coder.analysis.profiles.explain"
    script = f"import sys, {faces}; sys.exit('numpy' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
