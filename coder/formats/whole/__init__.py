"""A whole project as JSONL, schema `coder/1`, without loss."""
