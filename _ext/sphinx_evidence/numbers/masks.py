"""What looks like a figure and is none: addresses, dates, names and marks.

They are blanked out, sign for sign, before figures are looked for.
"""

from __future__ import annotations

import re

from sphinx_evidence.model.pattern import pattern

_MONTH = (  # with a capital, for "30 may shiver" holds a figure
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_S = r"\s+"

_FEW = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_MORE = r"[a-z-]|[\d.,]*\d|\s?(?:%|(?:[kmnµμ]?g|mcg|m?l|m?mol)\b)"
_KINDS = (
    "type|table|figure|fig\\.|section|chapter|appendix|part|level|phase|version|step|item|question|"
    "number|claim|example|class|article|paragraph|page|volume|box|(?-i:No\\.)"
)
_PARTS = r"\d{1,2}(?:\.\d{1,2}){1,2}"
_LAW = r"(?:Regulation|Directive|Decision|Act|Law|Order)(?:\s\([A-Z]{2,3}\))?(?:\sNo\.?)?"

_ROUGHLY = "(?:about|only|over|under|nearly|almost|some|all|of|in|from|up|by|at|to|for|around)\\b"

#: Each is no figure, wherever it stands.
_NO_FIGURE = pattern(
    "|".join(
        (
            r"(?:https?://|www\.)\S+",
            r"(?:doi:\s*)?\b10\.\d{4,9}/\S+",
            rf"\b{_DAY}{_S}(?:of{_S})?{_MONTH}(?:,?{_S}{_YEAR})?\b",
            rf"\b{_MONTH}{_S}{_DAY}(?:,?{_S}{_YEAR}|(?=\s*(?:[.,;:)]|$)))",
            rf"\b{_MONTH},?{_S}{_YEAR}",
            r"\b\d{4}-\d\d-\d\d\b",
            r"\b\d{1,2}[/.]\d{1,2}[/.](?:1[89]|20)\d\d\b",
            r"\b(?:1[89]|20)\d0['’]?s\b",  # the 1990s
            r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m\b|[ap]\.m\.)",  # 8 am
            r"\b\d+(?:\.\d+){2,}\b",  # a version or a section: 1.2.3
            r"\b(?:PMID|PubMed|ISBN|ISSN|ISRCTN|CRD|EudraCT)[\s:]*\d[\d-]{4,}",
            # A place in a text, or one kind of several: Table 2, Figure 1, type 2, phase 3.
            rf"\b(?:{_KINDS})s?\s{_FEW}(?:\s?(?:,|and|or|to|–|-)\s?{_FEW})*(?!{_MORE})",
            # A part of a label or a book, or a version: section 4.3, Table 2.1, version 1.0.
            rf"\b(?:version|release|section|chapter|appendix|table|figure|fig\.|article|paragraph)s?\s{_PARTS}(?!{_MORE})",
            # A law: Regulation (EC) No 1924/2006, Directive 2001/83/EC, 21 CFR 101.93.
            rf"(?-i:\b{_LAW}\s\d{{1,4}}/\d{{2,4}}(?:/[A-Z]{{2,4}})?\b)",
            r"(?-i:\b\d{1,2}\s(?:CFR|USC)\s(?:Part\s|§\s?)?\d[\d.]*)",
            # A title of one word and a number: Tea 5.
            rf"\A\W*(?!{_ROUGHLY})(?-i:[A-Z][a-z]+)\s(?:\d{{1,4}}|{_FEW})\W*\Z",
            # A number that is part of a name: 3,4-diaminopyridine, 2',3'-dideoxy.
            r"\b\d+['′]?(?:,\d+['′]?){1,6}-(?=[A-Za-z])",
        )
    ),
    re.IGNORECASE,
)
BLANK = "\ue000"  # neither a letter, a digit nor a space, so that nothing reads on across it


def mask(text: str) -> str:
    """Return text of the same length in which whatever is no figure is blanked out.

    >>> mask("In May 2016, 12 of 45").replace(BLANK, "_")
    'In ________, 12 of 45'
    """
    return _NO_FIGURE.sub(lambda match: BLANK * len(match[0]), text)
