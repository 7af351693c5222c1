"""Suggesters: propose codes, say why, and learn from decisions; never code."""
