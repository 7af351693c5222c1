"""The paragraph for a methods section says what the figures say, in both languages."""

from dataclasses import replace

import pytest

from coder.model.linkage_agreement import LinkageAgreement, SlotAgreement
from coder.model.reliability import CodeReliability, Coefficient, CopyMade, Reliability, Work
from coder.report.agreement.methods import Study, methods_paragraphs

NONE = Coefficient(value=None)


def code(key: str, alpha: float) -> CodeReliability:
    held = {
        "percent": Coefficient(value=0.9),
        "krippendorff": Coefficient(value=alpha, low=alpha - 0.1, high=alpha + 0.1),
        "gwet_ac1": Coefficient(value=0.85),
    }
    return CodeReliability(code=key, units=40, yes=9, coefficients=held)


def reliability(documents: int) -> Reliability:
    titles = tuple(f"d{n}" for n in range(documents))
    resampled = "documents" if documents > 2 else "units"
    return Reliability(
        unit="turn", uncoded="no", coders=("Li", "Wang", "赵"), documents=titles, resampled=resampled, level=0.95, draws=1000,
        codes=(code("sit.a", 0.4), code("sit.b", 0.8), code("*", 0.6)),
    )  # fmt: skip


def linkages(mentions: int) -> LinkageAgreement:
    whole = SlotAgreement(slot="whole", pairs=5, same=2, percent=NONE, alpha=NONE)
    return LinkageAgreement(
        coders=("Li",), documents=("d1",), mentions=mentions, partnered=10, f1=Coefficient(value=0.5, low=0.3, high=0.7), whole=("actors", "scale"),
        resampled="units", level=0.95, draws=1000, slots=(whole,),
    )  # fmt: skip


WORK = (
    Work(name="Li", documents=9, doubled=4, codings=120, accepted=7, mentions=30, first="2026-03-01", last="2026-04-02", versions=("0.1+0", "0.1+3")),
    Work(name="Wang", documents=4, doubled=4, codings=60, accepted=0, mentions=0, first="2026-03-01", last="2026-03-01", versions=()),
)


def told(language: str, documents: int, mentions: int, **more: object) -> tuple[str, ...]:
    return methods_paragraphs(Study(work=WORK, reliability=reliability(documents), linkages=linkages(mentions), **more), language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "Li coded 9 documents (4 of them also coded by somebody else) between 2026-03-01 and 2026-04-02 under codebook 0.1+0 and 0.1+3",
                "7 of them accepted suggestions and 30 linkage mentions",
                "on 2026-03-01: 60 codings.",
                "4 documents were coded by at least two of Li, Wang and 赵.",
                "Krippendorff's alpha 0.60 [0.50, 0.70]",
                "from 0.40 (sit.a) to 0.80 (sit.b)",
                "2 of 5 pairs are alike in actors and scale",
                "Disagreements adjudicated, with both originals kept: 3; still open: 1.",
            ),
        ),
        (
            "zh",
            (
                "Li 于 2026-03-01 至 2026-04-02 编码 9 篇文档（其中 4 篇另有他人编码）（编码本 0.1+0、0.1+3）",
                "其中 7 条为接受的建议",
                "Li、Wang、赵 中至少两人编码的文档 4 篇。",
                "Krippendorff α 0.60 [0.50, 0.70]",
                "0.40（sit.a）与 0.80（sit.b）",
                "5 对中 2 对",
                "已裁定分歧 3 处",
            ),
        ),
    ],
)
def test_every_figure_is_told(language: str, said: tuple[str, ...]) -> None:
    """Who, when, under which version, how many, how reliable, what was adjudicated."""
    whole = "\n".join(told(language, 4, 20, adjudicated=(3, 1)))
    for each in said:
        assert each in whole


def test_what_there_is_no_figure_for_is_not_said() -> None:
    """Without linkages and adjudication nothing of them; with two documents the interval is called too narrow; with none there is no agreement."""
    whole = "\n".join(told("en", 2, 0))
    assert "linkage mentions have" not in whole and "adjudicated" not in whole and "too narrow" in whole
    assert told("zh", 0, 0)[-1].startswith("没有由两人编码的文档")


@pytest.mark.parametrize(("language", "said"), [("en", "tags of laws coded 1 document (1 "), ("zh", "tags of laws 编码 1 篇文档")])
def test_a_machine_has_no_days_and_one_is_not_many(language: str, said: str) -> None:
    """What a machine says has no time, so that none is told; and no two blanks follow where all codes are one."""
    machine = Work(name="tags of laws", documents=1, doubled=1, codings=1, accepted=0, mentions=0, first="", last="", versions=())
    alone = replace(reliability(4), codes=(code("sit.a", 0.4),))
    first, second = methods_paragraphs(Study(work=[machine], reliability=alone, linkages=linkages(0)), language)
    assert first.startswith(said) and "1 codings" not in first and " on " not in first and "  " not in second


def test_the_copies_that_people_coded_in_are_told() -> None:
    """Alike copies in one sentence; blind and without suggestions, or not."""
    copies = [CopyMade(coder=name, blind=name != "赵", suggestions=name == "赵") for name in ("Wang", "Li", "赵")]
    english, chinese = ("\n".join(told(language, 4, 0, copies=copies)) for language in ("en", "zh"))
    assert "Li and Wang coded in copies of the project that held nothing of what the others coded and made no suggestions." in english
    assert "赵 coded in a copy of the project that showed the others' work and made suggestions." in english
    assert "Li、Wang 在各自的项目副本中编码，副本不含他人的编码，不提供建议。" in chinese


def test_codes_go_by_their_names_and_the_rule_of_the_consensus_is_told() -> None:
    """In the language of the paragraph; the rule only where something is left open."""
    names = {"sit.a": "技能匹配"}
    whole = "\n".join(told("zh", 4, 0, names=names, adjudicated=(3, 1), rule="majority"))
    assert "0.40（技能匹配）" in whole and "未决 1 处。未决之处，共识取半数以上编码者共有者。" in whole
    assert "consensus" not in "\n".join(told("en", 4, 0, adjudicated=(3, 0)))


def test_what_is_not_defined_is_said_in_words() -> None:
    """Where everybody gave all units the same answer there is no alpha."""
    same = replace(code("sit.a", 0.4), coefficients={**code("sit.a", 0.4).coefficients, "krippendorff": NONE})
    study = Study(work=WORK, reliability=replace(reliability(4), codes=(same,)), linkages=linkages(0))
    assert "alpha not defined (everybody gave all units the same answer)" in "\n".join(methods_paragraphs(study, "en"))
    assert "α 无定义（各人对所有单位的回答都相同）" in "\n".join(methods_paragraphs(study, "zh"))
