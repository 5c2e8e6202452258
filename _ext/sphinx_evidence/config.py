"""Settings: what ``conf.py`` may say, and what the extension sets up for the site."""

from __future__ import annotations

from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sphinx_evidence.dates import today
from sphinx_evidence.options import one_line
from sphinx_evidence.site import Settings
from sphinx_evidence.sources import TOPICS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Name, default, types, meaning, and whether pages must be read anew when it changes. What is
#: judged when all pages are read needs no rebuild: the gate reads those settings each time.
SETTINGS: tuple[tuple[str, object, tuple[type, ...], str, Literal["", "env"]], ...] = (
    (
        "evidence_rules",
        {},
        (dict,),
        "Severity by rule, `error`, `warning` or `advice`; core rules stay errors.",
        "",
    ),
    (
        "evidence_minimum_claims",
        0,
        (int,),
        "Fewer claims than this on the whole site is a finding.",
        "",
    ),
    (
        "evidence_topics",
        [],
        (list, tuple),
        "What claims are about: a sentence outside the boxes on what it does must cite or link.",
        "env",
    ),
    (
        "evidence_articles",
        {},
        (dict,),
        "Title by key of the articles whose statements the ledger judges; empty: titles as written.",
        "",
    ),
    (
        "evidence_vocabulary",
        {},
        (dict,),
        "The words that `subjects`, `given` and `outcomes` may use; empty: any.",
        "",
    ),
    (
        "evidence_data",
        "data",
        (str,),
        "Folder of the counts that claims and pictures rest on.",
        "env",
    ),
    (
        "evidence_lock",
        "",
        (str,),
        "File that lists the ids of all claims; a claim that is gone is then a finding.",
        "",
    ),
    (
        "evidence_reviews",
        "",
        (str,),
        "CSV file of the last review of each claim; a claim that changed since is suspect.",
        "",
    ),
    (
        "evidence_review_months",
        0,
        (int,),
        "A review, or a search that found nothing, is due again after this many months; 0 for never.",
        "",
    ),
    (
        "evidence_changes",
        "",
        (str,),
        "CSV file of what became of each claim's tier; a tier that it does not tell is a finding.",
        "",
    ),
    (
        "evidence_source_status",
        "",
        (str,),
        "CSV file that says which DOIs are retracted, corrected or current, and who says so.",
        "",
    ),
    (
        "evidence_status_days",
        0,
        (int,),
        "A status is due to be looked up again after this many days; 0 for never.",
        "",
    ),
    (
        "evidence_doi_handles",
        "https://doi.org/api/handles",
        (str,),
        "Where `-b linkcheck` asks whether a DOI exists, instead of following it to a publisher.",
        "",
    ),
    (
        "evidence_contact",
        "",
        (str,),
        "E-mail address that `python -m sphinx_evidence refresh` gives to the services it asks.",
        "",
    ),
)

#: Put before the site's own set-up, so that a doctest in a box can calculate at once.
_DOCTEST_SETUP = """\
from sphinx_evidence.calculations import *
counts = DataFolder({data!r}).counts
"""


def register(app: Sphinx) -> None:
    """Tell Sphinx the settings."""
    for name, default, types, meaning, rebuild in SETTINGS:
        app.add_config_value(name, default, rebuild, types, meaning)


def prepare(app: Sphinx, config: Config) -> None:
    """Switch on what claims need, before other extensions read their settings."""
    if "myst_enable_extensions" in config:
        config.myst_enable_extensions = sorted({*config.myst_enable_extensions, "colon_fence"})
    data = data_folder(app).as_posix()
    config.doctest_global_setup = _DOCTEST_SETUP.format(data=data) + config.doctest_global_setup
    if config.bibtex_bibfiles is None:
        # sphinxcontrib-bibtex stops with a traceback; the gate says it in one line instead.
        config.bibtex_bibfiles = []


def data_folder(app: Sphinx) -> Path:
    """Return the folder of the site's counts."""
    return Path(app.confdir) / str(_usable(app.config, "evidence_data"))


def _usable(config: Config, name: str) -> Any:
    """Return a setting, or its default where it is of a wrong kind."""
    default, types = next((row[1], row[2]) for row in SETTINGS if row[0] == name)
    value = config[name]
    return value if isinstance(value, types) and not isinstance(value, bool) else default


def settings(app: Sphinx) -> Settings:
    """Return what ``conf.py`` says about the gate."""
    conf = relpath(Path(app.confdir) / "conf.py", app.srcdir)
    problems = [
        f"{name} can't be {app.config[name]!r}; it must be of the kind {types[0].__name__}"
        for name, _, types, *_ in SETTINGS
        if _usable(app.config, name) is not app.config[name]
    ]
    problems += [
        f"{name} can't be {app.config[name]}; it must be 0 or more"
        for name, _, types, *_ in SETTINGS
        if types == (int,) and _usable(app.config, name) < 0
    ]
    problems += [
        f"evidence_articles can't hold {key!r}: {title!r}; a key is a text without commas, "
        "a title is a text"
        for key, title in _usable(app.config, "evidence_articles").items()
        if not (_is_text(key) and _is_text(title) and "," not in key)
    ]
    problems += [
        f"evidence_vocabulary can't hold {name!r}: {words!r}; name one of {', '.join(TOPICS)}, with "
        "a list of words"
        for name, words in _usable(app.config, "evidence_vocabulary").items()
        if name not in TOPICS or not isinstance(words, list | tuple)
    ]
    rules = _usable(app.config, "evidence_rules")
    return Settings(
        path=Path(conf).as_posix(),
        rules={str(rule): str(severity) for rule, severity in rules.items()},
        minimum_claims=_usable(app.config, "evidence_minimum_claims"),
        review_months=_usable(app.config, "evidence_review_months"),
        status_days=_usable(app.config, "evidence_status_days"),
        today=today(),
        language=str(app.config.language or "en"),
        problems=tuple(problems),
        articles=articles(app.config),
        vocabulary=_vocabulary(app.config),
    )


def _vocabulary(config: Config) -> dict[str, tuple[str, ...]]:
    """Return the words that claims and sources may use, by the name of the field."""
    given = _usable(config, "evidence_vocabulary")
    return {str(name): tuple(map(str, words)) for name, words in given.items()}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def topics(config: Config) -> tuple[str, ...]:
    """Return what the site's claims are about, in the words of its pages."""
    return tuple(map(str, _usable(config, "evidence_topics")))


def articles(config: Config) -> dict[str, str]:
    """Return the title of each article that the ledger judges, by its key."""
    given = _usable(config, "evidence_articles")
    return {str(key).strip(): one_line(str(title)) for key, title in given.items()}


def doi_handles(config: Config) -> str:
    """Return the address below which the DOI system answers, without a slash at its end."""
    return str(_usable(config, "evidence_doi_handles")).rstrip("/")


def named_file(config: Config, name: str) -> str:
    """Return the file that a setting names, relative to ``conf.py``, or an empty string."""
    return str(_usable(config, name))
