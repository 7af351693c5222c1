"""Who says what: the turns of transcripts, by every layout they come in."""
