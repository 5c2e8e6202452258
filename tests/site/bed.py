"""Faults planted in the files of the real site, one of each rule, each in another claim."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from sphinx_evidence.model.claim import Claim
from sphinx_evidence.rules.site import Site
from sphinx_evidence.wording.prose.lexicon_tiers import unread_document

#: A rule, and the claim or the file at fault.
Told = tuple[str, str]


def in_groups(page: Path) -> list[str]:
    """Return the ids of the claims of a page that stand in groups."""
    parts = re.split(r"^::::\{evidence-group\}$", page.read_text("utf-8"), flags=re.MULTILINE)[1:]
    inside = (re.split(r"^::::$", part, maxsplit=1, flags=re.MULTILINE)[0] for part in parts)
    return [name for part in inside for name in re.findall(r"^:id: (\S+)$", part, re.MULTILINE)]


class Bed:
    """A copy of the site in which faults are written, each in another claim, and what must follow."""

    def __init__(self, root: Path, site: Site) -> None:
        self.root, self.site = root, site
        self.wanted: Counter[Told] = Counter()
        self.planted: list[Told] = []
        #: What tells of a claim elsewhere than in its own box.
        self._named = {one.target for one in site.claim_references}
        self._named |= {name for row in site.popular_claims for name in row.names("answer")}
        self._named |= {name for claim in site.claims for name in claim.names("harms")}
        self._named |= {
            name for term in (site.terms.terms if site.terms else ()) for name in term.targets
        }
        pictured = {name for plot in site.plots for name in plot.claims}
        free = [claim for claim in site.claims if claim.id not in pictured]
        # What is planted in a box of a group may make the group wrong too, so the others come first.
        grouped = {name for page in root.glob("*/*.md") for name in in_groups(page)}
        self._free = sorted(free, key=lambda claim: claim.id in grouped)

    def claim(
        self,
        *tiers: str,
        having: str = "",
        lonely: bool = False,
        bare: bool = False,
        plain: bool = False,
    ) -> Claim:
        """Return a claim that nothing was planted in yet.

        :param having: an option that it has.
        :param lonely: does nothing else on the site name it?
        :param plain: does it calculate nothing?
        :param bare: has it one source, that others cite too, and neither a figure traced to it nor
            a word of what kind of document it is?
        """
        for claim in self._free:
            if (
                claim.tier.name in (tiers or ("reference",))
                and (not having or claim.option(having))
                and not (lonely and claim.id in self._named)
                and not (bare and (claim.figures or claim.option("against") or reports(claim)))
                and not (plain and claim.doctests)
            ):
                self._free.remove(claim)
                return claim
        raise AssertionError(f"no claim is left of {tiers} with {having!r}")

    def users(self, key: str) -> list[Claim]:
        return [claim for claim in self.site.claims if key in claim.keys]

    def change(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        path = self.root / file
        path.write_text(path.read_text("utf-8") + text, encoding="utf-8")

    def source_of(self, claim: Claim) -> str:
        """Return a claim as it stands in its page."""
        text = (self.root / claim.place.path).read_text("utf-8")
        at = text.index(f"\n:id: {claim.id}\n")
        start = text.rindex("\n:::{evidence} ", 0, at) + 1
        return text[start : text.index("\n:::\n", at) + 5]

    def rewrite(self, claim: Claim, pattern: str, new: str) -> None:
        """Change a claim in its page."""
        old = self.source_of(claim)
        changed, count = re.subn(pattern, new, old, count=1, flags=re.MULTILINE)
        assert count == 1, f"{pattern!r} is not in {claim.id}"
        self.change(claim.place.path, old, changed)

    def option(self, claim: Claim, name: str, value: str) -> None:
        """Give a claim an option another value."""
        if claim.option(name):
            # With the lines on which the option goes on.
            self.rewrite(claim, rf"^:{name}: .*(?:\n:  .*)*$", f":{name}: {value}".rstrip())
        else:
            self.rewrite(claim, r"^(:id: .*)$", rf"\1\n:{name}: {value}")

    def expect(self, rule: str, where: str, *also: str, more: tuple[Told, ...] = ()) -> None:
        """Note what must be found: the rule that is planted, and what follows from it."""
        self.planted.append((rule, where))
        self.wanted.update([(rule, where), *((name, where) for name in also), *more])


def reports(claim: Claim) -> bool:
    """Tell whether a sentence says what a document reports, which then must be among its sources."""
    return bool(unread_document(claim.sentence, ())[0])


def in_claims(bed: Bed) -> None:
    """Plant what is wrong with one claim: all but its body is looked at in its review."""
    lock, changes = bed.site.lock, bed.site.changes
    assert lock is not None
    assert changes is not None
    suspect = "suspect-claim"
    for rule, tiers, name, value, also in (
        ("missing-tier", (), "tier", "", (suspect,)),
        ("unknown-tier", (), "tier", "refrence", (suspect,)),
        ("missing-disclaimer", (), "disclaimer", "", (suspect,)),
        ("unknown-disclaimer", (), "disclaimer", "genral", (suspect,)),
        ("unknown-option", (), "tone", "soft", (suspect,)),
        ("unknown-claim", (), "harms", "nothing-at-all", (suspect,)),
        ("unknown-value", (), "reviewed", "last week", ()),
        (
            "unknown-domain",
            ("low", "very-low"),
            "rated-up",
            "size: large",
            (suspect, "rated-up-and-down"),
        ),
        ("missing-outcome", ("very-low", "low"), "outcome", "", (suspect,)),
        ("missing-search", ("none",), "searched", "", (suspect,)),
        ("suspect-claim", (), "population", "sailors", ()),
        ("invalid-waiver", (), "waive", "missing-tier until 2099-01-01: why", ()),
        ("expired-waiver", (), "waive", "lost-text until 2020-01-31: why", ()),
        ("unused-waiver", (), "waive", "lost-text until 2027-03-01: why", ()),
    ):
        claim = bed.claim(*tiers)
        bed.option(claim, name, value)
        bed.expect(rule, claim.id, *also)
    for rule, tiers, words, also in (
        ("overstated", ("very-low",), "Magnesium reduces tremor", ()),
        ("banned-wording", (), "Magnesium is a miracle", ()),
        ("effect-as-reference", (), "Magnesium reduces tremor", ()),
        ("species-unsaid", ("preclinical",), "Magnesium calms overactive nerves", ()),
        ("absence-overstated", ("none",), "Magnesium is useless in tremor", ()),
        ("unhedged-safety", (), "Magnesium is harmless", ()),
    ):
        claim = bed.claim(*tiers)
        bed.rewrite(claim, r"^:::\{evidence\} .*$", f":::{{evidence}} {words}")
        bed.expect(rule, claim.id, suspect, *also)
    claim = bed.claim("low", "very-low", having="rated-down")
    read = r"\1we read only the summary"
    bed.rewrite(claim, r"^(:rated-down: [a-z-]+(?: \d)?: )[^;\n]*", read)
    bed.expect("unread-is-no-doubt", claim.id, suspect)
    claim = bed.claim("none")
    bed.rewrite(claim, r"^(:searched: )\d{4}", r"\g<1>2019")
    bed.expect("stale-search", claim.id, suspect)
    claim = bed.claim()
    bed.rewrite(claim, r"^:::\{evidence\} .*$", ":::{evidence}")
    bed.expect("empty-claim", "without a sentence" if not claim.id else claim.id, suspect)
    claim = bed.claim()
    bed.rewrite(claim, r"^:::$", "\nOf 4711 people, none was ill.\n:::")
    bed.expect("untraced-number", claim.id)
    claim = bed.claim(plain=True)
    bed.rewrite(claim, r"^:::$", "\nBy our own calculation that is a lot.\n:::")
    bed.expect("unchecked-calculation", claim.id)
    claim = bed.claim()
    bed.rewrite(claim, r"^:::$", "\n```python\n>>> bool('tea')\nTrue\n```\n:::")
    bed.expect("skipped-doctest", claim.place.path)
    claim = bed.claim(plain=True)
    bed.rewrite(claim, r"^:::$", "\n```{doctest}\n>>> 1 + 1\n3\n```\n:::")
    bed.expect("failed-doctest", claim.place.path)
    claim = bed.claim()
    bed.rewrite(claim, r"^(:disclaimer: .*)$", r"\1 #1")
    bed.expect("lost-text", claim.place.path)
    claim = bed.claim("low", "very-low", having="rated-down")
    first, *others = claim.steps("rated-down")
    steps = [first._replace(reason="."), *others]
    value = "; ".join(f"{step.domain} {step.levels}: {step.reason}" for step in steps)
    bed.option(claim, "rated-down", value)
    bed.expect("rating-without-reason", claim.id, suspect)


def in_ids_and_sources(bed: Bed) -> None:
    """Plant what loses a claim or a source to others as well."""
    lock, changes = bed.site.lock, bed.site.changes
    assert lock is not None
    assert changes is not None
    lost = (("missing-claim", lock.path), ("untold-change", changes.path))
    claim = bed.claim(lonely=True)
    bed.option(claim, "id", "")
    bed.expect("missing-id", claim._replace(options=()).name, more=lost)
    claim = bed.claim(lonely=True)
    bed.rewrite(claim, r"^:id: .*$", f":id: {claim.id.title()}")
    new = ("suspect-claim", "unlisted-claim", "untold-change")
    bed.expect("invalid-id", claim.id.title(), *new, more=lost)
    claim = bed.claim()
    bed.rewrite(claim, r"\A((?:.|\n)*)\Z", r"\1\n\1")
    bed.expect("duplicate-claim", claim.id)
    claim = bed.claim(lonely=True)
    bed.rewrite(claim, r"\{evidence\}", "{evidnce}")
    bed.expect("unparsed-claim", claim.place.path, more=lost)
    claim = bed.claim(bare=True)
    bed.option(claim, "cite", "")
    bed.expect("missing-citation", claim.id, "suspect-claim")
    claim = bed.claim()
    bed.option(claim, "against", "nobody2020")
    bed.expect("unknown-citation", claim.id, "suspect-claim")


def in_ratings(bed: Bed) -> None:
    suspect = "suspect-claim"
    claim = bed.claim("very-low", "low", having="rated-down")
    bed.option(claim, "rated-up", "large-effect: it was large")
    bed.expect("rated-up-and-down", claim.id, suspect)
    claim = bed.claim("preclinical")
    trial = next(one.key for one in bed.site.sources if one.design == "rct")
    bed.option(claim, "cite", f"{claim.option('cite')}, {trial}")
    bed.expect("tier-mismatch", claim.id, suspect)
    claim = bed.claim("low", "moderate")
    words = "The evidence is very uncertain about the effect of magnesium on tremor"
    bed.rewrite(claim, r"^:::\{evidence\} .*$", f":::{{evidence}} {words}")
    bed.expect("understated", claim.id, suspect, "overstated")  # and of something else
    claim = bed.claim()
    bed.option(claim, "direction", "benefit")
    bed.expect("benefit-without-harms", claim.id, suspect)
    claim = bed.claim()
    bed.option(claim, "counts", "surgery: nobody2020: shivering")
    bed.expect("unknown-counts", claim.id, suspect)


def in_files(bed: Bed) -> None:
    """Plant what is wrong with files beside the pages, and outside the boxes."""
    site = bed.site
    assert site.reviews is not None
    bed.add("conf.py", '\nevidence_rules = {"missing-tier": "warning"}\n')
    bed.expect("invalid-setting", "conf.py")
    bed.add("index.md", "\nMagnesium relieves tremor.\n")
    bed.expect("uncited-assertion", "index.md")
    bed.add("index.md", "\nMore: <https://www.example.org/more>.\n")
    bed.expect("address-as-words", "index.md")
    one = site.disclaimers[0]
    bed.add(one.place.path, f"\n:::{{disclaimer}} {one.name}\nAnother text.\n:::\n")
    bed.expect("duplicate-disclaimer", one.place.path)
    bed.add("index.md", "\n:::{evidence-group}\n:disclaimer: " + one.name + "\n:::\n")
    bed.expect("invalid-group", "index.md")
    page = "about/popular-claims.md"
    row = ":::{{popular-claim}} A cup is a vessel\n:id: {}\n:verdict: unsupported\n:answer: {}\n\nIt is.\n:::\n"
    bed.add(page, "\n" + row.format("planted-row", ""))
    bed.expect("unanswered-popular-claim", page)
    bed.add(page, "\n" + row.format("planted-row", site.claims[0].id))
    bed.expect("duplicate-popular-claim", page)
    carried = row.format("planted-verdict", site.claims[0].id)
    carried = carried.replace(":verdict: unsupported", ":verdict: supported")
    bed.add(page, "\n" + carried)
    bed.expect("uncarried-verdict", page)
    plot = next(one for one in site.plots if one.kind == "forest plot")
    bed.change(
        plot.place.path,
        ":::{forest-plot} ",
        ":::{forest-plot} Nothing\n:counts: no: such\n:::\n\n:::{forest-plot} ",
    )
    bed.expect("broken-figure", plot.place.path)
    file = "data/medicines.yaml"
    more = "\n- medicine: planted\n  rows:\n  - {happens: It is told, source: nix1989, read: %s}\n"
    bed.add(file, more % "summary")
    bed.expect("incomplete-row", file)
    bed.add(
        file,
        (more % "official")
        .replace("planted", "another")
        .replace("}", ", claim: quinolone-antacid}"),
    )
    bed.expect("uncarried-certainty", file)
    bed.add(page, "\n:::{icon-array} Nobody\n:benefit: no-such-claim = no: such\n:::\n")
    bed.expect("uncertain-icon-array", page, "broken-figure")
    for rule, claim in (("review-overdue", bed.claim()), ("unlisted-claim", bed.claim())):
        review = site.reviews.reviews[claim.id]
        if rule == "review-overdue":
            bed.change(
                "reviews.csv",
                f"{claim.id},{review.fingerprint},{review.reviewed}",
                f"{claim.id},{review.fingerprint},2019-01-31",
            )
        else:
            bed.change("claims.lock", f"\n{claim.id}\n", "\n")
        bed.expect(rule, claim.id)
    bed.add("claims.lock", "gone-for-good\n")
    bed.expect("missing-claim", "claims.lock")
    in_more_files(bed)


def in_more_files(bed: Bed) -> None:
    """Plant what is wrong with what changed, what was found, and what readers type."""
    bed.add("changes.csv", "2999-01-31,gone-for-good,low,New.\n")
    bed.expect("untold-change", "changes.csv")
    bed.add("data/search-terms.csv", "cuppa,tea,gone-for-good\n")
    bed.expect("unknown-search-target", "data/search-terms.csv")
    claim = bed.claim()
    bed.add("watch.csv", f"{claim.id},10.1000/tea,2019-01-31,,,,randomised trial,2019,Tea\n")
    bed.expect("unread-trial", claim.id)
    bed.add("reviews.csv", "half a row\n")
    bed.expect("broken-upkeep", "reviews.csv")


def in_the_bibliography(bed: Bed) -> None:
    """Plant what is wrong with entries, and what became of sources: all of them were looked up."""
    known = [one for one in bed.site.sources if one.number]
    day = bed.site.settings.today
    rows = ["doi,status,source,checked,title,year,author"]
    rows += [f'"{one.number}",current,nobody: a test,{day},,,' for one in known[1:]]
    rows[1] = rows[1].replace(",current,", ",retracted,")
    rows[2] = rows[2].replace(",current,", ",expression-of-concern,")
    rows[3] = rows[3].replace(day, "2019-01-31")
    rows[4] = rows[4].replace(",,,", ",Coffee and dreams in sailors,,")
    rows[5] = rows[5].replace(day, "last week")
    (bed.root / "source-status.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")
    bed.expect("unchecked-source", "references.bib")
    count = len(bed.site.claims)
    bed.change("conf.py", f"minimum_claims = {count}", f"minimum_claims = {count + 1}")
    bed.expect("too-few-claims", "conf.py")
    for rule, source in (("retracted-source", known[1]), ("concerning-source", known[2])):
        for claim in bed.site.claims:
            if source.key in claim.keys:
                bed.expect(rule, claim.id)
    bed.expect("stale-status", "source-status.csv")
    bed.expect("undated-status", "source-status.csv")
    bed.expect("wrong-work", "references.bib")
    entry = "\n@article{{{0},\n  author = {{Nobody, Ann}},\n  title = {{{1}}},\n  year = {{1990}},\n{2}}}\n"
    double = next(one for one in known[5:] if one.doi)
    found = "  url = {{https://www.example.org/{}}},\n"
    rated = "  design = {rct},\n  species = {human},\n"
    for rule, text in (
        ("unused-source", entry.format("nobody1", "An unread paper of a long row", "")),
        ("broken-bibliography", entry.format("nobody2", "", found.format("two"))),
        (
            "malformed-identifier",
            entry.format("nobody3", "Another one of many", "  pmcid = {x},\n"),
        ),
        (
            "duplicate-work",
            entry.format("nobody4", "And one more to end", f"  doi = {{{double.doi}}},\n"),
        ),
        ("missing-identifier", entry.format("nobody6", "That which nobody finds again", "")),
        (
            "wrong-design",
            entry.format("nobody7", "Tea: a narrative review", rated + found.format("seven")),
        ),
        (
            "machine-address",
            entry.format("nobody8", "What programs ask for", found.format("api/v1/eight")),
        ),
    ):
        bed.add("references.bib", text)
        bed.expect(rule, "references.bib")
    # What no text and no claim names is judged for nothing but that.
    bed.add("index.md", "\nSee {cite}`nobody2,nobody3,nobody6,nobody7,nobody8`.\n")
    studied = (
        "  subjects = {cramps-exercise},\n  given = {magnesium-oxide},\n  outcomes = {cramps},\n"
    )
    bed.add("references.bib", entry.format("nobody5", "A study of one more kind", studied))
    bed.expect("overlooked-source", "cramps-exercise")
    # Nobody cites three of these; the first is told for that, and the others for that too.
    bed.wanted["unused-source", "references.bib"] += 2
    rated = next(c for c in bed.site.claims if c.tier.graded and len(bed.users(c.keys[0])) == 1)
    source = bed.site.sources_by_key[rated.keys[0]]
    bib = (bed.root / "references.bib").read_text("utf-8")
    start = bib.index(f"{{{source.key},")
    bed.change(
        "references.bib",
        bib[start : bib.index("\n}", start)],
        re.sub(r"\n  design = .*", "", bib[start : bib.index("\n}", start)]),
    )
    bed.expect("source-without-design", rated.id, "suspect-claim")


#: What stands in one build: where a citation leads nowhere, no source is told to be of no use.
BEDS = {
    "pages": (in_ids_and_sources, in_claims, in_ratings, in_files),
    "sources": (in_the_bibliography,),
}
