"""What ``conf.py`` says about the gate; it stands apart, for each build reads it, also an idle one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx_evidence.model.languages import base_of


def reads_text(language: str) -> bool:
    """Tell whether texts are judged in a language, by the code that Sphinx has for it.

    >>> reads_text("en_GB"), reads_text("de")
    (True, False)
    """
    return base_of(language) == "en"


@dataclass(frozen=True)
class Settings:
    """What ``conf.py`` says about the gate."""

    path: str = "conf.py"  #: What to call ``conf.py`` in messages.
    rules: Mapping[str, str] = field(default_factory=dict)  #: Severity by rule, where changed.
    minimum_claims: int = 0
    review_months: int = 0  #: A review older than this is overdue; 0 where none ever is.
    watch_days: int = 0  #: A trial that was found waits so long to be looked at; 0 for ever.
    status_days: int = 0  #: A look-up of a source's status older than this is stale; 0 for never.
    today: str = ""  #: ISO date of the build, which `SOURCE_DATE_EPOCH` may set.
    language: str = "en"  #: In which claims are written and judged, as Sphinx calls it.
    shown_in: str = "en"  #: That of the pages: what boxes say of their own is shown in it.
    clock: str = ""  #: ISO date by the clock, which no variable can set back.
    articles: Mapping[str, str] = field(default_factory=dict)  #: Title of an article by its key.
    topics: tuple[str, ...] = ()  #: What the claims are about; with none the text is not read.
    #: The words that claims and sources may use, by the name of the field; empty for any.
    vocabulary: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: Texts in ``conf.py`` that name a topic, each with the name of its setting.
    shown: tuple[tuple[str, str], ...] = ()
    search_help: str = ""  #: The page that a search without a result offers.
    problems: tuple[str, ...] = ()  #: Settings of a wrong kind, which are not used.

    @property
    def judges_wording(self) -> bool:
        """Tell whether the sentences of graded claims are judged in the language of the pages."""
        from sphinx_evidence.wording.grammar.loader import codes  # it loads the grammar

        return base_of(self.language) in codes()

    @property
    def reads_text(self) -> bool:
        """Tell whether all other texts are judged in the language of the pages."""
        return reads_text(self.language)

    @property
    def latest(self) -> str:
        """The day on which what was let pass for a while must still count."""
        return max(self.today, self.clock)
