"""Whether a text looks like a transcript, speakers found or not."""

import re

from coder.text.speech.form import after_form
from coder.text.speech.labels import can_be_label, is_generic
from coder.text.speech.timecodes import TIME

_LONGEST = 200_000
_SHORTEST = 300
_QUESTION = re.compile(r"？|\?(?=[\s”\"」』)）]|\Z)")
_ASKS = re.compile(r"[?？][”\"」』)）]?\Z")
_YOU = re.compile(r"[你您妳]|\b[Yy]ou\b")
TALKS = re.compile(
    r"[我你您咱妳]|大家好|谢谢|謝謝|\A(?:是|好|对|對|嗯|啊|行|有|没)|\b(?:i|you|we|yes|no|ok|okay|hi|hello|thanks?|thank|my|your|our|well|yeah)\b",
    re.IGNORECASE,
)
"""Words of people who talk to each other: I, you, a greeting, an answer."""
_LABEL = re.compile(r"[-*\d.、\[【(（<]{0,4}([^\n：:]{1,30}?)[\])）】>]?[ ]?[：:](?!//)")
_FIRST_WORD = re.compile(r"(\S{2,15})[ \u3000]")
_MARKED = re.compile(rf"(?:[-–—]{{1,2}}|[【\[<][^\]】>\n]{{1,20}}[\]】>]|[^\n\t]{{1,20}}\t|[\[(（]?{TIME}[\])）]?[ \t])\S?")


def looks_like_talk(text: str) -> bool:
    """Whether people seem to talk to each other: then a text in which no speakers are found deserves a warning.

    Either a question is asked and many lines begin with what may mark a speaker (a short label with a colon, a bracket, a dash, a tab,
    a time), or several are asked, close together, and somebody is addressed (你, you). Thresholds from 440 transcripts without
    their labels and 760 policy texts. Only the first 200,000 characters are looked at.
    """
    body = text[after_form(text) : _LONGEST]
    questions = len(_QUESTION.findall(body))
    if not questions:
        return False
    lines = [line for line in (line.strip() for line in body.split("\n")) if line and line[0] not in "#>|"]
    marked = sum(map(_is_marked, lines))
    if marked >= 2 and marked >= (0.5 if questions < 2 else 0.3) * len(lines):
        return True
    thousands = max(len(body), _SHORTEST) / 1000
    asks = sum(bool(_ASKS.search(line)) for line in lines)
    if asks >= 2 and asks >= 0.2 * len(lines):
        return True
    close = asks >= 0.04 * len(lines) or questions >= 0.8 * thousands
    return questions >= 3 and close and len(_YOU.findall(body)) >= 0.4 * thousands


def _is_marked(line: str) -> bool:
    label = _LABEL.match(line)
    role = _FIRST_WORD.match(line)
    return bool(label and can_be_label(label[1])) or bool(_MARKED.match(line)) or bool(role and is_generic(role[1]))
