"""Rules: what the gate asks for, and what judges it. No Sphinx."""
