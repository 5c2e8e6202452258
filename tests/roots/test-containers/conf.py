extensions = ["myst_parser", "sphinx_design", "sphinx_evidence"]
myst_enable_extensions = ["deflist", "fieldlist"]
bibtex_bibfiles = ["references.bib"]
html_theme = "basic"
exclude_patterns = ["_build", "parts"]
