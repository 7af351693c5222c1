"""Lines of policy texts that come from printed pages."""

from coder.formats.texts.pdf_radicals import ideographs
from coder.text.policy.read import parse_policy

WIDTH = 20
PARAGRAPHS = (
    "国务院关于支持小城镇发展的通知",
    "国发〔2018〕9号",
    "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
    "小城镇是城乡融合发展的重要节点，对促进就业、扩大内需和带动农民增收具有重要意义，现就有关事项通知如下。",
    "一、总体要求",
    "（一）坚持以人民为中心的发展思想，因地制宜、分类指导，不搞一刀切，防止千镇一面和形象工程。",
    "（二）各地要安排专项资金，支持企业技术改造和职业技能培训，优先采购本地企业的创新产品和服务。",
    "二、保障措施",
    "（三）各级人民政府要加强组织领导，明确责任分工，完善工作机制，确保各项任务落到实处并取得实效。",
)


def _printed(paragraph: str) -> str:
    return "\n".join(paragraph[start : start + WIDTH] for start in range(0, len(paragraph), WIDTH))


def test_lines_of_a_page_are_rejoined() -> None:
    """The units of a text set in lines are those of the text; offsets are those of the lines as they stand."""
    set_text = "\n".join(map(_printed, PARAGRAPHS))
    flat = "\n".join(PARAGRAPHS)
    printed, whole = parse_policy(set_text), parse_policy(flat)
    assert printed.addressees == whole.addressees and printed.title == whole.title and printed.doc_number == whole.doc_number
    units = {each.ref: set_text[each.start : each.stop].replace("\n", "") for each in printed.segments if each.ref}
    assert units == {each.ref: flat[each.start : each.stop] for each in whole.segments if each.ref}


def test_a_text_in_paragraphs_is_left_as_it_is() -> None:
    """Long lines of many lengths are no page."""
    text = "某某条例\n" + "\n".join(f"第{n}条 各级人民政府应当加强领导{'，完善机制' * (n % 7)}。" for n in range(1, 30))
    assert sum(each.kind == "article" for each in parse_policy(text).segments) == 29


def test_radicals_become_the_ideographs_they_show() -> None:
    """Of the same length; other characters stay."""
    assert ideographs("⼈⺠政府的意⻅ ⻓期") == ("人民政府的意见 长期", 4)
    assert ideographs("人民") == ("人民", 0)
