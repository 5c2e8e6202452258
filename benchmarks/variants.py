"""Four ways to write the same claims: what an author types, and the settings that it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from content import DISCLAIMERS, TIERS, Claim, Source, harm_beside

#: No sidebar: its table of contents is drawn anew on each page and grows with the square of the
#: number of pages. `basic` is the theme on which the others of Sphinx stand.
#: Code is not coloured, for that takes long.
COMMON = """\
project = "Benchmark"
highlight_language = "none"
html_theme = "basic"
html_sidebars = {"**": []}
"""
_BY_HAND = 'myst_enable_extensions = ["colon_fence"]\n'
_BIBTEX = """\
bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "plain"
bibtex_reference_style = "author_year"
"""
_NEEDS = """\
needs_types = [{"directive": "need-claim", "title": "Claim", "prefix": "", "color": "", "style": ""}]
needs_fields = {
    name: {"schema": {"type": "string"}, "nullable": True}
    for name in "tier population intervention comparator outcome direction better size".split()
}
needs_id_regex = "[a-z0-9-]+"
needs_role_need_template = "{{ title }}"
"""


class Variant(NamedTuple):
    """A way to write the same site."""

    letter: str
    what: str
    conf: str
    box: Callable[[Claim, list[Claim]], Iterator[str]]
    references: Callable[[list[Source]], Iterator[str]]


# -- By hand -------------------------------------------------------------------------------------


def _tail(source: Source) -> str:
    return f"{source.kind}; [doi:{source.doi}](https://doi.org/{source.doi})"


def _linked(source: Source) -> str:
    return f"{{ref}}`{source.label} <ref-{source.key}>`, {_tail(source)}"


def _cited(source: Source) -> str:
    return f"{{cite}}`{source.key}`, {_tail(source)}"


def _facts(claim: Claim, harm: str, cited: Callable[[Source], str] = _linked) -> Iterator[str]:
    """Yield what a box shows below its body: in sight, then what (d) shows one click away."""
    if harm:
        yield f"**Harms beside it:** {harm}\n"
    several = "s" * (len(claim.sources) > 1)
    short = (f"[{source.label}](https://doi.org/{source.doi})" for source in claim.sources)
    yield f"**Source{several}:** {'; '.join(short)}\n"
    first, *others = (DISCLAIMERS[name] for name in claim.disclaimers)
    yield f"**What this does not mean:** {first}\n"
    yield from (f"{text}\n" for text in others)
    about = f"About the source{several}"
    yield f"Why not higher, a{about[1:]}\n" if claim.rated_down else f"{about}\n"
    if claim.rated_down:
        yield from _fact("Why not higher?", [f"{name}: {why}" for name, why in claim.rated_down])
    yield from _fact(about, [cited(source) for source in claim.sources])
    yield from _how_to_cite(claim)


def _fact(term: str, lines: list[str]) -> Iterator[str]:
    yield f"**{term}**\n"
    yield from lines if len(lines) == 1 else (f"* {line}" for line in lines)
    yield ""


def _how_to_cite(claim: Claim) -> Iterator[str]:
    tier, where = TIERS[claim.tier].partition(" ")[2], f"Benchmark, claim {claim.id}"
    yield "**How to cite this claim**\n"
    yield f"“{claim.sentence}.” {tier}. In: {where}.\n"
    yield "```"
    yield f"@misc{{{claim.id},"
    yield f"  title = {{{{{claim.sentence}}}}},"
    yield f"  howpublished = {{{where}}},"
    yield f"  note = {{{tier}}},"
    yield "}\n```\n"


def _admonition(claim: Claim, claims: list[Claim], cited: Callable[[Source], str]) -> Iterator[str]:
    yield f":::{{admonition}} {TIERS[claim.tier]}"
    yield f":name: claim-{claim.id}\n"
    yield f"**{claim.sentence}**\n"
    yield from (f"{paragraph}\n" for paragraph in claim.body)
    harm = harm_beside(claim, claims)
    link = f"{{ref}}`{harm.sentence} <claim-{harm.id}>`" if harm else ""
    yield from _facts(claim, link, cited)
    yield ":::\n"


def _plain_box(claim: Claim, claims: list[Claim]) -> Iterator[str]:
    return _admonition(claim, claims, _linked)


def _cite_box(claim: Claim, claims: list[Claim]) -> Iterator[str]:
    return _admonition(claim, claims, _cited)


def _needs_box(claim: Claim, claims: list[Claim]) -> Iterator[str]:
    yield f":::{{need-claim}} {claim.sentence}"
    yield f":id: claim-{claim.id}"
    yield f":tier: {claim.tier}"
    yield from (f":{name}: {value}" for name, value in claim.pico)
    yield f"\n{TIERS[claim.tier]}\n"
    yield from (f"{paragraph}\n" for paragraph in claim.body)
    harm = harm_beside(claim, claims)
    yield from _facts(claim, f"{{need}}`claim-{harm.id}`" if harm else "")
    yield ":::\n"


def _references_by_hand(sources: list[Source]) -> Iterator[str]:
    def order(source: Source) -> tuple[str, int, str]:
        names = (f"{family}  {given}" for given, family in source.authors)
        return "   ".join(names).lower(), source.year, source.title

    for number, source in enumerate(sorted(sources, key=order), 1):
        *names, last = (f"{given} {family}" for given, family in source.authors)
        who = f"{', '.join(names)}{',' if len(names) > 1 else ''} and {last}" if names else last
        yield f"(ref-{source.key})="
        yield (
            f"\\[{number}\\] {who}. {source.title}. *{source.journal}*, "
            f"{source.volume}:{source.first_page}–{source.first_page + 8}, {source.year}. "
            f"[doi:{source.doi}](https://doi.org/{source.doi}).\n"
        )


# -- With the extension --------------------------------------------------------------------------


def _our_box(claim: Claim, claims: list[Claim]) -> Iterator[str]:
    yield f":::{{evidence}} {claim.sentence}"
    yield f":id: {claim.id}"
    yield f":tier: {claim.tier}"
    yield f":cite: {', '.join(source.key for source in claim.sources)}"
    yield f":disclaimer: {', '.join(claim.disclaimers)}"
    yield from (f":{name}: {value}" for name, value in claim.pico)
    if claim.rated_down:
        steps = (f"{name.lower().replace(' ', '-')}: {why}" for name, why in claim.rated_down)
        yield f':rated-down: "{"; ".join(steps)}"'
    if harm := harm_beside(claim, claims):
        yield f":harms: {harm.id}"
    yield ""
    yield from (f"{paragraph}\n" for paragraph in claim.body)
    yield ":::\n"


def _bibliography(sources: list[Source]) -> Iterator[str]:
    yield "```{bibliography}\n:all:\n```"


VARIANTS = {
    "plain": Variant(
        "a",
        "plain admonitions",
        _BY_HAND + 'extensions = ["myst_parser"]\n',
        _plain_box,
        _references_by_hand,
    ),
    "cite": Variant(
        "b",
        "the same with `{cite}`",
        _BY_HAND + 'extensions = ["myst_parser", "sphinxcontrib.bibtex"]\n' + _BIBTEX,
        _cite_box,
        _bibliography,
    ),
    "needs": Variant(
        "c",
        "sphinx-needs",
        _BY_HAND + 'extensions = ["myst_parser", "sphinx_needs"]\n' + _NEEDS,
        _needs_box,
        _references_by_hand,
    ),
    "ours": Variant(
        "d",
        "sphinx-evidence",
        'extensions = ["myst_parser", "sphinx_evidence"]\n' + _BIBTEX,
        _our_box,
        _bibliography,
    ),
}
