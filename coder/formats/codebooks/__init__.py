"""Codebooks as files: YAML and Markdown, read with every mistake named by its line."""
