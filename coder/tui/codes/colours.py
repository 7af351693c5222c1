"""Colours of codes by their names (no Textual)."""

from dataclasses import dataclass

from coder.tui.codes.forms import forms_of


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as #RRGGBB with its name in both languages."""

    value: str
    en: str
    zh: str

    def name(self, language: str) -> str:
        """The name in `language`."""
        return self.zh if language == "zh" else self.en

    def is_called(self, wanted: str) -> bool:
        """Whether typed words, in lower case, are a part of a name, of its pinyin, or of the numbers."""
        return any(wanted in form for form in (*forms_of(self.zh), *forms_of(self.en), self.value.casefold()))


COLOURS = (
    Colour("#D64545", "red", "红"),
    Colour("#E2683C", "vermilion", "朱红"),
    Colour("#E08A2E", "orange", "橙"),
    Colour("#D9A521", "amber", "琥珀"),
    Colour("#C9B82A", "yellow", "黄"),
    Colour("#93A33B", "olive", "橄榄绿"),
    Colour("#7FB23A", "lime", "黄绿"),
    Colour("#3FA34D", "green", "绿"),
    Colour("#2FA178", "jade", "翠绿"),
    Colour("#2A9D99", "teal", "蓝绿"),
    Colour("#35A7C4", "cyan", "青"),
    Colour("#4C9BE0", "sky", "天蓝"),
    Colour("#3F74D1", "blue", "蓝"),
    Colour("#5A5FCF", "indigo", "靛蓝"),
    Colour("#8257C9", "violet", "紫罗兰"),
    Colour("#A24FC0", "purple", "紫"),
    Colour("#C44AA3", "magenta", "品红"),
    Colour("#DB6A93", "pink", "粉"),
    Colour("#C7506B", "rose", "玫红"),
    Colour("#9A6B43", "brown", "棕"),
    Colour("#B8986A", "tan", "驼"),
    Colour("#8A8F98", "grey", "灰"),
    Colour("#5F7386", "slate", "石板灰"),
)


def nearest(value: str) -> Colour:
    """The named colour that looks most like #rrggbb (distance in RGB, green weighing most, as the eye sees)."""
    wanted = _parts(value)
    return min(COLOURS, key=lambda each: sum(weight * (a - b) ** 2 for weight, a, b in zip((2, 4, 3), _parts(each.value), wanted, strict=True)))


def _parts(value: str) -> tuple[int, int, int]:
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)
