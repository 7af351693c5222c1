"""The open document: rows, spans, blocks, units, places in it (no Textual)."""
