"""Living with sphinxcontrib-bibtex."""
