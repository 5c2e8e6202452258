extensions = ["myst_parser", "sphinx_evidence"]
bibtex_bibfiles = ["references.bib"]
html_theme = "basic"
exclude_patterns = ["_build"]
suppress_warnings = ["toc"]  # the examples of rules have no heading
evidence_topics = ["tea"]
