extensions = ["myst_parser", "sphinx_evidence"]
bibtex_bibfiles = ["references.bib"]
html_theme = "basic"
exclude_patterns = ["_build"]
evidence_topics = ["tea"]
evidence_articles = {"nights": "Tea for quiet nights", "all": "Tea: all you need to know"}
