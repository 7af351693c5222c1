"""The name of the segmenter, apart from it: who only reads what it made need not load it."""

SEGMENTER = "text@3"
"""Versioned name of `coder.text.segments`, kept with what it made; the version rises when the same text would be cut otherwise."""
