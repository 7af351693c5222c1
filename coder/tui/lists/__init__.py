"""What the lists and tables of the whole project show (no Textual)."""
