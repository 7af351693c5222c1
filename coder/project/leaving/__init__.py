"""What leaves a project: exports, deposits, reports; whole or in part, under pseudonyms where asked for."""
