"""The figures of a town as lines of characters: what the terminal shows, and what a pipe or a screen reader gets."""
