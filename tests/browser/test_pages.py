"""Each page as people meet it: light and dark, phone and desktop, keyboard, print, no scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.real import REPO, SECTIONS

pytestmark = pytest.mark.browser

PAGES = ["index.html"] + [
    path.relative_to(REPO).with_suffix(".html").as_posix()
    for folder in SECTIONS
    for path in sorted((REPO / folder).glob("*.md"))
]
#: Pages with claims, as far as their sources tell.
WITH_CLAIMS = [
    page for page in PAGES if "{evidence} " in (REPO / page).with_suffix(".md").read_text("utf-8")
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: Details of what is broken only: the rest costs time.
OPTIONS = {"runOnly": WCAG, "resultTypes": ["violations"]}
LOOKS = [(1280, False), (1280, True), (390, False), (390, True)]
#: One page of each kind, and each width and each colour of it once: the others are made alike, and
#: `make test-all` looks at them all.
KINDS = [
    "index.html",
    "conditions/akathisia.html",
    "treatments/tardive-dyskinesia-others.html",  # with plots and pictures of 100 people
    "mechanisms/nmda-receptor.html",
    "safety/kidney.html",
    "safety/disclaimers.html",
    *("about/methods.html", "about/claims.html", "about/changes.html"),
    "search.html",
    "genindex.html",
]
FEW_LOOKS = [(1280, False), (390, True)]
#: Rows of a table and lines of a list are made alike: axe takes seconds for each hundred of them.
FEW_ROWS = """
for (const list of document.querySelectorAll('tbody, ul, ol')) {
  for (const row of [...list.children].slice(12)) row.remove();
}
"""


def all_but(few: list[str], pages: list[str]) -> list[Any]:
    """Return pages as parameters; those beyond a few are for `make test-all`."""
    exhaustive = pytest.mark.exhaustive
    return [page if page in few else pytest.param(page, marks=exhaustive) for page in pages]


@pytest.fixture(scope="session")
def axe() -> Any:
    """Return axe, whose script comes with the package: nothing is fetched."""
    module = pytest.importorskip("axe_playwright_python.sync_playwright")
    return module.Axe()


def violations(
    name: str, looks: list[tuple[int, bool]], visit: Any, axe: Any, *, first: str = ""
) -> list[str]:
    """Return what breaks a rule of WCAG 2.2 A or AA, as far as axe can tell.

    :param first: a script to run before axe looks.
    """
    broken = []
    with visit(name) as seen:
        if first:
            seen.page.evaluate(first)
        for width, dark in looks:
            seen.page.set_viewport_size({"width": width, "height": 900})
            seen.page.emulate_media(color_scheme="dark" if dark else "light")
            result = axe.run(seen.page, options=OPTIONS).response
            assert len(result["passes"]) >= 10
            broken += [
                f"{width} px, {'dark' if dark else 'light'}: {found['id']}: {node['target']}"
                for found in result["violations"]
                for node in found["nodes"]
            ]
    return broken


@pytest.mark.parametrize("name", KINDS)
def test_no_kind_of_page_breaks_a_rule_of_wcag(
    name: str, visit: Callable[..., Any], axe: Any
) -> None:
    assert violations(name, FEW_LOOKS, visit, axe, first=FEW_ROWS) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", [*PAGES, "search.html", "genindex.html"])
def test_no_page_breaks_a_rule_of_wcag_in_any_look(
    name: str, visit: Callable[..., Any], axe: Any
) -> None:
    assert violations(name, LOOKS, visit, axe) == []


def test_axe_finds_what_is_broken(visit: Callable[..., Any], axe: Any) -> None:
    """The check above would notice: a page that is broken on purpose is found so."""
    with visit(WITH_CLAIMS[0]) as seen:
        seen.page.evaluate(
            """() => {
                document.querySelector('.evidence-disclaimer').style.color = '#ddd';
                document.querySelector('.evidence-disclaimer').style.background = '#fff';
                document.querySelector('.evidence-claim').setAttribute('aria-labelledby', '');
                document.documentElement.removeAttribute('lang');
            }"""
        )
        result = axe.run(seen.page, options=OPTIONS).response
    assert {"color-contrast", "html-has-lang"} <= {found["id"] for found in result["violations"]}


def overflowing(page: Any) -> list[str]:
    """Return what stands beyond the right edge and is not in something that scrolls by itself."""
    found: list[str] = page.evaluate(
        """() => {
            const wide = document.documentElement.clientWidth;
            if (document.scrollingElement.scrollWidth <= wide) return [];
            const beyond = [...document.querySelectorAll('body *')].filter(
                (element) => element.getBoundingClientRect().right > wide + 1);
            return [`${document.scrollingElement.scrollWidth} > ${wide}`,
                    ...beyond.slice(0, 5).map((e) => `${e.tagName}.${e.className}`)];
        }"""
    )
    return found


@pytest.mark.parametrize("name", all_but(KINDS, PAGES))
def test_no_page_scrolls_sideways(name: str, visit: Callable[..., Any]) -> None:
    """Also at 320 px, which is a desktop at 400 %, and with the text spread out (WCAG 1.4.12)."""
    with visit(name, width=320) as seen:
        for width in (320, 390, 768, 1280):
            seen.page.set_viewport_size({"width": width, "height": 900})
            assert overflowing(seen.page) == [], f"at {width} px"
        seen.page.set_viewport_size({"width": 390, "height": 900})
        seen.page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
            " word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
        )
        assert overflowing(seen.page) == [], "with the text spread out"


BOXES = """() => [...document.querySelectorAll('.evidence-claim')].map((box) => {
    const size = (element) => parseFloat(getComputedStyle(element).fontSize);
    const seen = (element) => element.checkVisibility({
        checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true,
    }) && element.getBoundingClientRect().height > 8 && element.getBoundingClientRect().width > 40;
    // On a screen a group shows what its boxes share once, on top; on paper each box shows its own.
    const note = box.parentElement.querySelector(':scope > .evidence-group-note');
    const shared = note && note.checkVisibility() ? '.evidence-limit:not(.evidence-limit-shared) p'
        : '.evidence-limit p';
    const lines = [...(shared === '.evidence-limit p' ? [] : note.querySelectorAll('p')),
        ...box.querySelectorAll(shared)];
    const sources = box.querySelector('.evidence-cites a');
    const clipped = (element) => {
        for (let up = element; up && up !== document.body; up = up.parentElement) {
            const style = getComputedStyle(up);
            if (style.overflowY !== 'visible' && style.maxHeight !== 'none'
                && up.scrollHeight > up.clientHeight + 1) return true;
        }
        return false;
    };
    return {
        id: box.id,
        lines: lines.map((p) => ({seen: seen(p), size: size(p), clipped: clipped(p)})),
        body: [...box.querySelectorAll(
            '.evidence-body > p, .evidence-body > ul > li > p, .evidence-body > ol > li > p'
        )].map((p) => ({seen: seen(p), size: size(p)})),
        sources: !!sources && sources.checkVisibility() && seen(sources.closest(".evidence-cites")),
        tier: seen(box.querySelector('.evidence-tier-label')),
        sentence: seen(box.querySelector('.evidence-sentence')),
    };
})"""


def check_boxes(page: Any) -> int:
    """Check that nothing of a box is hidden or printed small; return how many boxes there are."""
    boxes = page.evaluate(BOXES)
    for box in boxes:
        assert box["lines"], box["id"]
        assert all(line["seen"] and not line["clipped"] for line in box["lines"]), box["id"]
        assert box["body"], box["id"]
        sizes = {line["size"] for line in [*box["lines"], *box["body"]]}
        assert len(sizes) == 1, f"{box['id']}: disclaimer and body are of sizes {sizes}"
        assert box["sources"], box["id"]
        assert box["tier"], box["id"]
        assert box["sentence"], box["id"]
    return len(boxes)


@pytest.mark.parametrize("name", all_but(KINDS, WITH_CLAIMS))
def test_disclaimers_are_seen_as_well_as_the_claim(name: str, visit: Callable[..., Any]) -> None:
    """On a phone, on a desktop and on paper: same size, never hidden, never behind a click."""
    claims = (REPO / name).with_suffix(".md").read_text("utf-8").count("\n:::{evidence} ")
    with visit(name) as seen:
        for width, dark in LOOKS:
            seen.page.set_viewport_size({"width": width, "height": 900})
            seen.page.emulate_media(color_scheme="dark" if dark else "light", media="screen")
            assert check_boxes(seen.page) == claims
        seen.page.emulate_media(media="print", color_scheme="light")
        assert check_boxes(seen.page) == claims


@pytest.mark.parametrize(
    "style",
    [
        "display: none",
        "visibility: hidden",
        "font-size: 0.8em",
        "opacity: 0",
        "max-height: 1em; overflow: hidden",
        "position: absolute; width: 1px; overflow: hidden",
    ],
)
def test_a_hidden_disclaimer_would_be_noticed(style: str, visit: Callable[..., Any]) -> None:
    with visit(WITH_CLAIMS[0]) as seen:
        seen.page.add_style_tag(content=f".evidence-limit p {{ {style} !important }}")
        with pytest.raises(AssertionError):
            check_boxes(seen.page)


@pytest.mark.parametrize("name", all_but(KINDS, WITH_CLAIMS))
def test_pages_can_be_read_without_scripts(name: str, visit: Callable[..., Any]) -> None:
    with visit(name, width=390, dark=True, java_script_enabled=False) as seen:
        boxes = seen.page.locator(".evidence-claim")
        assert boxes.count() >= 1
        for number in range(boxes.count()):
            text = boxes.nth(number).inner_text()
            assert "What this does not mean" in text
            assert "Source" in text
        # Dark mode follows the reader's system, not a script.
        paper = seen.page.locator("body").evaluate("(e) => getComputedStyle(e).backgroundColor")
        red, green, blue = (int(part) for part in paper.strip("rgb()").split(",")[:3])
        assert red + green + blue < 200


def still(page: Any) -> None:
    """Let the page jump to where it is told to go, at once."""
    page.add_style_tag(content="html { scroll-behavior: auto !important }")


def test_who_wants_no_motion_gets_none(visit: Callable[..., Any]) -> None:
    with visit(WITH_CLAIMS[0]) as seen:
        style = "(e) => getComputedStyle(e).scrollBehavior"
        assert seen.page.locator("html").evaluate(style) == "auto"


def focused(page: Any) -> dict[str, Any]:
    """Return what has the focus of the keyboard, and how that shows."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const element = document.activeElement;
            const style = getComputedStyle(element);
            const box = element.getBoundingClientRect();
            return {
                name: element.className, href: element.getAttribute('href'),
                ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
                ink: style.outlineColor, opacity: style.opacity, visibility: style.visibility,
                width: box.width, height: box.height, inView: box.top >= -1 && box.bottom <= innerHeight + 1,
                place: [box.top, box.bottom, innerHeight],
            };
        }"""
    )
    return found


def steps(page: Any, limit: int = 400) -> Iterator[dict[str, Any]]:
    """Press Tab again and again; yield what gets the focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        yield focused(page)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", WITH_CLAIMS[:1])
