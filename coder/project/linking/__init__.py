"""The record of a linkage mention: its ends, its fields, what a passage says of them, and the ties it belongs to."""
