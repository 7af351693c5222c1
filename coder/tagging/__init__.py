"""Tagging of corpora too large for a project: files in, a data set out; never codings."""
