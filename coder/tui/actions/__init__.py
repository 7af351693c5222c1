"""Everything a person can do on the screens: one table, and the keys that lead to it."""
