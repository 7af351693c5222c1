"""Chinese policy texts: what the head and the foot say, and the units between them."""
