"""The figures of a town on the screen: names, quotes, places that can be chosen (no Textual)."""
