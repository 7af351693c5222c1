"""Coding in plain lines: the twin of the coding screen for the ear, for pipes and for terminals without a cursor."""
