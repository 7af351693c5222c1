"""Readers of texts: each takes the words out of one kind of file."""
