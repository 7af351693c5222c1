"""Documents to read away from the program: coded transcripts, and the quotes of codes."""
