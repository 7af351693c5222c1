"""What the project is about, as frozen values: standard library only, no input or output."""
