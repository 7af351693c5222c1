"""Parts of `coder tag`: the sample and its review, tables, ranks."""
