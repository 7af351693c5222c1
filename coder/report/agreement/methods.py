"""The paragraphs on reliability for a methods section, in English or Chinese, from what the project and its log say."""

from collections.abc import Iterator, Sequence

from coder.model.linkage_agreement import LinkageAgreement
from coder.model.reliability import CodeReliability, Reliability, Work
from coder.report.agreement.numbers import spread, two

_UNITS = {"turn": ("turn", "话轮"), "sentence": ("sentence", "句"), "character": ("character", "字符")}
_ALL = "*"


def methods_paragraphs(
    work: Sequence[Work], found: Reliability, linkages: LinkageAgreement, language: str, *, adjudicated: tuple[int, int] = (0, 0)
) -> tuple[str, ...]:
    """Who coded what; how reliable it is; how linkages agree; what was adjudicated. Nothing is said that there is no figure for.

    Args:
        work: Of each coder.
        found, linkages: Their agreement.
        language: `en` or `zh`.
        adjudicated: Disagreements decided, and left open.
    """
    said = _chinese if language == "zh" else _english
    return tuple(each for each in said(work, found, linkages, adjudicated) if each)


def _english(work: Sequence[Work], found: Reliability, linkages: LinkageAgreement, adjudicated: tuple[int, int]) -> Iterator[str]:
    for each in work:
        versions = f" under codebook {_listed(each.versions, ' and ')}" if each.versions else ""
        accepted = f", {each.accepted} of them accepted suggestions" if each.accepted else ""
        ties = f" and {_counted(each.mentions, 'linkage mention')}" if each.mentions else ""
        yield (
            f"{each.name} coded {_counted(each.documents, 'document')} ({each.doubled} of them also coded by somebody else){_when(each)}{versions}: "
            f"{_counted(each.codings, 'coding')}{accepted}{ties}."
        )
    if not found.documents:
        yield "No document was coded by two people, so that no agreement can be given."
        return
    unit = _UNITS[found.unit][0]
    treated = "a unit that nobody coded counts as a no of everybody" if found.uncoded == "no" else "units that nobody coded are left out"
    yield (
        f"{_listed(found.coders, ' and ')} have {_counted(len(found.documents), 'document')} in common. "
        f"The unit of comparison is the {unit}; {treated}. "
        f"{_whole(found)} {_range(found)}"
        f"Intervals ({found.level:.0%}) come from {found.draws} bootstrap draws over {found.resampled}{_few(found.resampled)}."
    )
    if linkages.mentions:
        whole = next((each for each in linkages.slots if each.slot == "whole"), None)
        alike = f" {whole.same} of {whole.pairs} pairs are alike in {_listed(linkages.whole, ' and ')}." if whole else ""
        yield f"Of {linkages.mentions} linkage mentions {linkages.partnered} have a partner by another coder (F1 {spread(linkages.f1)}).{alike}"
    if sum(adjudicated):
        yield f"Disagreements adjudicated, with both originals kept: {adjudicated[0]}; still open: {adjudicated[1]}."


def _chinese(work: Sequence[Work], found: Reliability, linkages: LinkageAgreement, adjudicated: tuple[int, int]) -> Iterator[str]:
    for each in work:
        versions = f"（编码本 {'、'.join(each.versions)}）" if each.versions else ""
        accepted = f"，其中 {each.accepted} 条为接受的建议" if each.accepted else ""
        ties = f"，联系记述 {each.mentions} 条" if each.mentions else ""
        when = f" 于 {each.first} 至 {each.last}" if each.first != each.last else f" 于 {each.first}" if each.first else ""
        documents = f"{each.documents} 篇文档（其中 {each.doubled} 篇另有他人编码）"
        yield f"{each.name}{when} 编码 {documents}{versions}：编码 {each.codings} 条{accepted}{ties}。"
    if not found.documents:
        yield "没有由两人编码的文档，因此无法给出一致性。"
        return
    unit = _UNITS[found.unit][1]
    treated = "无人编码的单位视为各人均判否" if found.uncoded == "no" else "无人编码的单位不计"
    drawn = "文档" if found.resampled == "documents" else "单位（文档不足三篇，区间偏窄）"
    whole = _row(found)
    yield (
        f"{'、'.join(found.coders)} 共同编码 {len(found.documents)} 篇文档；比较单位为{unit}，{treated}。"
        f"全部编码合计：一致率 {spread(whole.coefficients['percent'])}，Krippendorff α {spread(whole.coefficients['krippendorff'])}，"
        f"Gwet AC1 {spread(whole.coefficients['gwet_ac1'])}。{_chinese_range(found)}"
        f"区间（{found.level:.0%}）由对{drawn}的 {found.draws} 次自助法重抽得出。"
    )
    if linkages.mentions:
        pairs = next((each for each in linkages.slots if each.slot == "whole"), None)
        alike = f"{pairs.pairs} 对中 {pairs.same} 对在各主要字段上完全相同。" if pairs else ""
        yield f"{linkages.mentions} 条联系记述中 {linkages.partnered} 条有另一编码者的对应记述（F1 {spread(linkages.f1)}）。{alike}"
    if sum(adjudicated):
        yield f"已裁定分歧 {adjudicated[0]} 处（双方原编码均保留），未决 {adjudicated[1]} 处。"


def _row(found: Reliability) -> CodeReliability:
    """All codes together, or the only one."""
    return next((each for each in found.codes if each.code == _ALL), found.codes[-1])


def _whole(found: Reliability) -> str:
    held = _row(found).coefficients
    return (
        f"Over all codes together, the share of agreement is {spread(held['percent'])}, Krippendorff's alpha {spread(held['krippendorff'])} and "
        f"Gwet's AC1 {spread(held['gwet_ac1'])}."
    )


def _range(found: Reliability) -> str:
    rows = _defined(found)
    if len(rows) < 2:
        return ""
    low, high = rows[0], rows[-1]
    return (
        f"By code, alpha runs from {two(low.coefficients['krippendorff'].value)} ({low.code}) to "
        f"{two(high.coefficients['krippendorff'].value)} ({high.code}). "
    )


def _chinese_range(found: Reliability) -> str:
    rows = _defined(found)
    if len(rows) < 2:
        return ""
    low, high = rows[0], rows[-1]
    first, last = two(low.coefficients["krippendorff"].value), two(high.coefficients["krippendorff"].value)
    return f"各编码的 α 在 {first}（{low.code}）与 {last}（{high.code}）之间。"


def _defined(found: Reliability) -> list[CodeReliability]:
    rows = [each for each in found.codes if each.code != _ALL and each.coefficients["krippendorff"].value is not None]
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
