"""The paragraphs on reliability for a methods section, in English or Chinese, from what the project and its log say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coder.model.linkage_agreement import LinkageAgreement
from coder.model.reliability import ALL, CodeReliability, Coefficient, CopyMade, Counted, Reliability, Work
from coder.report.agreement.counted import counted_lines
from coder.report.agreement.numbers import spread, two

_UNITS = {"turn": ("turn", "话轮"), "sentence": ("sentence", "句"), "character": ("character", "字符")}
_RULES = {
    "unanimous": ("what is common to all of them holds", "取各人共有者"),
    "majority": ("what more than half of them have holds", "取半数以上编码者共有者"),
    "adjudicated": ("nothing holds", "不取任何一方"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What the paragraphs tell of.

    Attributes:
        work: Of each coder.
        reliability, linkages: Their agreement. `counted`: which documents are compared; None: nothing is said of it.
        copies: In which copies they coded.
        adjudicated: Disagreements decided, and left open; `rule`: what holds of those left open, in the consensus.
        names: Key of a code -> its name; others stand by their key.
    """

    work: Sequence[Work]
    reliability: Reliability
    linkages: LinkageAgreement
    counted: Counted | None = None
    copies: Sequence[CopyMade] = ()
    adjudicated: tuple[int, int] = (0, 0)
    rule: str = "unanimous"
    names: Mapping[str, str] = field(default_factory=dict)


def methods_paragraphs(study: Study, language: str) -> tuple[str, ...]:
    """Who coded what, and how; how reliable it is; how linkages agree; what was adjudicated. Nothing is said that there is no figure for.

    Args:
        language: `en` or `zh`.
    """
    return tuple(each for each in (_chinese(study) if language == "zh" else _english(study)) if each)


def _english(study: Study) -> Iterator[str]:
    found, linkages = study.reliability, study.linkages
    for each in study.work:
        versions = f" under codebook {_listed(each.versions, ' and ')}" if each.versions else ""
        accepted = f", {each.accepted} of them accepted suggestions" if each.accepted else ""
        ties = f" and {_counted(each.mentions, 'linkage mention')}" if each.mentions else ""
        yield (
            f"{each.name} coded {_counted(each.documents, 'document')} ({each.doubled} of them also coded by somebody else){_when(each)}{versions}: "
            f"{_counted(each.codings, 'coding')}{accepted}{ties}."
        )
    yield " ".join(_copies(study.copies))
    if not found.documents:
        yield "No document was coded by two people, so that no agreement can be given."
        return
    unit = _UNITS[found.unit][0]
    treated = "a unit that nobody coded counts as a no of everybody" if found.uncoded == "no" else "units that nobody coded are left out"
    yield (
        f"{_common(found)} {_told(study, 'en')}"
        f"The unit of comparison is the {unit}; {treated}. "
        f"{_whole(found)} {_range(found, study.names)}"
        f"Intervals ({found.level:.0%}) come from {found.draws:,} bootstrap draws over {found.resampled}{_few(found.resampled)}."
    )
    if linkages.mentions:
        whole = next((each for each in linkages.slots if each.slot == "whole"), None)
        verb = "is" if whole and whole.same == 1 else "are"
        alike = f" {whole.same} of {whole.pairs} pairs {verb} alike in {_listed(linkages.whole, ' and ')}." if whole else ""
        yield f"Of {linkages.mentions} linkage mentions {linkages.partnered} have a partner by another coder (F1 {spread(linkages.f1)}).{alike}"
    decided, left = study.adjudicated
    if decided or left:
        held = f" Of what is open, in the consensus {_RULES[study.rule][0]}." if left else ""
        yield f"Disagreements adjudicated, with both originals kept: {decided}; still open: {left}.{held}"


def _chinese(study: Study) -> Iterator[str]:
    found, linkages = study.reliability, study.linkages
    for each in study.work:
        versions = f"（编码本 {'、'.join(each.versions)}）" if each.versions else ""
        accepted = f"，其中 {each.accepted} 条为接受的建议" if each.accepted else ""
        ties = f"，联系记述 {each.mentions} 条" if each.mentions else ""
        when = f" 于 {each.first} 至 {each.last}" if each.first != each.last else f" 于 {each.first}" if each.first else ""
        documents = f"{each.documents} 篇文档（其中 {each.doubled} 篇另有他人编码）"
        yield f"{each.name}{when} 编码 {documents}{versions}：编码 {each.codings} 条{accepted}{ties}。"
    yield "".join(_chinese_copies(study.copies))
    if not found.documents:
        yield "没有由两人编码的文档，因此无法给出一致性。"
        return
    unit = _UNITS[found.unit][1]
    treated = "无人编码的单位视为各人均判否" if found.uncoded == "no" else "无人编码的单位不计"
    drawn = "文档" if found.resampled == "documents" else "单位（文档不足三篇，区间偏窄）"
    yield (
        f"{_chinese_common(found)}{_told(study, 'zh')}比较单位为{unit}，{treated}。"
        f"{_chinese_whole(found)}{_chinese_range(found, study.names)}"
        f"区间（{found.level:.0%}）由对{drawn}的 {found.draws:,} 次自助法重抽得出。"
    )
    if linkages.mentions:
        pairs = next((each for each in linkages.slots if each.slot == "whole"), None)
        alike = f"{pairs.pairs} 对中 {pairs.same} 对在各主要字段上完全相同。" if pairs else ""
        yield f"{linkages.mentions} 条联系记述中 {linkages.partnered} 条有另一编码者的对应记述（F1 {spread(linkages.f1)}）。{alike}"
    decided, left = study.adjudicated
    if decided or left:
        held = f"未决之处，共识{_RULES[study.rule][1]}。" if left else ""
        yield f"已裁定分歧 {decided} 处（各方原编码均保留），未决 {left} 处。{held}"


