"""Finding words: Simplified and Traditional, half and full width are one."""
