"""The Python API: one file for each noun of a project."""