def _common(found: Reliability) -> str:
    """How many documents; of more than two coders not all need have worked on each."""
    listed, number = _listed(found.coders, " and "), _counted(len(found.documents), "document")
    if len(found.coders) == 2:
        return f"{listed} have {number} in common."
    return f"{number} {'was' if len(found.documents) == 1 else 'were'} coded by at least two of {listed}."


def _chinese_common(found: Reliability) -> str:
    listed = "、".join(found.coders)
    if len(found.coders) == 2:
        return f"{listed} 共同编码 {len(found.documents)} 篇文档。"
    return f"{listed} 中至少两人编码的文档 {len(found.documents)} 篇。"


def _told(study: Study, language: str) -> str:
    """Who counts as a coder of a document, and what is not compared."""
    if study.counted is None:
        return ""
    return "".join(f"{each}{'' if language == 'zh' else ' '}" for each in counted_lines(study.counted, language))


def _copies(copies: Sequence[CopyMade]) -> Iterator[str]:
    for who, blind, suggestions in _alike(copies):
        held = "held nothing of what the others coded" if blind else "showed the others' work"
        made = "made suggestions" if suggestions else "made no suggestions"
        yield f"{_listed(who, ' and ')} coded in {'copies' if len(who) > 1 else 'a copy'} of the project that {held} and {made}."


def _chinese_copies(copies: Sequence[CopyMade]) -> Iterator[str]:
    for who, blind, suggestions in _alike(copies):
        held = "不含他人的编码" if blind else "可见他人的编码"
        yield f"{'、'.join(who)} 在{'各自的' if len(who) > 1 else ''}项目副本中编码，副本{held}，{'提供' if suggestions else '不提供'}建议。"


def _alike(copies: Sequence[CopyMade]) -> Iterator[tuple[list[str], bool, bool]]:
    """The people whose copies were alike."""
    for terms in sorted({(each.blind, each.suggestions) for each in copies}, reverse=True):
        yield sorted({each.coder for each in copies if (each.blind, each.suggestions) == terms}), *terms


def _whole(found: Reliability) -> str:
    if found.whole is None:
        return "None of them gave a code there."
    held = found.whole.coefficients
    return (
        f"Over all codes together, the share of agreement is {spread(held['percent'])}, Krippendorff's alpha {_or_why(held['krippendorff'])} and "
        f"Gwet's AC1 {spread(held['gwet_ac1'])}."
    )


def _or_why(found: Coefficient, *, zh: bool = False) -> str:
    """A coefficient, or why there is none."""
    if found.value is not None:
        return spread(found)
    return "无定义（各人对所有单位的回答都相同）" if zh else "not defined (everybody gave all units the same answer)"


def _chinese_whole(found: Reliability) -> str:
    if found.whole is None:
        return "其中没有任何编码。"
    held = found.whole.coefficients
    figures = (
        f"一致率 {spread(held['percent'])}",
        f"Krippendorff α {_or_why(held['krippendorff'], zh=True)}",
        f"Gwet AC1 {spread(held['gwet_ac1'])}",
    )
    return f"全部编码合计：{'，'.join(figures)}。"


def _range(found: Reliability, names: Mapping[str, str]) -> str:
    rows = _defined(found)
    if len(rows) < 2:
        return ""
    low, high = rows[0], rows[-1]
    return (
        f"By code, alpha runs from {two(low.coefficients['krippendorff'].value)} ({names.get(low.code, low.code)}) to "
        f"{two(high.coefficients['krippendorff'].value)} ({names.get(high.code, high.code)}). "
    )


def _chinese_range(found: Reliability, names: Mapping[str, str]) -> str:
    rows = _defined(found)
    if len(rows) < 2:
        return ""
    low, high = rows[0], rows[-1]
    first, last = two(low.coefficients["krippendorff"].value), two(high.coefficients["krippendorff"].value)
    return f"各编码的 α 在 {first}（{names.get(low.code, low.code)}）与 {last}（{names.get(high.code, high.code)}）之间。"


def _defined(found: Reliability) -> list[CodeReliability]:
    rows = [each for each in found.codes if each.code != ALL and each.coefficients["krippendorff"].value is not None]
    return sorted(rows, key=lambda each: (each.coefficients["krippendorff"].value or 0.0, each.code))


def _when(work: Work) -> str:
    """The days; nothing for a machine, which has none."""
    if not work.first:
        return ""
    return f" between {work.first} and {work.last}" if work.first != work.last else f" on {work.first}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else f'{noun}s'}"


def _few(resampled: str) -> str:
    return "" if resampled == "documents" else " (fewer than three documents: they are too narrow)"


def _listed(names: Sequence[str], last: str) -> str:
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
