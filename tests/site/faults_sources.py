"""Faults of sources: identifiers, doubles, entries of no use, and what became of them since."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_evidence.files.status import CONCERN, RETRACTED, StatusRow
from sphinx_evidence.model.certainty import is_on_people, start_of
from sphinx_evidence.model.notes import Reference, Stray
from sphinx_evidence.model.place import Place
from sphinx_evidence.model.problem import BibProblem
from sphinx_evidence.model.same_work import SHORT, fold
from sphinx_evidence.model.source import NO_TOPICS, TOPICS, Source, with_parents
from sphinx_evidence.model.tiers import LEVELS
from sphinx_evidence.rules.body_of_evidence import is_rated
from tests.site.altering import below, having, in_turn, without
from tests.site.planting import Fault, Garden, planter

#: Identifiers as people damage them.
_DAMAGED = {
    "doi": ("https://doi.org/https://doi.org/{}", "{} (2020)", "11{}", "{},"),
    "pmid": ("PMID {}", "0{}", "{}12345", "{}a"),
    "pmcid": ("{}x", "PMC{}"),
    "isbn": ("{}1",),
    "url": ("https://{}", "www.example.org/x", "htps//{}"),
}


def beside(source: Source, **changes: object) -> Source:
    """Return an entry that stands further down under another key, and is the same but for changes."""
    place = below(Place(source.path, source.line))
    changes = {"topics": NO_TOPICS, **changes}
    return source._replace(key=f"{source.key}b", line=place.line, **changes)  # type: ignore[arg-type]


def named(garden: Garden, key: str) -> dict[str, object]:
    """Return the part of a site in whose text a key is cited, so that it is of use."""
    reference = Reference(key, Place("index.md", 1), "index")
    return {"citations": (*garden.site.citations, reference)}


@planter("malformed-identifier")
def identifiers_damaged(garden: Garden) -> Iterator[Fault]:
    """What is no DOI is looked up nowhere; the list of what was looked up knows the sound one."""
    for number, source in enumerate(garden.sources):
        for field, value in source.identifiers:
            for shape in in_turn(_DAMAGED[field], number):
                wrong = shape.format(value)
                marks = tuple((n, wrong if n == field else v) for n, v in source.identifiers)
                parts = garden.sourced(source, source._replace(identifiers=marks))
                place = garden.place_of(source.key)
                yield garden.of(f"{field} as {shape}", source.key, place, says=source.key, **parts)


@planter("missing-identifier")
def found_by_nothing(garden: Garden) -> Iterator[Fault]:
    kinds = (
        ("nothing", ()),
        ("a shop", (("url", "https://www.amazon.com/dp/1"),)),
        ("a blog", (("url", "https://tea.example.blog/sleep"),)),
    )
    for number, source in enumerate(garden.sources):
        place = garden.place_of(source.key)
        for kind, marks in garden.some(kinds, number):
            bare = source._replace(identifiers=marks, doi="", pmid="", link="")
            parts = garden.sourced(source, bare)
            yield garden.of(f"found by {kind}", source.key, place, says=source.key, **parts)


#: Addresses that no reader can use, and what shows it.
_MACHINES = {
    "https://api.example.org/label.json?name={}": "api.example.org",
    "https://www.example.org/webservices/rest/search?query={}": "/webservices/",
    "https://developer.example.org/{}": "developer.example.org",
    "https://www.example.org/{}.json": ".json",
    "https://www.example.org/entrez/efetch.fcgi?id={}": "efetch.fcgi",
}


@planter("machine-address")
def found_by_programs(garden: Garden) -> Iterator[Fault]:
    for number, source in enumerate(garden.sources):
        for shape in in_turn(tuple(_MACHINES), number, 1):
            says, address = _MACHINES[shape], shape.format(source.key)
            marks = (*(one for one in source.identifiers if one[0] != "url"), ("url", address))
            parts = garden.sourced(source, source._replace(identifiers=marks))
            place = garden.place_of(source.key)
            yield garden.of(f"an address with {says}", source.key, place, says=says, **parts)


#: Titles that say less than a study that is the start of a rating.
_LESS = ("Tea and sleep: a narrative review", "Guideline on tea", "Editorial: tea", "Tea in rats")


@planter("wrong-design")
def titles_that_say_less(garden: Garden) -> Iterator[Fault]:
    for number, source in enumerate(garden.sources):
        if start_of(source) not in LEVELS:
            continue
        place = garden.place_of(source.key)
        for title in in_turn(_LESS, number, 1):
            parts = garden.sourced(source, source._replace(title=f"{title}, number {number}"))
            if row := garden.site.statuses.get(source.number):
                told = {row.doi: row._replace(title="")}
                parts["statuses"] = {**garden.site.statuses, **told}
            parts |= garden.no_verdict(*garden.citing(source.key))
            yield garden.of(f"called {title}", source.key, place, says=source.key, **parts)
        if source.number:
            parts = status(garden, source, kind="reference-entry")
            yield garden.of("of the registry", source.key, place, says=source.key, **parts)


@planter("source-without-design")
def words_that_no_list_has(garden: Garden) -> Iterator[Fault]:
    for source in garden.sources:
        if not any(is_rated(claim) for claim in garden.citing(source.key)):
            parts = garden.sourced(source, source._replace(species="probably human"))
            place = garden.place_of(source.key)
            yield garden.of("a guess", source.key, place, says=source.key, **parts)


@planter("duplicate-work")
def works_given_twice(garden: Garden) -> Iterator[Fault]:
    for source in garden.sources:
        copies = [("whole", beside(source))]
        if source.author and source.year and len(fold(source.title).split()) >= SHORT:
            year, title = str(int(source.year) + 1), source.title.upper()
            link = f"https://example.org/{source.key}"  # an address of its own, and no number
            identified = {"doi": "", "pmid": "", "identifiers": (("url", link),), "link": link}
            twin = beside(source, **identified, year=year, title=title)
            copies.append(("online and in print", twin))
        for kind, copy in copies:
            place = Place(copy.path, copy.line)
            parts = {"sources": (*garden.sources, copy)} | named(garden, copy.key)
            yield garden.of(kind, source.key, place, says=copy.key, **parts)


@planter("unused-source")
def sources_that_nobody_names(garden: Garden) -> Iterator[Fault]:
    for number, source in enumerate(garden.sources):
        title = f"An unread paper, number {number} of a long row"
        marks = {"doi": "", "identifiers": (), "link": ""}
        new = beside(source, title=title, author="Nobody", year="1990", **marks)
        place = Place(new.path, new.line)
        sources = (*garden.sources, new)
        yield garden.of("nobody names it", source.key, place, sources=sources, says=new.key)


@planter("unknown-citation")
def cited_in_the_text(garden: Garden) -> Iterator[Fault]:
    for page in garden.pages:
        place = below(garden.page(page))
        wrong = Reference("nobody2020", place, page)
        citations = (*garden.site.citations, wrong)
        yield garden.of("cited in the text", page, place, citations=citations, says="nobody2020")
        stray = Stray("unknown-citation", "{cite} names no source; write keys", place, page)
        strays = (*garden.site.strays, stray)
        yield garden.of("cites nothing", page, place, strays=strays, says="names no source")


@planter("broken-bibliography")
def entries_broken(garden: Garden) -> Iterator[Fault]:
    """How a file is read is tested where it is read; here that it is told, at each entry."""
    for source in garden.sources:
        place = garden.place_of(source.key)
        problem = BibProblem(source.path, source.line, f"{source.key} is broken; mend it")
        yield garden.of("broken", source.key, place, bib_problems=(problem,), says=source.key)


# --- what became of them --------------------------------------------------------------------------


def status(garden: Garden, source: Source, **changes: str) -> dict[str, object]:
    """Return the part of a site that knows something else of a source."""
    row = garden.site.statuses[source.number]._replace(**changes)
    return {"statuses": garden.site.statuses | {source.number: row}}


def looked_up(garden: Garden) -> list[Source]:
    return [source for source in garden.sources if source.number]


def users(garden: Garden, key: str, is_now: str) -> list[Place]:
    """Return where a source is told that is in a bad state: its claims, and what else rests on it.

    The box of a claim says that its journal has expressed concern, so texts are told only where no
    claim cites it.
    """
    places = [claim.place for claim in garden.citing(key)]
    if is_now == RETRACTED or not places:
        places += [plot.place for plot in garden.site.plots if key in plot.sources]
        places += [one.place for one in garden.site.citations if one.target == key]
    return places


def with_status(garden: Garden, is_now: str) -> Iterator[Fault]:
    """Yield each source in a bad state; where a claim has none with a DOI, one of them gets one."""
    known = looked_up(garden)
    for source in known:
        places = users(garden, source.key, is_now)
        parts = status(garden, source, status=is_now)
        yield garden.of(is_now, source.key, places, says=source.key, **parts)
    for claim in garden.claims:
        if not any(garden.site.sources_by_key[key].number for key in claim.keys):
            source = garden.site.sources_by_key[claim.keys[0]]
            doi = f"10.5555/{claim.id}"
            row = StatusRow(doi, is_now, "nobody: a test", garden.site.settings.today)
            parts = garden.sourced(source, source._replace(doi=doi))
            parts["statuses"] = {**garden.site.statuses, doi: row}
            places = users(garden, source.key, is_now)
            yield garden.of(f"{is_now}, with a DOI", claim.id, places, says=source.key, **parts)


@planter("retracted-source")
def source_retracted(garden: Garden) -> Iterator[Fault]:
    yield from with_status(garden, RETRACTED)
    for number, source in enumerate(looked_up(garden)):
        [kind] = in_turn(("title", "note"), number, 1)
        title = f"RETRACTED: {source.title}" if kind == "title" else source.title
        parts = garden.sourced(source, source._replace(title=title, marked=kind))
        places = users(garden, source.key, RETRACTED)
        yield garden.of(f"its {kind} says so", source.key, places, says=f"its {kind}", **parts)
    source = looked_up(garden)[0]
    text, drawn = Place("index.md", 7), Place("index.md", 9)
    cited = Reference(source.key, text, "index")
    resting = tuple(claim.id for claim in garden.citing(source.key))
    plot = garden.site.plots[0]._replace(
        sources=(source.key,), claims=resting, place=drawn, docname="index"
    )
    for kind, place, part in (
        ("in the text", text, {"citations": (*garden.site.citations, cited)}),
        ("in a picture", drawn, {"plots": (*garden.site.plots, plot)}),
    ):
        places = [place, *users(garden, source.key, RETRACTED)]
        parts = status(garden, source, status=RETRACTED) | part
        yield garden.of(kind, source.key, places, says=source.key, **parts)
    place = Place("source-status.csv", 1)
    problem = BibProblem(*place, "the file can't be read; mend it")
    yield garden.of("no such file", place.path, place, status_problems=(problem,))


@planter("concerning-source")
def source_of_concern(garden: Garden) -> Iterator[Fault]:
    yield from with_status(garden, CONCERN)


@planter("unchecked-source")
def never_looked_up(garden: Garden) -> Iterator[Fault]:
    for source in looked_up(garden):
        rest = {doi: row for doi, row in garden.site.statuses.items() if doi != source.number}
        place = garden.place_of(source.key)
        yield garden.of("no row", source.key, place, statuses=rest, says=source.key)


@planter("stale-status")
def looked_up_long_ago(garden: Garden) -> Iterator[Fault]:
    for source in looked_up(garden):
        place = Place("source-status.csv", garden.site.statuses[source.number].line)
        parts = status(garden, source, checked="2019-01-31")
        yield garden.of("looked up long ago", source.key, place, says="2019-01-31", **parts)


@planter("undated-status")
def looked_up_on_no_day(garden: Garden) -> Iterator[Fault]:
    for source in looked_up(garden):
        place = Place("source-status.csv", garden.site.statuses[source.number].line)
        for kind, day in (("on no day", "last week"), ("in time to come", "2999-01-31")):
            parts = status(garden, source, checked=day)
            yield garden.of(f"looked up {kind}", source.key, place, says=day, **parts)


@planter("overlooked-source")
def study_that_was_not_found(garden: Garden) -> Iterator[Fault]:
    """A source says that it studied just what a claim says it did not find."""
    none = [claim for claim in garden.claims if claim.tier.name == "none"]
    for claim in none:
        topics = tuple((name, claim.names(name)) for name in TOPICS)
        studies = [
            source
            for source in garden.sources
            if is_on_people(source) and not any(source.key in other.keys for other in none)
        ]
        for source in studies[::180]:
            told = source._replace(topics=topics)
            sources = tuple(told if one is source else one for one in garden.sources)
            others = [
                ("overlooked-source", other.place)
                for other in none
                if other is not claim
                and all(with_parents(words) & {*other.names(name)} for name, words in topics)
            ]
            yield garden.of(
                f"{source.key} studied it",
                claim.id,
                claim.place,
                *others,
                says=source.key,
                sources=sources,
            )
        for name in TOPICS:
            changed = without(claim, name)
            yield garden.at(claim, f"{name} unsaid", changed, says=name)
    # A claim that says in words only what it is of, and cites just that.
    claim = next(claim for claim in none if any(_is_trial(garden, key) for key in claim.keys))
    trial = next(key for key in claim.keys if _is_trial(garden, key))
    source = garden.site.sources_by_key[trial]
    parts = garden.sourced(source, source._replace(finding=f"{source.finding} {claim.sentence}"))
    changed = having(without(claim, *TOPICS, "against"), cite=trial)._replace(figures=())
    follows = [*garden.unused(claim, trial), *garden.uncounted(claim, trial)]
    follows += garden.untraced(changed)
    parts |= garden.reviewed(
        *(changed if one is claim else one for one in garden.citing(trial)),
        sources={one.key: one for one in parts["sources"]},
    )
    kind = "cites a trial of it"
    yield garden.at(claim, kind, changed, *follows, says=trial, reviewed=False, **parts)


def _is_trial(garden: Garden, key: str) -> bool:
    source = garden.site.sources_by_key[key]
    return source.design in ("rct", "nonrandomised-trial", "cohort") and is_on_people(source)


@planter("unknown-value")
def words_outside_the_list(garden: Garden) -> Iterator[Fault]:
    for number, source in enumerate(garden.sources):
        place = garden.place_of(source.key)
        [name] = in_turn(TOPICS, number, 1)
        for kind, words in (("misspelt", ("mangesium",)), ("unsaid", ())):
            topics = tuple((one, words if one == name else given) for one, given in source.topics)
            told = source._replace(topics=topics)
            sources = tuple(told if one is source else one for one in garden.sources)
            yield garden.of(f"{name} {kind}", source.key, place, says=name, sources=sources)
    for claim in garden.claims:
        for name in TOPICS:
            if claim.names(name):
                wrong = having(claim, **{name: f"{claim.option(name)}, magnesuim"})
                yield garden.at(claim, f"{name} outside the list", wrong, says="magnesuim")


@planter("wrong-work")
def doi_of_another_work(garden: Garden) -> Iterator[Fault]:
    """The registry knows the DOI by another title, year or author."""
    known = looked_up(garden)
    for source, other in zip(known, [*known[1:], known[0]], strict=True):
        there = garden.site.statuses[other.number]
        for kind, said in (
            (f"the DOI of {other.key}", {"title": there.title, "year": there.year}),
            ("another title", {"title": "Coffee and dreams in sailors"}),
            ("another year", {"year": "1951"}),
            ("another author", {"author": "Nobody"}),
        ):
            if getattr(source, kind.rpartition(" ")[2], "said"):
                place = garden.place_of(source.key)
                parts = status(garden, source, **said)
                yield garden.of(kind, source.key, place, says=source.key, **parts)
