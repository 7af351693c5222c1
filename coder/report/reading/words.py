"""The words of documents to read, in the language of the text."""

from collections.abc import Iterable, Mapping

from coder.text.singular import filled

WORDS: Mapping[str, tuple[str, str]] = {
    "turn": ("Turn", "话轮"),
    "line": ("Line", "行"),
    "lines": ("Lines", "行"),
    "characters": ("characters", "字符"),
    "codings": ("codings", "条编码"),
    "notes": ("In the margin", "页边"),
    "continued": ("continued", "接上"),
    "quotes": ("quotes", "条引文"),
    "documents": ("documents", "份文档"),
    "contents": ("Contents", "目录"),
    "how": (
        "Numbers in the text mark where an entry of the margin begins and ends; those who gave the same code to the same passage stand together.",
        "文中编号标示页边条目的起止；对同一段落使用同一编码者合列。",
    ),
    "uncoded": ("No passage has this code.", "尚无段落使用此编码。"),
    "sure": ("sure", "把握"),
}


def counted(number: int, key: str, language: str) -> str:
    """A number with its noun."""
    return filled(f"{{:,}} {word(key, language)}", number)


def word(key: str, language: str) -> str:
    """A word in `zh`, else in English."""
    return WORDS[key][language == "zh"]


def in_a_row(parts: Iterable[str], language: str) -> str:
    """Parts of a sentence, parted as the language does."""
    return ("，" if language == "zh" else ", ").join(parts)
