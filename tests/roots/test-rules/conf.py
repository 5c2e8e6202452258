extensions = ["myst_parser", "sphinx_evidence"]
bibtex_bibfiles = ["references.bib"]
html_theme = "basic"
exclude_patterns = ["_build"]
evidence_topics = ["tea"]
# The examples of rules have no heading, and the {cite} of the other page has no list to lead to.
suppress_warnings = ["toc", "bibtex.key_not_found"]
