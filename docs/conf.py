"""Settings of the documentation of the extension, which judges it as it judges any site."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "_ext")]

from sphinx_evidence.model.version import VERSION

project = "sphinx-evidence"
author = "The contributors to sphinx-evidence"
copyright = "2026, the contributors. Text: CC BY 4.0. Code: BSD-3-Clause"
version = release = VERSION
language = "en"

extensions = ["myst_parser", "sphinx_evidence", "_reference"]
# `watch` writes the list of works to be read; it is about the other site of this repository.
exclude_patterns = ["_build", ".*", "reading-list.md"]
nitpicky = True

bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = "author_year"
bibtex_tooltips = False
evidence_minimum_claims = 5
# What the pages say of GRADE stands in boxes, or names its source. Their examples are about teas that
# do not exist, so nothing is said of these.
evidence_topics = ["GRADE"]

html_theme = "furo"
html_title = "sphinx-evidence"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
html_copy_source = False
html_show_sphinx = False
# Both pairs of colours were measured for the site of this repository: 4.5 to 1 or better.
html_theme_options = {
    "navigation_with_keys": False,
    "top_of_page_buttons": [],
    "light_css_variables": {"color-brand-primary": "#0a548a", "color-brand-content": "#0a548a"},
    "dark_css_variables": {"color-brand-primary": "#84c3f3", "color-brand-content": "#84c3f3"},
}
