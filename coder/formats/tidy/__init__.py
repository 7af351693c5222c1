"""The project as tidy tables for analysis: one row a thing, one column a variable, each column explained."""
