"""Settings of the site. The extensions stand in `_ext`; the text stands in the Markdown pages."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "Magnesium and movement disorders, claim by claim"
author = "The contributors"
copyright = "2026, the contributors. Text: CC BY 4.0. Code: BSD-3-Clause"
version = release = "0.3"
language = "en"

extensions = ["myst_parser", "sphinx_design", "sphinx_evidence", "sphinx_print"]
source_suffix = {".md": "markdown"}
templates_path = ["_templates"]
exclude_patterns = [
    ".*",
    "_*",
    "docs",
    "benchmarks",
    "tests",
    # What leaflets have in common, and their questions: each leaflet includes them.
    "leaflets/_*",
    "leaflets/*-questions.md",
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
]
nitpicky = True
# What stands under the first answer of a page, and at its end: said here, and nowhere else.
_SEARCHED = "Evidence searched to 29 November 2026."
_DISCLOSURE = "No funding, and nothing is sold here."
myst_enable_extensions = ["substitution"]
myst_substitutions = {
    "searched": _SEARCHED,
    # On the few pages for which nobody searched again since.
    "searched_before": "Evidence searched to 22 November 2026.",
    "unchecked": "No clinician has checked this page.",
    "unchecked_site": "No clinician has checked this site.",
    "made": (
        "Written by the contributors of this project; no clinician has checked it. First published "
        f"22 November 2026, last changed 29 November 2026. {_DISCLOSURE}"
    ),
}
# The EPUB holds fonts and style sheets that Sphinx has no media type for; readers do without.
suppress_warnings = ["epub.unknown_project_files"]

# -- Evidence --------------------------------------------------------------------------------------

bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "plain"
bibtex_reference_style = "author_year"
bibtex_cite_id = "cite-{key}"
bibtex_tooltips = False
# A sentence outside the boxes that says what this does to people needs a citation or a claim.
evidence_topics = ["magnesium"]
# In whom, what was given, and which outcomes: the words of sources, and of claims that nothing was
# found. A word stands for all that begin with it ("magnesium" for "magnesium-oxide").
evidence_vocabulary = {
    "subjects": [
        *("tardive-dyskinesia", "levodopa-dyskinesia", "acute-dyskinesia", "other-dyskinesia"),
        *("myoclonus", "myoclonus-lasting", "myoclonus-etomidate", "myoclonus-medicine"),
        *("fasciculation", "tremor", "tremor-essential", "tremor-parkinson", "tremor-anxiety"),
        *("tremor-multiple-sclerosis", "shivering", "alcohol-withdrawal", "anxiety-stress"),
        *(
            "akathisia",
            "akathisia-withdrawal",
            "cramps",
            "cramps-rest",
            "cramps-pregnancy",
            "cramps-exercise",
        ),
        *("cramps-motor-neuron", "cramps-dialysis", "cramps-liver", "restless-legs", "parkinson"),
        *("multiple-sclerosis", "complex-regional-pain", "epilepsy", "psychosis", "low-magnesium"),
        *("kidney-disease", "surgery", "pregnancy", "stroke-brain-injury", "myasthenia"),
        *("twitches", "twitches-eyelid", "twitches-benign", "twitches-sleep", "hiccups"),
        *("dystonia", "dystonia-focal", "hemifacial-spasm", "tics", "tetanus", "stiff-person"),
        *("constipation", "depression", "healthy", "other-people", "not-people"),
    ],
    "given": [
        *("magnesium", "magnesium-oxide", "magnesium-citrate", "magnesium-glycinate"),
        *("magnesium-threonate", "magnesium-taurate", "magnesium-hydroxide", "magnesium-antacid"),
        *("magnesium-mouth-other", "magnesium-vein", "magnesium-muscle", "magnesium-spinal"),
        *("magnesium-skin", "magnesium-dialysis", "magnesium-compared", "magnesium-with-levodopa"),
        *("magnesium-apart-from-levodopa", "magnesium-timed", "magnesium-with-minerals"),
        *("medicine", "food", "stretching", "other-treatment"),
        "nothing",
    ],
    "outcomes": [
        *("tremor", "dyskinesia", "tardive-movements", "myoclonus", "fasciculation", "akathisia"),
        *("cramps", "restless-legs", "shivering", "movement", "levodopa-level", "medicine-level"),
        *("twitches", "hiccups", "dystonia", "tics", "spasms"),
        *("magnesium-level", "magnesium-uptake", "share-with-too-much", "bowels"),
        *("heart-pressure", "breathing-weakness", "temperature", "mind", "pain", "deaths", "harms"),
        *("harms-of-stretching", "mechanism", "no-outcome"),
        "after-stopping",
    ],
}
# All claims there are, the last review of each, and what became of its tier: `make claims` and
# `make review` write them; why a tier changed is written by hand.
evidence_lock = "claims.lock"
evidence_reviews = "reviews.csv"
evidence_review_months = 12
evidence_changes = "changes.csv"
# What became of each source since: `make refresh` looks it up and writes it. The rows of today come
# from a copy of Retraction Watch's list of 2025-08-22; a newer look is due in February 2027.
evidence_source_status = "source-status.csv"
evidence_status_days = 540
# Works that came out since a claim's last search: `make watch` adds them, people look at them.
evidence_watch = "watch.csv"
evidence_watch_days = 90
evidence_watch_words = "data/watch-words.csv"
# What readers type, and where it leads: the search of the site knows these words too.
evidence_search_terms = "data/search-terms.csv"
evidence_search_help = "about/questions"
evidence_minimum_claims = 301
# The articles whose statements the ledger judges; they are named, and not copied.
evidence_articles = {
    "td": "Understanding Tardive Dyskinesia (TD)",
    "dyskinesia": "Can Magnesium Help with Dyskinesia? The Current Research",
    "myoclonus": "Can Magnesium Help With Myoclonus? What the Science Says About This Mineral",
    "tremors": "Does Magnesium Help With Tremors?",
    "akathisia": "Magnesium for Akathisia: A Natural Treatment Option",
}
# What search engines are told of pages with claims. Who looked at them is told beside it, on the page.
evidence_page_type = "MedicalWebPage"
doctest_global_setup = """\
from functools import partial
magnesium = partial(elemental_dose, element="Mg", charge=2)
"""

# -- HTML: everything comes from the site itself ---------------------------------------------------

html_theme = "furo"
html_title = "Magnesium, claim by claim"
html_static_path = ["_static"]
html_css_files = ["site.css", "leaflet.css"]
html_favicon = "_static/favicon.svg"
html_copy_source = False
html_show_sphinx = False

_FONTS = {
    "font-stack": '"Source Sans 3", "Site Symbols", "Stand-in", "Wide stand-in", system-ui, sans-serif',
    "font-stack--monospace": '"Source Code Pro", "Site Symbols", ui-monospace, Menlo, monospace',
}
# What stands behind "#" at a heading for those who hear the page.
html_permalinks_icon = (
    '<span aria-hidden="true">#</span><span class="site-hidden">Link to this section</span>'
)
# Red is kept for getting help: the link in the header, and the list of an emergency.
_CARE_LIGHT = {
    "site-head": "#0b3c5d",
    "care-emergency": "#9b1111",
    "care-emergency-edge": "#9b1111",
    "care-emergency-tint": "#fdeeee",
    "care-doctor": "#8a3a00",
    "care-doctor-tint": "#fdf1e3",
}
_CARE_DARK = {
    "site-head": "#0f2a3d",
    "care-emergency": "#b3201d",
    "care-emergency-edge": "#ff9d94",
    "care-emergency-tint": "#341a19",
    "care-doctor": "#f0b37a",
    "care-doctor-tint": "#33251a",
}
# Each pair of ink and paper was measured: 4.5 to 1 or better, light and dark.
html_theme_options = {
    "navigation_with_keys": False,
    "top_of_page_buttons": [],
    "light_css_variables": _FONTS
    | _CARE_LIGHT
    | {
        "font-size--small": "93%",
        "sidebar-item-font-size": "1rem",
        "sidebar-caption-font-size": "0.95rem",
        "toc-font-size": "0.95rem",
        "toc-title-font-size": "0.95rem",
        "color-brand-primary": "#0a548a",
        "color-brand-content": "#0a548a",
        "color-brand-visited": "#5d318f",
        "color-foreground-primary": "#1b2126",
        "color-foreground-secondary": "#4f5b65",
        "color-foreground-muted": "#5c6872",
        "color-background-secondary": "#f4f6f8",
        "color-background-border": "#d5dbe1",
    },
    "dark_css_variables": _FONTS
    | _CARE_DARK
    | {
        "color-brand-primary": "#84c3f3",
        "color-brand-content": "#84c3f3",
        "color-brand-visited": "#cfb0f2",
        "color-foreground-primary": "#e5e9ec",
        "color-foreground-secondary": "#aab5be",
        "color-foreground-muted": "#98a4ae",
        "color-background-primary": "#14171a",
        "color-background-secondary": "#1a1e21",
        "color-background-border": "#39434b",
    },
}

# -- PDF -------------------------------------------------------------------------------------------

print_basename = "magnesium-and-movement-disorders"
print_title = "Magnesium and movement disorders"
print_subtitle = "What the evidence says, claim by claim"
print_date = "2026-11-29"  # by hand, so that the same input gives the same file
print_cover_notes = [
    (
        "This is general information, not advice for your own case. Ask a clinician before you "
        "start, stop or change any treatment."
    ),
    f"{_SEARCHED} {_DISCLOSURE} Text: CC BY 4.0.",
]
# For contributors, who read it on a screen; and lists of what stands in the book already.
print_exclude = ["about/rules", "about/claims", "about/changes", "about/questions", "leaflets/*"]
# The sections of a page are questions that come again on many pages; its name is enough.
print_contents_depth = 1
print_page_room = 60
# A sheet of paper for each condition, to take along.
print_leaflets = ["leaflets/*"]
print_footer = "General information, not advice for your own case"
print_styles = ["_print/print.typ"]
print_fonts = ["_print/fonts"]

# -- Other outputs ---------------------------------------------------------------------------------

epub_show_urls = "no"
latex_engine = "xelatex"
latex_elements = {"extraclassoptions": "openany,oneside"}
latex_use_xindy = False  # makeindex comes with every TeX
latex_documents = [
    ("index", "magnesium-and-movement-disorders.tex", project, author, "manual"),
]
man_pages = [("index", "magnesium-and-movement-disorders", project, [author], 7)]
texinfo_documents = [
    (
        "index",
        "magnesium-and-movement-disorders",
        project,
        author,
        "magnesium-and-movement-disorders",
        "What the evidence says about magnesium and movement disorders.",
        "Health",
    ),
]
