"""What a deposit package says of itself: counts, method, files, licences, what was replaced and what the formats could not hold."""
