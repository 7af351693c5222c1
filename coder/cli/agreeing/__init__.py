"""Parts of `coder agree`: coefficients, linkages, confusions in plain lines."""
