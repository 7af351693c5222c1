"""Policy texts: clauses, citations, instruments."""
