"""Parts of `coder suggest`, `coder review` and the lists of what texts suggest."""
