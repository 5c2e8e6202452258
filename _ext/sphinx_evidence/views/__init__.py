"""Plain rows of what a page shows. No Sphinx."""
