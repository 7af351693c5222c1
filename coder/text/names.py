"""Printed names compared: the Simplified and the Traditional form of one name are one name."""

from coder.text.search.fold import fold


def same_name(a: str, b: str) -> bool:
    """Whether two printed names are equal but for script, case, width, accents and spacing; never true for an empty name.

    A proposal for a person to decide: 刘强 and 劉強 may still be two people.

    >>> same_name("刘强", "劉強"), same_name("Li Wei", "ＬＩ  wei"), same_name("刘强", "刘刚")
    (True, True, False)
    """
    first, second = (" ".join(fold(name).split()) for name in (a, b))
    return bool(first) and first == second
