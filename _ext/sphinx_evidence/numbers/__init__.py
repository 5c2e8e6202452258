"""Numbers in text: found, brought to one normal form, and traced. No Sphinx."""
