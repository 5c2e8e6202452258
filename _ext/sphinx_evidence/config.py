"""Settings: what ``conf.py`` may say, and what the extension sets up for the site."""

from __future__ import annotations

from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_evidence.site import Settings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Name, default, types and meaning of each setting. None of them changes what is stored or
#: written page by page, so none asks for a rebuild: the gate reads them each time.
SETTINGS: tuple[tuple[str, object, tuple[type, ...], str], ...] = (
    (
        "evidence_rules",
        {},
        (dict,),
        "Severity by rule, `error` or `warning`; core rules stay errors.",
    ),
    (
        "evidence_minimum_claims",
        0,
        (int,),
        "Fewer claims than this on the whole site is a finding.",
    ),
    ("evidence_source_status", "", (str,), "CSV file that says which DOIs are retracted."),
    ("evidence_data", "data", (str,), "Folder of trial counts that doctests read."),
)

#: Put before the site's own set-up, so that a doctest in a box can calculate at once.
_DOCTEST_SETUP = """\
from sphinx_evidence.calculations import *
counts = DataFolder({data!r}).counts
"""


def register(app: Sphinx) -> None:
    """Tell Sphinx the settings."""
    for name, default, types, meaning in SETTINGS:
        app.add_config_value(name, default, "", types, meaning)


def prepare(app: Sphinx, config: Config) -> None:
    """Switch on what claims need, before other extensions read their settings."""
    if "myst_enable_extensions" in config:
        config.myst_enable_extensions = sorted({*config.myst_enable_extensions, "colon_fence"})
    data = (Path(app.confdir) / _usable(config, "evidence_data")).as_posix()
    config.doctest_global_setup = _DOCTEST_SETUP.format(data=data) + config.doctest_global_setup
    if config.bibtex_bibfiles is None:
        # sphinxcontrib-bibtex stops with a traceback; the gate says it in one line instead.
        config.bibtex_bibfiles = []


def _usable(config: Config, name: str) -> Any:
    """Return a setting, or its default where it is of a wrong kind."""
    default, types = next((default, types) for key, default, types, _ in SETTINGS if key == name)
    value = config[name]
    return value if isinstance(value, types) and not isinstance(value, bool) else default


def settings(app: Sphinx) -> Settings:
    """Return what ``conf.py`` says about the gate."""
    conf = relpath(Path(app.confdir) / "conf.py", app.srcdir)
    problems = [
        f"{name} can't be {app.config[name]!r}; it must be of the kind {types[0].__name__}"
        for name, _, types, _ in SETTINGS
        if _usable(app.config, name) is not app.config[name]
    ]
    rules = _usable(app.config, "evidence_rules")
    return Settings(
        path=Path(conf).as_posix(),
        rules={str(rule): str(severity) for rule, severity in rules.items()},
        minimum_claims=_usable(app.config, "evidence_minimum_claims"),
        problems=tuple(problems),
    )


def status_file(config: Config) -> str:
    """Return the name of the file that tells which sources are retracted, or an empty string."""
    return str(_usable(config, "evidence_source_status"))
