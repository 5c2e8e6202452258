"""Which of the works that a database names nobody has to look at, for they are known already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sphinx_evidence.commands.hit import Hit
from sphinx_evidence.files.watch import FoundWork
from sphinx_evidence.model.same_work import SHORT, fold, twin_titles
from sphinx_evidence.model.source import Source


class KnownWorks:
    """The works of the bibliography, and those that were found before for each claim."""

    def __init__(self, sources: Iterable[Source], found: Iterable[FoundWork]) -> None:
        """Take what is known at the start of a run."""
        self._numbers: set[str] = set()
        self._titles: dict[int, list[str]] = defaultdict(list)
        for source in sources:
            self._numbers |= {source.doi, f"pmid:{source.pmid}", source.link} - {"", "pmid:"}
            # Two works of one title have as many words in it.
            self._titles[len(fold(source.title).split())].append(source.title)
        self._found: dict[str, set[str]] = defaultdict(set)
        for work in found:
            self._note(work.claim, (work.work,), work.title)

    def new(self, claim: str, hits: Iterable[Hit]) -> Iterator[Hit]:
        """Yield the works that are new for a claim, and note them as known."""
        for hit in hits:
            if self._is_cited(hit) or self._is_found(claim, hit):
                continue
            self._note(claim, hit.numbers, hit.title)
            yield hit

    def _is_cited(self, hit: Hit) -> bool:
        alike = self._titles.get(len(fold(hit.title).split()), ())
        return not self._numbers.isdisjoint(hit.numbers) or any(
            twin_titles(hit.title, title) for title in alike
        )

    def _is_found(self, claim: str, hit: Hit) -> bool:
        names = {*hit.numbers, _name(hit.title)} - {""}
        return not self._found[claim].isdisjoint(names)

    def _note(self, claim: str, numbers: Iterable[str], title: str) -> None:
        self._found[claim] |= {*numbers, _name(title)} - {""}


def _name(title: str) -> str:
    """Return a title as it is compared; empty for one that many works share."""
    folded = fold(title)
    return folded if len(folded.split()) >= SHORT else ""
