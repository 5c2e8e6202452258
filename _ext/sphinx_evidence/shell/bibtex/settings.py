"""Settings of sphinxcontrib-bibtex, which takes any value and breaks down at most of them later."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx.config import Config

from sphinx_evidence.model.setting_kinds import shown
from sphinx_evidence.model.spelling import nearest

#: What bibtex itself sets where a site says nothing. The names of plugins are looked up for each.
_TEXTS = {
    "bibtex_default_style": "alpha",
    "bibtex_tooltips_style": "",
    "bibtex_reference_style": "label",
    "bibtex_foot_reference_style": "foot",
    "bibtex_bibliography_header": "",
    "bibtex_footbibliography_header": "",
    "bibtex_cite_id": "",
    "bibtex_footcite_id": "",
    "bibtex_bibliography_id": "",
    "bibtex_footbibliography_id": "",
}


def mend_bibtex(config: Config) -> Iterator[str]:
    """Give bibtex what it can use, and yield what was wrong. None is as good as not set."""
    for name, default in _TEXTS.items():
        if name not in config:
            continue
        value = config[name]
        if value is None:
            config[name] = default
        elif not isinstance(value, str):
            config[name] = default
            yield f"{name} can't be {shown(value)}; it must be a text"
        elif wrong := _wrong(name, value):
            config[name] = default
            yield f"{name} can't be {shown(value)}{wrong}"


def _wrong(name: str, value: str) -> str:
    """Return what is wrong with a text; empty where bibtex can use it."""
    if name.endswith("_id"):
        fields = _fields(name)
        return (
            "" if _is_template(value, fields) else f"; in braces it may hold {' or '.join(fields)}"
        )
    if not name.endswith("_style") or (not value and name == "bibtex_tooltips_style"):
        return ""
    group = "sphinxcontrib.bibtex.style.referencing"
    known = _plugins(group) if "reference" in name else styles()
    if value in known:
        return ""
    return nearest(value, known) or f"; it must be one of {', '.join(known)}"


def _fields(name: str) -> dict[str, object]:
    """Return what an id may name between braces."""
    count = "footbibliography_count" if "foot" in name else "bibliography_count"
    return {count: 1} | ({"key": "smith2020"} if name.endswith("cite_id") else {})


def _is_template(text: str, fields: dict[str, object]) -> bool:
    try:
        return len(text.format(**fields)) < len(text) + 1000
    except (LookupError, ValueError, AttributeError, TypeError, MemoryError):
        return False


def styles() -> tuple[str, ...]:
    """Return the names of the styles of bibliographies that are installed."""
    return _plugins("pybtex.style.formatting")


def _plugins(group: str) -> tuple[str, ...]:
    """Return the names that pybtex finds in a group of plugins, and their other names."""
    from pybtex.plugin import enumerate_plugin_names

    names = (*enumerate_plugin_names(group), *enumerate_plugin_names(f"{group}.aliases"))
    return tuple(sorted({*names}))
