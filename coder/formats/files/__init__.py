"""Files of strangers are read within bounds; files of our own are there whole or not at all."""
