extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinx.ext.graphviz",
    "sphinx.ext.mathjax",
    "sphinx_evidence",
    "sphinx_print",
]
bibtex_bibfiles = ["references.bib"]
myst_enable_extensions = ["deflist", "dollarmath", "fieldlist", "substitution", "attrs_inline"]
myst_substitutions = {"leaf": "⟦conf.substitution⟧."}
html_theme = "alabaster"
html_theme_options = {"description": "⟦conf.theme-option⟧"}
html_title = "⟦conf.html_title⟧"
html_short_title = "⟦conf.html_short_title⟧"
project = "⟦conf.project⟧"
author = "⟦conf.author⟧"
copyright = "2026, ⟦conf.copyright⟧"
version = release = "1"
exclude_patterns = ["_build"]
rst_epilog = ".. |drink| replace:: ⟦conf.rst_epilog⟧."
print_title = "⟦conf.print_title⟧"
print_footer = "⟦conf.print_footer⟧"
evidence_topics = ["tea"]
evidence_articles = {"weekly": "⟦conf.article⟧"}
evidence_changes = "changes.csv"
evidence_reviews = "reviews.csv"
evidence_source_status = "status.csv"
evidence_search_terms = "search-terms.csv"
evidence_page_type = "MedicalWebPage"
html_baseurl = "https://tea.example/"
graphviz_output_format = "svg"
suppress_warnings = ["epub"]
