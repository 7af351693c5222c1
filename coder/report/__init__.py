"""The HTML report of a project, and its figures as files."""
