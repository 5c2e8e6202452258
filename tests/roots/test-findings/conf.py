extensions = ["myst_parser", "sphinx_evidence"]
bibtex_bibfiles = ["references.bib"]
html_theme = "basic"
exclude_patterns = ["_build"]
