"""Brackets, bars and arrows of the screen; in ASCII where the terminal would draw them two cells wide."""

from coder.text.cells import ambiguous_cells

_PAIRS = (
    ("╺┏┃┗", "=/|\\"),
    ("╶┌│└", "-,¦`"),
    ("▁▂▃▄▅▆▇█", ".:-=+*%#"),
    ("┊▕▏▸▾", ":||>v"),
    ("░▲▼°·Σ×", "-^v'.S*"),
)
_ASCII = {ord(drawn): plain for each in _PAIRS for drawn, plain in zip(*each, strict=True)}


def glyphs(drawn: str) -> str:
    """What the screen draws by itself, such that each of these characters takes one cell in this terminal."""
    return drawn if ambiguous_cells() == 1 else drawn.translate(_ASCII)
