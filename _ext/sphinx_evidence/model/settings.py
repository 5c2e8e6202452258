"""The table of settings: names, defaults, kinds and meanings. No Sphinx."""

from typing import Literal, NamedTuple

from sphinx_evidence.model.setting_kinds import (
    ADDRESS,
    FILE,
    LANGUAGE,
    MAIL,
    NUMBER,
    SEVERITIES,
    TITLES,
    WORDS,
    Kind,
    lists_of_words,
    one_of,
)
from sphinx_evidence.model.source import TOPICS


class Setting(NamedTuple):
    """What ``conf.py`` may set."""

    name: str
    default: object
    kind: Kind
    meaning: str
    #: Whether pages must be read anew when it changes. What is judged when all pages are read needs
    #: no rebuild: the gate reads those settings each time. "html": they are only written anew.
    rebuild: Literal["", "env", "html"] = ""


#: What schema.org 30 calls a page, by the kind of its content.
PAGE_TYPES = (
    *("WebPage", "AboutPage", "CheckoutPage", "CollectionPage", "ContactPage", "FAQPage"),
    *("ItemPage", "MedicalWebPage", "ProfilePage", "QAPage", "RealEstateListing"),
    "SearchResultsPage",
)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "evidence_rules",
        {},
        SEVERITIES,
        "Severity by rule, `error`, `warning` or `advice`; core rules stay errors.",
    ),
    Setting(
        "evidence_minimum_claims",
        0,
        NUMBER,
        "Fewer claims than this on the whole site is a finding.",
    ),
    Setting(
        "evidence_topics",
        [],
        WORDS,
        "What claims are about: a sentence outside the boxes on what it does must cite or link.",
        "env",
    ),
    Setting(
        "evidence_language",
        "",
        LANGUAGE,
        "Language in which the claims are written, where catalogues translate the text around them.",
        "env",
    ),
    Setting(
        "evidence_articles",
        {},
        TITLES,
        "Title by key of the articles whose statements the ledger judges; empty: titles as written.",
    ),
    Setting(
        "evidence_vocabulary",
        {},
        lists_of_words(TOPICS),
        "The words that `subjects`, `given` and `outcomes` may use; empty: any.",
    ),
    Setting(
        "evidence_data",
        "data",
        FILE,
        "Folder of the counts that claims and pictures rest on.",
        "env",
    ),
    Setting(
        "evidence_lock",
        "",
        FILE,
        "File that lists the ids of all claims; a claim that is gone is then a finding.",
    ),
    Setting(
        "evidence_reviews",
        "",
        FILE,
        "CSV file of the last review of each claim; a claim that changed since is suspect.",
    ),
    Setting(
        "evidence_review_months",
        0,
        NUMBER,
        "A review, or a search that found nothing, is due again after this many months; 0 for never.",
    ),
    Setting(
        "evidence_changes",
        "",
        FILE,
        "CSV file of what became of each claim's tier; a tier that it does not tell is a finding.",
    ),
    Setting(
        "evidence_source_status",
        "",
        FILE,
        "CSV file that says which DOIs are retracted, corrected or current, and who says so.",
    ),
    Setting(
        "evidence_status_days",
        0,
        NUMBER,
        "A status is due to be looked up again after this many days; 0 for never.",
    ),
    Setting(
        "evidence_watch",
        "",
        FILE,
        "CSV file of works that came out since each claim's last search; `watch` adds to it.",
    ),
    Setting(
        "evidence_watch_days",
        0,
        NUMBER,
        "A trial that was found is due to be looked at after this many days; 0 for never.",
    ),
    Setting(
        "evidence_watch_words",
        "",
        FILE,
        "CSV file of what databases call the things that claims are about, for `watch`.",
    ),
    Setting(
        "evidence_search_terms",
        "",
        FILE,
        "CSV file of what readers type and where it leads; empty: Sphinx's own search is left as it is.",
        "env",
    ),
    Setting(
        "evidence_search_help",
        "",
        FILE,
        "Page that a search without a result offers, such as a list of common questions.",
    ),
    Setting(
        "evidence_page_type",
        "",
        one_of(PAGE_TYPES, "a page of schema.org, such as WebPage or MedicalWebPage"),
        "What schema.org calls a page with claims, such as `MedicalWebPage`; empty: no JSON-LD.",
        "html",
    ),
    Setting(
        "evidence_doi_handles",
        "https://doi.org/api/handles",
        ADDRESS,
        "Where `-b linkcheck` asks whether a DOI exists, instead of following it to a publisher.",
    ),
    Setting(
        "evidence_contact",
        "",
        MAIL,
        "E-mail address that `refresh` and `watch` give to the services that they ask.",
    ),
)
