"""The form of a linkage mention and the lists of actors and ties (no Textual)."""