def test_the_keyboard_reaches_every_permalink_and_shows_it(
    name: str, dark: bool, visit: Callable[..., Any]
) -> None:
    with visit(name, dark=dark) as seen:
        still(seen.page)
        wanted = seen.page.locator(".evidence-permalink").count()
        assert wanted
        reached = []
        for found in steps(seen.page):
            if "evidence-permalink" not in str(found["name"]):
                continue
            reached.append(found["href"])
            assert found["ring"], found
            assert found["ink"] not in ("rgba(0, 0, 0, 0)", "transparent"), found
            assert float(found["opacity"]) == 1, found
            assert found["visibility"] == "visible", found
            assert found["width"] >= 8, found
            assert found["height"] >= 8, found
            assert found["inView"], found["place"]
            if len(reached) == wanted:
                break
        assert len(reached) == wanted
        assert len(set(reached)) == wanted


def test_a_permalink_leads_to_its_claim(visit: Callable[..., Any]) -> None:
    with visit(WITH_CLAIMS[0]) as seen:
        still(seen.page)
        link = seen.page.locator(".evidence-permalink").nth(3)
        link.focus()
        seen.page.keyboard.press("Enter")
        anchor = link.get_attribute("href")
        assert seen.page.url.endswith(anchor)
        top = seen.page.locator(anchor).evaluate("(e) => e.getBoundingClientRect().top")
        assert -1 <= top <= 200


def test_a_link_to_a_rule_opens_what_is_told_of_it(visit: Callable[..., Any]) -> None:
    with visit("about/rules.html#rule-missing-tier") as seen:
        opened = seen.page.locator("details[open]")
        assert opened.count() == 1
        assert "Why it matters." in opened.inner_text()


def test_the_search_of_the_site_finds_a_claim(visit: Callable[..., Any]) -> None:
    """It runs in the reader's browser; nobody else learns what was looked for."""
    with visit("search.html?q=shivering") as seen:
        seen.page.locator("#search-results li").first.wait_for(timeout=15_000)
        assert "shivering.html" in seen.page.locator("#search-results").inner_html()
