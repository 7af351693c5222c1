"""Writing REFI-QDA: one module for each part of a project file."""
