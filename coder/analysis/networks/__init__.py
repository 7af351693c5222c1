"""Actors and the ties between them."""
