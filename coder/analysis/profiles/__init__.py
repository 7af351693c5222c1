"""Model profiles of towns: section 6 of the domain guide, step by step, and what explains and verifies them."""
