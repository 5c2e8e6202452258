"""``lock`` and ``review``: what they write, and what a person sees."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sphinx_evidence.__main__ import main
from sphinx_evidence.rules.rule import claim
from tests.command_line import Said
from tests.conftest import EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


HOT = claim(id="tea-hot", sentence="Tea is served hot", body="It is.")
HEAD = "# All claims of this site. `python -m sphinx_evidence lock` writes this file.\n"
COLUMNS = "claim,fingerprint,reviewed,by\n"
SHEET = """\
tea-sleep (Documented fact)
  Tea holds caffeine
  smith2020: A cup of black tea holds about 40 mg of caffeine. The review of 2020 names 12
    studies.
"""
TO_CONF = 'To have it checked, put evidence_{} = "{}" into conf.py.\n'


@pytest.fixture
def site(new_site: Callable[..., Site]) -> Site:
    """Return a site of two claims that keeps neither list nor reviews."""
    return new_site("rules", {"page.md": claim(), "other.md": HOT})


def names(site: Site) -> list[str]:
    return sorted(path.name for path in site.root.iterdir())


def test_lock_writes_the_list_and_says_what_came_and_went(site: Site, command: Said) -> None:
    before = names(site)
    added = "+ tea-hot\n+ tea-sleep\nclaims.lock: 2 claims\n"
    assert command("lock") == (0, added + TO_CONF.format("lock", "claims.lock"), "")
    assert site.read("claims.lock") == f"{HEAD}tea-hot\ntea-sleep\n"
    assert names(site) == sorted([*before, "claims.lock"])  # and nothing else
    # Again, also before the setting stands in conf.py: nothing came, nothing is written.
    when = (site.root / "claims.lock").stat().st_mtime_ns
    assert command("lock") == (
        0,
        "claims.lock: 2 claims\n" + TO_CONF.format("lock", "claims.lock"),
        "",
    )
    site.add("conf.py", 'evidence_lock = "claims.lock"\n')
    assert command("lock") == (0, "claims.lock: 2 claims\n", "")
    assert (site.root / "claims.lock").stat().st_mtime_ns == when
    site.delete("other.md")
    site.add("page.md", "\n" + claim(id="tea-wet", sentence="Tea is wet"))
    assert command("lock") == (0, "+ tea-wet\n- tea-hot\nclaims.lock: 2 claims\n", "")
    site.write("page.md", claim())
    assert command("lock") == (0, "- tea-wet\nclaims.lock: 1 claim\n", "")


def test_review_shows_what_to_read_and_notes_it(site: Site, command: Said) -> None:
    one = "reviews.csv: 1 reviewed on 2026-11-22\n"
    hint = TO_CONF.format("reviews", "reviews.csv")
    assert command("review", "tea-sleep", "--by", "Ann") == (0, f"{SHEET}{one}{hint}", "")
    head, row = site.read("reviews.csv").splitlines()
    assert f"{head}\n" == COLUMNS
    assert row.startswith("tea-sleep,")
    assert row.endswith(",2026-11-22,Ann")
    # A second claim, before the setting stands in conf.py: the first review is kept.
    assert command("review", "tea-hot", "tea-hot")[1].endswith(f"{one}{hint}")
    assert [line.split(",")[::2] for line in site.read("reviews.csv").splitlines()] == [
        ["claim", "reviewed"],
        ["tea-hot", "2026-11-22"],
        ["tea-sleep", "2026-11-22"],
    ]
    assert row in site.read("reviews.csv")
    # The same again: byte for byte, and not written.
    site.add("conf.py", 'evidence_reviews = "reviews.csv"\n')
    when = (site.root / "reviews.csv").stat().st_mtime_ns
    assert command("review", "tea-sleep", "--by", "Ann") == (0, f"{SHEET}{one}", "")
    assert (site.root / "reviews.csv").stat().st_mtime_ns == when


def test_review_shows_sources_against_and_findings_that_are_not_noted(
    site: Site, command: Said
) -> None:
    site.write("page.md", claim(cite="smith2020, nobody", against="cohort2018"))
    site.change("references.bib", "  finding = {People who drank more tea slept less.},\n", "")
    sheet = f"{SHEET}  nobody: unknown source\n  against: cohort2018: no finding is noted\n"
    assert command("review", "tea-sleep")[1].startswith(f"{sheet}reviews.csv: 1 reviewed")


def test_review_all_drops_what_is_gone_and_shows_no_sheet(site: Site, command: Said) -> None:
    site.add("conf.py", 'evidence_reviews = "kept/reviews.csv"\n')
    site.write("kept/reviews.csv", f"{COLUMNS}gone,0,2020-01-01,Ann\ntea-hot,0,2020-01-01,Ann\n")
    assert command("review", "--all") == (0, "reviews.csv: 2 reviewed on 2026-11-22\n", "")
    rows = [line.split(",") for line in site.read("kept/reviews.csv").splitlines()]
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("claim", "reviewed", "by"),
        ("tea-hot", "2026-11-22", ""),
        ("tea-sleep", "2026-11-22", ""),
    ]


def test_a_name_with_commas_quotes_and_line_breaks(site: Site, command: Said) -> None:
    assert command("review", "tea-hot", "--by", ' Ann "A" Lee,\nMD ')[0] == 0
    assert site.read("reviews.csv").endswith(',2026-11-22,"Ann ""A"" Lee, MD"\n')
    text = site.read("reviews.csv")
    assert command("review", "tea-sleep")[0] == 0
    assert site.read("reviews.csv").startswith(text)


# -- What can't be done ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tea-slep", 'no claim has the id "tea-slep" (did you mean "tea-sleep"?)\n'),
        ("zzz", 'no claim has the id "zzz"\n'),
        ("", 'no claim has the id ""\n'),
    ],
)
def test_an_unknown_id(site: Site, command: Said, name: str, said: str) -> None:
    before = names(site)
    assert command("review", "tea-hot", name) == (1, "", said)
    assert names(site) == before


def test_an_id_that_two_claims_have(site: Site, command: Said) -> None:
    site.change("other.md", "tea-hot", "tea-sleep")
    said = '2 claims have the id "tea-sleep"; rename all but one\n'
    assert command("review", "tea-sleep") == (1, "", said)
    assert command("review", "--all") == (1, "", said)
    assert "reviews.csv" not in names(site)


def test_a_site_without_claims(site: Site, command: Said) -> None:
    site.write("claims.lock", "tea-hot\n")
    site.delete("page.md")
    site.delete("other.md")
    for arguments in (("lock",), ("review", "--all"), ("review", "tea-hot")):
        assert command(*arguments) == (1, "", "the site holds no claim; nothing was written\n")
    assert site.read("claims.lock") == "tea-hot\n"


def test_no_site(site: Site, command: Said) -> None:
    site.delete("conf.py")
    said = f"{site.root} holds no conf.py; name the folder of the site with --source\n"
    assert command("lock") == (1, "", said)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("extensions = [\n", "invalid syntax"),
        ("raise ValueError('no tea')\n", "no tea"),
        ('extensions = ["no_such_thing"]\n', "Could not import extension no_such_thing"),
    ],
)
def test_a_broken_conf_py(site: Site, command: Said, text: str, words: str) -> None:
    site.write("conf.py", text)
    status, out, err = command("lock")
    assert (status, out) == (1, "")
    assert err.startswith("the site can't be read: ")
    assert words in err or "was never closed" in err
    assert "claims.lock" not in names(site)


def test_a_site_with_findings_can_be_listed_and_reviewed(site: Site, command: Said) -> None:
    site.change("page.md", ":disclaimer: general\n", "")
    site.add("page.md", "\n" + claim(id="-") + "\n" + claim(id="Tea # 1"))
    # A claim without an id has nothing to list; a malformed id will be another one tomorrow.
    assert command("lock")[:2] == (
        0,
        "+ tea-hot\n+ tea-sleep\nclaims.lock: 2 claims\n" + TO_CONF.format("lock", "claims.lock"),
    )
    assert command("review", "tea-sleep")[0] == 0
    assert command("review", "--all")[0] == 0
    site.add("conf.py", 'evidence_lock = "claims.lock"\nevidence_reviews = "reviews.csv"\n')
    assert "broken-upkeep" not in site.build(builder="evidence").rules


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{COLUMNS}tea-sleep,0,2020-01-01,Ann\n<<<<<<< HEAD\n",
            'reviews.csv:3: the review of "<<<<<<< HEAD" can\'t be read; write claim, fingerprint, '
            "date such as 2026-11-22, and who; nothing was written\n",
        ),
        (
            "tea-sleep;0;2020-01-01;Ann\n",
            "reviews.csv:1: the reviews must start with the columns claim,fingerprint,reviewed,by; "
            "its columns are separated by semicolons, so save it as CSV with commas; nothing was written\n",
        ),
    ],
)
def test_reviews_that_can_not_be_read_are_not_lost(
    site: Site, command: Said, text: str, said: str
) -> None:
    site.write("reviews.csv", text)
    assert command("review", "tea-hot") == (1, "", said)
    assert site.read("reviews.csv") == text
    # All of them anew is another matter.
    assert command("review", "--all")[0] == 0
    assert len(site.read("reviews.csv").splitlines()) == 3


def test_a_list_that_can_not_be_read_is_written_anew(site: Site, command: Said) -> None:
    site.write("claims.lock", b"\xff\xfe")
    assert command("lock")[0] == 0
    assert site.read("claims.lock") == f"{HEAD}tea-hot\ntea-sleep\n"


def test_a_folder_in_place_of_the_file(site: Site, command: Said) -> None:
    for name, words in (("claims.lock", ("lock",)), ("reviews.csv", ("review", "tea-hot"))):
        (site.root / name).mkdir()
        status, _, err = command(*words)
        assert status == 1
        assert "Is a directory" in err
        assert name in err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("review",),
        ("review", "tea-hot", "--all"),
        ("lok",),
        ("lock", "tea-hot"),
        ("lock", "--all"),
        ("due", "tea-hot"),
    ],
)
def test_arguments_that_make_no_sense(
    site: Site, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--source", str(site.root), *arguments])
    assert stopped.value.code == 2
    assert "usage: python -m sphinx_evidence" in capsys.readouterr().err
    assert set(names(site)) & {"claims.lock", "reviews.csv"} == set()


def test_a_command_leaves_this_process_as_it_was(site: Site, command: Said) -> None:
    """A build after it in the same process warns of nothing that is registered twice."""
    assert command("lock")[0] == 0
    built = site.build("-W")
    assert (built.status, built.other_lines) == (0, [])


# -- As a person runs it ---------------------------------------------------------------------------


def test_in_a_process_of_its_own_from_the_folder_of_the_site(site: Site) -> None:
    prints = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "sphinx_evidence", "review", "tea-sleep", "--by", "Änn"],
            cwd=site.root,
            env=os.environ | {"PYTHONPATH": str(EXTENSIONS), "PYTHONHASHSEED": seed, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
        )
        hint = TO_CONF.format("reviews", "reviews.csv")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"{SHEET}reviews.csv: 1 reviewed on 2026-11-22\n{hint}"
        prints.add(site.read("reviews.csv"))
    assert len(prints) == 1
    failed = subprocess.run(
        [sys.executable, "-m", "sphinx_evidence", "--source", "..", "lock"],
        cwd=site.root,
        env=os.environ | {"PYTHONPATH": str(EXTENSIONS)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = f"{site.root.parent} holds no conf.py; name the folder of the site with --source\n"
    assert (failed.returncode, failed.stdout, failed.stderr) == (1, "", said)
