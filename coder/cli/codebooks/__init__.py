"""Parts of `coder codebook`."""
