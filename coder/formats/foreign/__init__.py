"""Projects of other programs: what they hold in our words, and which reader takes which file."""
