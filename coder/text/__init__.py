"""Bytes to frozen text; turns, sentences, clauses; shadow, folding, cells, queries, re-anchoring: no input or output."""
