"""The texts of ``conf.py`` that may reach a reader: the site's title, notes of a theme, a footer."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx.config import Config

from sphinx_evidence.wording.markup import code_words, strings_in
from sphinx_evidence.wording.prose.lexicon_letters import plain

#: Settings whose texts are no words of the site: code, addresses, and titles of others' articles.
_NOT_SHOWN = (
    "doctest_",
    "linkcheck_",
    "evidence_articles",
    "evidence_topics",
    "evidence_vocabulary",
)


def texts_in(config: Config, topics: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the texts of ``conf.py`` that name a topic, each with the name of its setting.

    Which of them a theme or a builder shows can't be known, so all are read.

    :param config: all settings, also those of other extensions.
    :param topics: what the site's claims are about.
    """
    # What Sphinx itself makes of them ("... documentation", "... Help") says nothing new.
    asked = config._raw_config.keys() | config.overrides.keys()  # noqa: SLF001 -- nothing else tells
    words = [plain(word).lower() for word in topics if word.strip()]
    return tuple(
        (setting.name, words_shown)
        for setting in config
        if setting.name in asked and not setting.name.startswith(_NOT_SHOWN)
        for text in strings_in(setting.value)
        for words_shown in code_words(text)
        if any(word in plain(words_shown).lower() for word in words)
    )
