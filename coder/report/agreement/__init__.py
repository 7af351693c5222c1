"""The page on how far coders agree, and the paragraph for a methods section."""
