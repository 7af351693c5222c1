"""Words, lexicons, places and actors of Chinese and English text."""
