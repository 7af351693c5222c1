"""Places: the gazetteer, which place a name means, places in a text, and how far a place is from a town."""
