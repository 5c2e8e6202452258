project = "Rich"
copyright = "2026, nobody"
version = release = "1"
extensions = ["myst_parser", "sphinx_evidence"]
myst_enable_extensions = ["dollarmath"]
bibtex_bibfiles = ["references.bib"]
exclude_patterns = ["_build"]
numfig = True
