"""Texts in pieces with their codings, for programs that annotate or learn."""
