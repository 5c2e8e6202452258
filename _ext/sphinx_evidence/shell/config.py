"""Settings: what ``conf.py`` may say, and what the extension sets up for the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os.path import relpath
from pathlib import Path
from types import ModuleType
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_evidence.model.dates import clock, today
from sphinx_evidence.model.setting_kinds import FILE, NUMBER, shown
from sphinx_evidence.model.settings import SETTINGS
from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.conf import Settings
from sphinx_evidence.shell.bibtex.settings import mend_bibtex
from sphinx_evidence.shell.conf_texts import texts_in

#: Where a configuration keeps what is wrong with it; Sphinx does not store what starts so.
_PROBLEMS = "_evidence_problems"
#: The look of the boxes.
_STATIC = Path(__file__).parent / "static"
_BY_NAME = {setting.name: setting for setting in SETTINGS}


#: Put before the site's own set-up, so that a doctest in a box can calculate at once.
_DOCTEST_SETUP = """\
from sphinx_evidence.trials import *
counts = DataFolder({data!r}).counts
"""


def register(app: Sphinx) -> None:
    """Register the settings."""
    for setting in SETTINGS:
        app.add_config_value(
            setting.name, setting.default, setting.rebuild, setting.kind.types, setting.meaning
        )


def prepare(app: Sphinx, config: Config) -> None:
    """Switch on what claims need, before other extensions read their settings.

    What nobody could use gets a usable value, for Sphinx and other extensions would break down at
    some; what was wrong is kept for `settings` to tell of.
    """
    problems = [*_unknown(config), *_lost(config)]
    for setting in SETTINGS:
        usable, wrong = setting.kind.usable(setting.name, config[setting.name], setting.default)
        if wrong:
            config[setting.name] = usable
            problems += wrong
    problems += [*_mend_others(config), *mend_bibtex(config)]
    vars(config)[_PROBLEMS] = tuple(problems)
    if "myst_enable_extensions" in config:
        config.myst_enable_extensions = sorted({*config.myst_enable_extensions, "colon_fence"})
    # Before the site's own folders, so that a file of the site with the same name wins.
    config.html_static_path = [str(_STATIC), *config.html_static_path]
    data = data_folder(app).as_posix()
    config.doctest_global_setup = _DOCTEST_SETUP.format(data=data) + config.doctest_global_setup


def _mend_others(config: Config) -> Iterator[str]:
    """Give others' settings what they can use, and yield what was wrong. None is as good as not set."""
    for name, default, must in (
        ("doctest_global_setup", "", "a text"),
        ("myst_enable_extensions", [], "a list of texts"),
        ("html_static_path", [], "a list of texts"),
        ("bibtex_bibfiles", [], "a list of texts"),
        ("bibtex_encoding", "utf-8-sig", "the name of an encoding"),
    ):
        if name not in config:
            continue
        value = config[name]
        if value is None:
            config[name] = default
        elif isinstance(default, str):
            if not isinstance(value, str) or (default and not _is_encoding(value)):
                config[name] = default
                yield f"{name} can't be {shown(value)}; it must be {must}"
        elif not isinstance(value, list | tuple | set | frozenset):
            config[name] = default
            yield f"{name} can't be {shown(value)}; it must be {must}"
        elif wrong := [entry for entry in value if not _is_name(entry)]:
            config[name] = [entry for entry in value if _is_name(entry)]
            yield f"{name} can't hold {shown(wrong[0])}; it must be {must}"


def _is_name(value: object) -> bool:
    return not FILE.usable("", value, None)[1] or isinstance(value, Path)


def _is_encoding(name: str) -> bool:
    try:
        b"a".decode(name, "ignore")
    except (LookupError, ValueError):
        return False
    return True


def _written(config: Config) -> Mapping[str, object]:
    """Return all that ``conf.py`` and the command line set, also what nobody knows."""
    raw: dict[str, object] = vars(config).get("_raw_config", {})
    return raw | config.overrides


def data_folder(app: Sphinx) -> Path:
    """Return the folder of the site's counts."""
    return Path(app.confdir) / str(_usable(app.config, "evidence_data"))


def _usable(config: Config, name: str) -> Any:
    """Return what can be used of a setting, also where somebody changed it since."""
    setting = _BY_NAME[name]
    return setting.kind.usable(name, config[name], setting.default)[0]


def claims_language(config: Config) -> str:
    """Return the language in which claims are written, and so judged; that of the pages, or its own."""
    return str(_usable(config, "evidence_language") or config.language or "en")


def settings(app: Sphinx) -> Settings:
    """Return what ``conf.py`` says about the gate."""
    conf = relpath(Path(app.confdir) / "conf.py", app.srcdir)
    config = app.config
    return Settings(
        path=Path(conf).as_posix(),
        rules=_usable(config, "evidence_rules"),
        minimum_claims=_usable(config, "evidence_minimum_claims"),
        review_months=_usable(config, "evidence_review_months"),
        watch_days=_usable(config, "evidence_watch_days"),
        status_days=_usable(config, "evidence_status_days"),
        today=today(),
        topics=topics(config),
        shown=texts_in(config, topics(config)),
        language=claims_language(config),
        shown_in=str(config.language or "en"),
        search_help=_usable(config, "evidence_search_help"),
        clock=clock(),
        problems=vars(config).get(_PROBLEMS, ()),
        articles=articles(config),
        vocabulary=_usable(config, "evidence_vocabulary"),
    )


def _unknown(config: Config) -> Iterator[str]:
    """Yield what is wrong with settings that look like ours and are nobody's."""
    for name, value in _written(config).items():
        mine = name.lower().startswith("evidence_") or name.lower() in _BY_NAME
        if mine and name not in config and not (callable(value) or isinstance(value, ModuleType)):
            yield f'there is no setting "{name}"{nearest(name, _BY_NAME)}'


def _lost(config: Config) -> Iterator[str]:
    """Yield what the command line set that Sphinx could not take, and passed over."""
    for name, value in config.overrides.items():
        kind = _BY_NAME[name].kind if name in _BY_NAME else FILE
        if isinstance(value, str) and (
            kind.types == (dict,) or (kind is NUMBER and not isinstance(_number(value), int))
        ):
            yield f"{name} can't be {shown(value)}; it must be {kind.called}"


def _number(text: str) -> int | None:
    """Return a number as Sphinx reads it from the command line."""
    try:
        return int(text)
    except ValueError:
        return None


def topics(config: Config) -> tuple[str, ...]:
    """Return what the site's claims are about, in the words of its pages."""
    return tuple(word for word in _usable(config, "evidence_topics") if word.strip())


def articles(config: Config) -> dict[str, str]:
    """Return the title of each article that the ledger judges, by its key."""
    titles: dict[str, str] = _usable(config, "evidence_articles")
    return titles


def doi_handles(config: Config) -> str:
    """Return the address below which the DOI system answers, without a slash at its end."""
    return str(_usable(config, "evidence_doi_handles")).rstrip("/")


def named_file(config: Config, name: str) -> str:
    """Return the file that a setting names, relative to ``conf.py``, or an empty string."""
    return str(_usable(config, name))
