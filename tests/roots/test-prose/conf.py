extensions = ["myst_parser", "sphinx_design", "sphinx_evidence"]
myst_enable_extensions = ["deflist"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
bibtex_bibfiles = ["references.bib"]
html_theme = "basic"
exclude_patterns = ["_build", "part.md"]
evidence_topics = ["tea"]
