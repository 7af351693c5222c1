"""Copies of a project become one again; nothing is lost, and nothing that two people changed is chosen in silence."""
