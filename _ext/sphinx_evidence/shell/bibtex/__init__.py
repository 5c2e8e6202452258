"""What connects the extension to sphinxcontrib-bibtex."""
