"""The form at the head of a transcript: when, where and with whom, before the first speech."""

import re

from coder.text.search.fold import fold
from coder.text.speech.labels import bare_name, is_form_field, is_generic, is_name_like

_HEAD = 4000
_FIELD_TEXT = 60
_FIELD = re.compile(r"[ \t\u3000*_\-]*([^\n：:]{1,30}?)[ \t\u3000*_]*[：:]")
_SENTENCE_END = ("？", "！", "。", "?", "!", "?”", "？”")
_BETWEEN = re.compile(r"[、,，;；/]| and | & ")
_ANONYMOUS = re.compile(r"[a-z]{1,2}[ -]?\d{0,3}|.{0,12}某.{0,12}|.{0,10}\d{1,3} ?[人名]")
_ADDRESS = re.compile(r"(?:各位|大家|谢谢|感谢|请|有请|您|你|我|好|是|对|那|这|尊敬|欢迎|thank|hello|hi\b|yes|no\b|ok|good|welcome|dear|well|so\b)")


def after_form(text: str) -> int:
    """Where the form at the head of a transcript ends (`访谈时间：…`, `受访者：王先生`, `Date: ...`); 0 if there is none.

    A line such as `受访者：王先生` is a field, not a speech, if it says nothing but who the person is and comes after a field such
    as the date, if that person is a label below, or if the block at the head has nothing but such lines. Nothing after the first
    speech belongs to the form.
    """
    end, position, roles = 0, 0, 0
    only_roles = True
    for number, line in enumerate(text[:_HEAD].split("\n")):
        stop = position + len(line) + 1
        field = _FIELD.match(line)
        if field and len(line) - field.end() <= _FIELD_TEXT:
            says_who = _names_a_role(field[1], line[field.end() :])
            if line.rstrip().endswith(("？", "！", "?", "!")) or (is_generic(field[1]) and not says_who):
                break
            if is_form_field(field[1]) or (says_who and (end or _speaks_later(line[field.end() :], text, stop))):
                end = stop
            only_roles, roles = only_roles and says_who, roles + says_who
        elif line.strip() and (number > 1 or field):
            break
        elif not line.strip() and only_roles and roles > 1:
            end = position
        position = stop
    return min(end, len(text))


def _speaks_later(value: str, text: str, start: int) -> bool:
    """Whether the person named in the form is a label below it."""
    return bool(re.compile(rf"^[ \t]*{re.escape(bare_name(value))}[ \t\u3000]*[：:]", re.MULTILINE).search(text, start))


def _names_a_role(label: str, value: str) -> bool:
    """Whether the line names the person of a role: `受访者：王先生（厂长）`, `Interviewer: Li Wei`."""
    words = bare_name(value)
    if not words or not is_generic(label) or words.endswith(_SENTENCE_END) or _ADDRESS.match(fold(words)):
        return False
    people = [bare_name(each) for each in _BETWEEN.split(words)]
    return all(people) and all(_is_named(each) for each in people)


def _is_named(words: str) -> bool:
    latin = words.isascii() and is_name_like(words) and len(words.split()) > 1
    return latin or (not words.isascii() and is_name_like(words)) or bool(_ANONYMOUS.fullmatch(fold(words)))
