extensions = ["myst_parser", "sphinx_evidence", "sphinx_print"]
bibtex_bibfiles = ["references.bib"]
html_theme = "basic"
project = "Tea and medicines"
author = "The testers"
copyright = "2026, The testers"
version = release = "1"
exclude_patterns = ["_build"]
evidence_topics = ["tea"]
