"""All that knows Sphinx."""
