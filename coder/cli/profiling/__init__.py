"""Parts of `coder profile`: a profile, its figures, quotes and verification in plain lines."""
