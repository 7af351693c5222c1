"""A mistake in a dialogue, told in its language."""

from collections.abc import Iterator

from coder.errors import CoderError
from coder.tui.texts.screens import Texts


def refusal_lines(error: CoderError, language: str) -> Iterator[str]:
    """What is wrong, and what to do, a line each; in Chinese where the sentence is known in it."""
    texts = Texts(language)
    yield from (texts.said(each) for each in (error.what, error.hint) if each)
