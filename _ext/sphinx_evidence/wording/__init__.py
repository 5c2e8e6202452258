"""What a sentence says. No Sphinx."""
