"""The codes under a person's hands: list, tree, card, colours (no Textual)."""
