"""Which language a text is in: Chinese, English or both."""

import re

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_SAMPLE = 20_000
_CHINESE, _ENGLISH = 0.7, 0.15


def detect(text: str) -> str:
    """`zh`, `en` or `mixed`, by the share of Han characters among Han characters and Latin words.

    From 70 % on a text is Chinese (interviews name firms and programmes in Latin letters), up to 15 % it is English
    (with Chinese names). Long texts are judged by their beginning, middle and end. A text with neither counts as English.
    """
    sample = text if len(text) <= 3 * _SAMPLE else _excerpts(text)
    words = len(_WORD.findall(sample))
    enough, han = words * _CHINESE / (1 - _CHINESE), 0
    for run in _HAN.finditer(sample):
        han += run.end() - run.start()
        if han > enough:
            return "zh"
    share = han / (han + words) if han + words else 0.0
    if share >= _CHINESE:
        return "zh"
    return "en" if share <= _ENGLISH else "mixed"


def _excerpts(text: str) -> str:
    middle = (len(text) - _SAMPLE) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
