"""Linkage mentions: every field written, checked by the rules of the codebook, changed and taken back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import CoderError, InvalidValue, RuleBroken
from coder.model.document import Document
from coder.model.linkage import ActorRef
from coder.model.town import Town
from coder.project.linking.ends import parse_end, split_ends, written_end
from coder.project.linking.fields import FieldCodes
from coder.project.project import Project


def _keys(project: Project, ids: tuple[str, ...] | str) -> list[str]:
    keys = {code.id: code.key for code in project.codebooks.codes()}
    return [keys.get(each, each) for each in ([ids] if isinstance(ids, str) else ids)]


def test_ends_are_written_with_what_is_known_of_them(project: Project, interview: Document) -> None:
    """Type, tier and place in brackets, of brokers too; new actors take type and tier along."""
    made = project.mentions.add(
        interview.id,
        16,
        26,
        "镇长 [type=gov_township, tier=township]",
        "台商【类型：taiwan_firm，地点：台湾】",
        brokers=["商会 [type=business_association]"],
    )
    assert (made.actor_a.label, made.actor_a.tier, made.actor_b.place) == ("镇长", "township", "台湾")
    assert _keys(project, made.actor_b.kind) == ["actor.taiwan_firm"] and _keys(project, made.brokers[0].kind) == ["actor.business_association"]
    assert project.actors.get("镇长").level == "township" and project.actors.get("商会").kind == made.brokers[0].kind


@pytest.mark.parametrize("written", ["商会", "商会 [type=business_association]", "商会 [tier=县级, place=台湾]", "A, B & Co. [place=Hong Kong]"])
def test_a_written_end_reads_as_it_was(project: Project, written: str) -> None:
    """Both ways."""
    codes = FieldCodes(project.workspace.store)
    assert written_end(parse_end(written), codes) == written
    assert split_ends(f"{written}; 镇政府") == [*split_ends(written), "镇政府"]


@pytest.mark.parametrize("written", ["商会 [size=big]", "商会 [big]", "[type=media]", " "])
def test_what_says_nothing_of_an_actor_is_refused(project: Project, interview: Document, written: str) -> None:
    """With how to write it; nothing is half-written."""
    with pytest.raises(InvalidValue) as refused:
        project.mentions.add(interview.id, 16, 26, "镇长", written)
    assert refused.value.hint and project.actors.list() == ()


def test_a_rule_of_the_codebook_refuses_in_its_own_words(project: Project, interview: Document) -> None:
    """An institution needs its place, and a place an institution; the words of the rule are there in both languages."""
    for fields in ({"kinds": ["institution"]}, {"kinds": ["capital"], "borrowed_from": ["台湾"]}):
        with pytest.raises(RuleBroken, match=r"borrowed_from is .*: the rule institution_needs_place of interactive_situations") as refused:
            project.mentions.add(interview.id, 16, 26, "镇长", "台商", **fields)
        assert set(refused.value.rule) == {"en", "zh"} and refused.value.hint == refused.value.rule["en"]


def test_a_users_codebook_states_rules_of_its_own(project: Project, interview: Document, write: Callable[..., Path]) -> None:
    """Without touching code."""
    rules = "[{id: sure, applies_to: mention, if: {status: [wished]}, then: {required: [confidence]}, text: {en: Say how sure.}}]"
    project.codebooks.load(write("mine.yaml", f"codebook: {{key: mine, notes: {{rules: {rules}}}}}\ncodes: [A]\n"))
    with pytest.raises(RuleBroken, match="confidence is missing: the rule sure of mine"):
        project.mentions.add(interview.id, 16, 26, "镇长", "台商", status="wished")
    assert project.mentions.add(interview.id, 16, 26, "镇长", "台商", status="wished", confidence=2).confidence == 2


EVERY_FIELD = {
    "actor_a": "书记 [type=gov_county]",
    "actor_b": "港商 [place=香港]",
    "brokers": ["商会"],
    "situations": ["skill_matching"],
    "systems": ["territorial"],
    "step": "experiment",
    "kinds": ["institution"],
    "borrowed_from": ["香港"],
    "direction": "inward",
    "scale": "global",
    "dynamics": "ppp",
    "risk": "unclear",
    "relation": "tight",
    "status": "planned",
    "valence": "gain",
    "polarity": "denied",
    "evidence_mode": "observation",
    "initiator": "broker",
    "time_from": "199X",
    "time_to": "2004~",
    "phase": "一期",
    "clause_ref": "3-2",
    "intensity": 2,
    "confidence": 3,
    "memo": "看原文",
    "adjudication": "resolved_by:Li",
    "more": [(30, 34)],
    "start": 17,
    "town": "",
}


def test_every_field_can_be_changed_and_taken_back(project: Project, interview: Document) -> None:
    """One by one; undo gives the state before, redo the state after."""
    project.towns.add("昆山")
    project.towns.speaks_of(interview.id, "昆山")
    before = project.mentions.add(interview.id, 16, 26, "镇长", "台商", kinds=["capital"])
    for name, value in EVERY_FIELD.items():
        given = {name: value} | ({"kinds": ["institution"], "borrowed_from": ["香港"]} if name in ("kinds", "borrowed_from") else {})
        after = project.mentions.edit(before.id, **given)  # type: ignore[arg-type]
        assert after != before, name
        project.history.undo()
        assert project.mentions.list() == (before,), name
        project.history.redo()
        assert project.mentions.list() == (after,), name
        project.history.undo()


def test_a_speaker_a_clause_and_the_mode_of_evidence_come_from_the_text(project: Project, interview: Document, write: Callable[..., Path]) -> None:
    """The turn gives the speaker; a policy text gives the clause, and is a document."""
    spoken = project.mentions.add(interview.id, 16, 26, "镇长", "台商")
    assert spoken.speaker_id == project.speakers.get("镇长").id and spoken.evidence_mode == "first_hand"
    policy = project.documents.add([write("policy.txt", "关于印发意见的通知\n第一条 镇政府与商会对接。\n第二条 略。\n")], kind="policy").added[0]
    at = project.documents.text(policy.id).index("镇政府与")
    told = project.mentions.add(policy.id, at, at + 8, "镇政府", "商会")
    assert told.clause_ref and told.evidence_mode == "document"


def test_an_end_keeps_what_is_known_of_it_unless_it_is_another_actor(project: Project, interview: Document) -> None:
    """Type and place stay when only the tier is given; another name begins anew."""
    made = project.mentions.add(interview.id, 16, 26, "镇长 [type=gov_township, place=昆山]", "台商")
    tiered = project.mentions.edit(made.id, actor_a="镇长 [tier=township]")
    assert tiered.actor_a == replace(made.actor_a, tier="township")
    assert project.mentions.edit(made.id, actor_a="书记").actor_a == ActorRef(label="书记", actor_id=project.actors.get("书记").id)


def _near(place: str, town: Town) -> str:
    return "local" if place in town.names.values() else "regional" if place in town.near_region else {"台湾": "global"}.get(place, "unclear")


def test_the_gazetteers_scale_stands_beside_the_coders(project: Project, interview: Document) -> None:
    """The farther end decides; the coder's counts where one is given; taking it back gives the gazetteer's again."""
    project.mentions.scale_of = _near
    project.towns.add("昆山", near_region=["上海"])
    made = project.mentions.add(interview.id, 16, 26, "镇长 [place=昆山]", "台商 [place=台湾]", town="昆山")
    assert _keys(project, (made.scale, made.scale_gazetteer, made.scale_source)) == ["scale.global", "scale.global", "gazetteer"]
    over = project.mentions.edit(made.id, scale="regional")
    assert _keys(project, (over.scale, over.scale_gazetteer, over.scale_source)) == ["scale.regional", "scale.global", "coder"]
    assert project.mentions.edit(made.id, scale="") == made
    unknown = project.mentions.edit(made.id, actor_b="台商 [place=月亮]")
    assert _keys(project, (unknown.scale, unknown.scale_source)) == ["scale.local", "gazetteer"]


def test_the_scale_follows_a_change_of_what_is_regional(project: Project, interview: Document) -> None:
    """In the same undo step, and only where the coder said nothing; nothing is left to compute again."""
    project.towns.add("昆山", near_region=["上海"])
    fields = {"town": "昆山", "actor_a": "镇长 [place=昆山]", "actor_b": "厂商 [place=上海]"}
    free = project.mentions.add(interview.id, 16, 26, **fields)  # type: ignore[arg-type]
    settled = project.mentions.add(interview.id, 16, 27, **fields, scale="local")  # type: ignore[arg-type]
    project.towns.set("昆山", near_region=[])
    assert [_keys(project, each.scale) for each in map(project.mentions.get, (free.id, settled.id))] == [["scale.national"], ["scale.local"]]
    assert _keys(project, project.mentions.get(settled.id).scale_gazetteer) == ["scale.national"] and project.mentions.rescale() == 0
    project.history.undo()
    assert [project.mentions.get(each.id) for each in (free, settled)] == [free, settled]


@pytest.mark.parametrize(
    "fields",
    [{"adjudication": "x"}, {"adjudication": "resolved_by:"}, {"intensity": 4}, {"step": "kind.capital"}, {"risk": "high"}, {"colour": "red"}],
)
def test_a_value_outside_its_field_is_refused(project: Project, interview: Document, fields: dict[str, object]) -> None:
    """With what it may be."""
    with pytest.raises(CoderError) as refused:
        project.mentions.add(interview.id, 16, 26, "镇长", "台商", **fields)  # type: ignore[arg-type]
    assert refused.value.hint and project.mentions.list() == ()
