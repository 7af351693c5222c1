"""Searching the texts: words and phrases with AND, OR, NOT, NEAR, and filters by code, speaker, town and variable."""
