"""The looks of the screens: dark, light and high contrast. Meaning is never carried by colour alone, so any of them will do."""

from textual.theme import Theme

THEMES = (
    Theme(
        name="dark",
        primary="#3d7ab8",
        secondary="#5a6f8a",
        accent="#6fb7e8",
        warning="#e5b567",
        error="#e8716d",
        success="#8fbf7f",
        foreground="#d8dee6",
        background="#14181d",
        surface="#191e25",
        panel="#222932",
        dark=True,
    ),
    Theme(
        name="light",
        primary="#8ab6e0",
        secondary="#8795a5",
        accent="#1f5f99",
        warning="#8a5a00",
        error="#b3261e",
        success="#2f6f2f",
        foreground="#1c2229",
        background="#fdfdfb",
        surface="#f3f3ee",
        panel="#e6e7e2",
        dark=False,
    ),
    Theme(
        name="contrast",
        primary="#0060ff",
        secondary="#ffffff",
        accent="#00ffff",
        warning="#ffff00",
        error="#ff6060",
        success="#00ff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        dark=True,
    ),
)

NAMES = tuple(theme.name for theme in THEMES)


def following(name: str) -> str:
    """The next of the themes, round the end; the first after one that is not among them."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)] if name in NAMES else NAMES[0]
