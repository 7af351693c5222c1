"""Parts of `coder merge`: conflicts told in words, and decided one at a time."""
