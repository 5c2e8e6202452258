"""The index of the search: pages and claims, and how much each says of each word. No Sphinx.

The weight of a word in a page or a claim is that of BM25 over fields: what stands in a title counts
for more than what stands in the text, each further time counts for less, and long texts are no
better than short ones. `static/search.js` adds the weights up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.model.search import PageText, SearchTerm
from sphinx_evidence.model.search_words import STOP_WORDS, search_words
from sphinx_evidence.model.tiers import UNRATED
from sphinx_evidence.wording.words import ENGLISH, Words

#: What weighs how much. Of a page: title, headings, sentences of its claims, its text, its boxes.
_PAGE = (12, 2, 2, 1, 0.5)
#: Of a claim: its sentence, the title of its page, the headings above it, what its box says.
_CLAIM = (5, 3, 1, 1)
#: From which field on the length of a text counts, and how much.
_LONG = 3
_LENGTH = 0.6
#: How soon a further time adds little.
_SATURATION = 5
#: The weights of the index, from the lightest: a letter each.
_LETTERS = "abcdefghijklmnopqrst"
#: What a claim shows of its options that says what it is about.
_ABOUT = ("population", "intervention", "comparator", "outcome")


def search_index(
    pages: Mapping[str, PageText],
    claims: Iterable[Claim],
    faulty: Callable[[Claim], bool],
    terms: Iterable[SearchTerm],
    address: Callable[[str, str], str],
    say: Words = ENGLISH,
) -> dict[str, Any]:
    """Return what the script of the search reads.

    :param pages: what the search reads of each page, by its name.
    :param claims: all claims that are shown.
    :param faulty: tells whether a claim is at fault, and so not to be relied on.
    :param terms: words that readers have.
    :param address: from a page and an anchor to the address of what stands there.
    :param say: the words of the site's language.
    """
    names = sorted(pages)
    boxes = {(name, box.ordinal): box for name in names for box in pages[name].boxes}
    shown = [claim for claim in claims if (claim.docname, claim.ordinal) in boxes]
    said: dict[str, list[str]] = {name: [] for name in names}
    for claim in shown:
        said[claim.docname].append(claim.sentence)
    terms, forms = tuple(terms), _Forms()
    weights = [
        *_weights([_page_fields(pages[name], said[name], forms) for name in names], _PAGE),
        *_weights(
            [
                _claim_fields(claim, pages, boxes[claim.docname, claim.ordinal], forms)
                for claim in shown
            ],
            _CLAIM,
        ),
    ]
    words: dict[str, list[tuple[int, str]]] = {}
    for number, found in enumerate(weights):
        for word, letter in found.items():
            words.setdefault(word, []).append((number, letter))
    places = {name: number for number, name in enumerate(names)}
    of_claims = {claim.id: len(names) + n for n, claim in reversed([*enumerate(shown)]) if claim.id}
    for term in terms:
        forms.read(term.words)
    return {
        "pages": [
            [address(name, ""), pages[name].title, _parts(pages[name], of_claims)] for name in names
        ],
        "claims": [
            [places[c.docname], c.anchor, c.sentence, *_mark(c, say, at_fault=faulty(c))]
            for c in shown
        ],
        "words": {word: packed(words[word]) for word in sorted(words)},
        "shown": {word: text for word, text in sorted(forms.shown().items()) if word != text},
        "stop": sorted({form for word in STOP_WORDS for form in search_words(word)}),
        "terms": [
            [
                [search_words(word) for word in term.words],
                [search_words(word) for word in term.means],
                [
                    n
                    for name in term.targets
                    for n in [places.get(name, of_claims.get(name))]
                    if n is not None
                ],
            ]
            for term in terms
        ],
    }


def _parts(page: PageText, of_claims: Mapping[str, int]) -> list[list[Any]]:
    """Return the anchor and the heading of each part of a page, with the claim that answers it."""
    return [
        [part.anchor, part.headings[-1]]
        + ([of_claims[part.claim]] if part.claim in of_claims else [])
        for part in page.sections
        if len(part.headings) > 1
    ]


def packed(found: Iterable[tuple[int, str]]) -> str:
    """Return where a word stands and what it weighs there, in few signs.

    :param found: numbers of pages and claims, rising, with the letter of a weight.

    >>> packed([(0, "c"), (1, "a"), (12, "t")])
    '0c1a11t'
    """
    text, last = "", 0
    for number, letter in found:
        text += f"{number - last}{letter}"
        last = number
    return text


class _Forms:
    """Reads texts word by word, and remembers how each word was written most often."""

    def __init__(self) -> None:
        self._written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        #: Of a word as written: its forms, and it without signs. Few words make up most texts.
        self._known: dict[str, tuple[list[str], str]] = {}

    def read(self, texts: Iterable[str]) -> list[str]:
        """Return the words of texts, without those of a question."""
        found = []
        for text in texts:
            for written in text.split():
                forms, bare = self._known.get(written) or self._read(written)
                found += forms
                for form in forms:
                    self._written[form][bare] += 1
        return found

    def _read(self, written: str) -> tuple[list[str], str]:
        bare = written.strip(".,;:!?()[]\"'\u201c\u201d").lower()
        return self._known.setdefault(written, (search_words(written), bare))

    def shown(self) -> dict[str, str]:
        """Return how each word is written most often."""
        return {
            form: max(sorted(seen), key=seen.__getitem__) for form, seen in self._written.items()
        }


def _page_fields(page: PageText, sentences: list[str], forms: _Forms) -> tuple[list[str], ...]:
    headings = [section.headings[-1] for section in page.sections if len(section.headings) > 1]
    return (
        forms.read([page.title]),
        forms.read(headings),
        forms.read(sentences),
        forms.read(section.text for section in page.sections),
        forms.read(box.text for box in page.boxes),
    )


def _claim_fields(
    claim: Claim, pages: Mapping[str, PageText], box: Any, forms: _Forms
) -> tuple[list[str], ...]:
    about = [claim.option(name) for name in _ABOUT]
    return (
        forms.read([claim.sentence]),
        forms.read([pages[claim.docname].title]),
        forms.read([*box.headings[1:], *about]),
        forms.read([box.text]),
    )


def _weights(
    texts: list[tuple[list[str], ...]], of_fields: tuple[float, ...]
) -> Iterable[dict[str, str]]:
    """Yield the weight of each word of each text, as a letter.

    :param texts: the fields of each, as words.
    :param of_fields: what a word weighs in each field.
    """
    count = max(len(texts), 1)
    usual = [sum(len(text[n]) for text in texts) / count for n in range(len(of_fields))]
    for text in texts:
        found: dict[str, float] = {}
        for number, (words, weight) in enumerate(zip(text, of_fields, strict=True)):
            long = len(words) / usual[number] if number >= _LONG and usual[number] else 1
            for word, times in Counter(words).items():
                much = weight * times / (1 - _LENGTH + _LENGTH * long)
                found[word] = found.get(word, 0) + much
        yield {
            word: _LETTERS[int(len(_LETTERS) * much / (_SATURATION + much))]
            for word, much in found.items()
        }


def _mark(claim: Claim, say: Words, *, at_fault: bool) -> tuple[str, str, str]:
    """Return the tier of a claim by name, in words and as a sign; one at fault has none."""
    tier = UNRATED if at_fault else claim.tier
    return tier.name, say(tier.label), tier.symbol
