"""Documents for people to read: what Word, Markdown and HTML need."""
