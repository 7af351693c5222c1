"""Codings counted: tables, what occurs together, and the quotes behind a number."""
