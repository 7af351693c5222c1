"""Texts become documents, are corrected, and are erased for good."""
