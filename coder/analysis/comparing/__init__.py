"""Towns beside each other, in the course of time, and as cases of set theory."""
