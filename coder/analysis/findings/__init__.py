"""The findings of a codebook, for and against, between kinds of places."""
