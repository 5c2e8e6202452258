"""The claim box: its directive, its role, and what fills it."""
