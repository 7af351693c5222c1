"""What the terminal is and gets: width of characters, keys typed ahead, what is painted anew."""
