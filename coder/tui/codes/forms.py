"""The forms under which a name can be found: itself, initials, pinyin (no Textual)."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def forms_of(name: str) -> tuple[str, ...]:
    """The name in lower case, the initials of its words, the words, and for Chinese its pinyin initials and whole pinyin."""
    lowered = name.lower()
    words = [word for word in lowered.split() if word]
    forms = [lowered, "".join(word[0] for word in words), *words]
    if any("\u3400" <= each <= "\u9fff" for each in name):
        from pypinyin import Style, lazy_pinyin

        forms.append("".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower())
        forms.append("".join(lazy_pinyin(name)).lower())
    return tuple(forms)
