"""Parts of `coder adjudicate` and `coder recode`: the dialogue, its cards and its words."""
