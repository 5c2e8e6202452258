"""Builds: the same bytes, nothing done twice, and what is wrong told with file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.print.conftest import Project, copy, printed_text

Maker = Callable[[str], Project]


def test_the_same_input_gives_the_same_bytes_in_another_folder(tmp_path: Path) -> None:
    first = copy("pages", tmp_path / "one").process("-q").pdf.read_bytes()
    assert copy("pages", tmp_path / "two" / "with a space").build("-q").pdf.read_bytes() == first


def test_an_idle_build_prints_nothing_and_a_change_does(project: Maker) -> None:
    root = project("kinds")
    pdf = root.build("-W").pdf
    before = pdf.stat().st_mtime_ns
    again = root.build("-W")
    assert "everykindofnode.pdf is up to date" in again.said
    assert pdf.stat().st_mtime_ns == before
    changes = {
        "index.rst": "Kinds\n=====\n\nAnother page.\n",
        "look.typ": "#let paragraph-shaped(body) = strong(body)\n",
        "other.rst": ":orphan:\n\nOther\n=====\n",
    }
    for name, content in changes.items():
        root.write(name, content)
        assert "up to date" not in root.build().said, name
    (root.source / "other.rst").unlink()
    assert "up to date" not in root.build().said
    assert "up to date" not in root.build("-D", "print_title=New").said
    assert "up to date" in root.build("-D", "print_title=New").said


def test_what_is_wrong_is_told_each_time_with_its_line(project: Maker) -> None:
    root = project("pages")
    root.write(
        "index.md",
        "# Start\n\nA sign: \N{SNOWMAN}.\n\n![far away](https://example.org/x.png)\n\n"
        "![](dot.png)\n\n```{toctree}\na/page\nb/page\nrefs\n```\n",
    )
    for _ in range(2):
        run = root.build("-W", "--keep-going")
        assert run.status != 0
        assert run.warnings == [
            "index.md:3: WARNING: no font of the print has \N{SNOWMAN} (U+2603); write it in words, "
            "or add a font that has it [print.glyph]",
            "index.md:5: WARNING: the picture https://example.org/x.png is on another host and not "
            "printed; keep a copy beside the page [print.picture]",
            "index.md:7: WARNING: the picture dot.png has no words for those who don't see it "
            "[print.picture]",
        ]


def test_a_link_to_nowhere_is_told(plain: Project) -> None:
    plain.write("conf.py", f"{(plain.source / 'conf.py').read_text('utf-8')}{LINKING}")
    run = plain.build("-W", "--keep-going")
    assert run.status != 0
    assert run.warnings == [
        "index.rst:4: WARNING: the link leads to 'index#gone', and there is no such place in print "
        "[print.link]"
    ]


#: Another extension may make a link whose target it forgot.
LINKING = """
def setup(app):
    from docutils import nodes

    def add(app, doctree):
        paragraph = next(doctree.findall(nodes.paragraph))
        link = nodes.reference("", "nowhere", refid="gone", internal=True)
        link.source, link.line = paragraph.source, paragraph.line
        paragraph += link

    app.connect("doctree-read", add)
"""


def test_an_unknown_node_is_told_once_and_what_it_holds_is_printed(plain: Project) -> None:
    plain.write("mine.py", NODE)
    path = "import sys\nsys.path.insert(0, '.')\n"
    plain.write("conf.py", f'{path}project = "Plain"\nextensions = ["sphinx_print", "mine"]\n')
    run = plain.build()
    assert run.warnings == [
        "index.rst: WARNING: the print knows no <mine>; what it holds is printed as plain text "
        "[print.node]"
    ]
    assert printed_text(run.pdf).count("of a node of mine") == 2


NODE = """
from docutils import nodes

class mine(nodes.Element):
    pass

def setup(app):
    def add(app, doctree):
        for _ in range(2):
            doctree[0] += mine("", nodes.paragraph("", "of a node of mine"))

    app.add_node(mine)
    app.connect("doctree-read", add)
"""


def test_what_typst_refuses_is_told_with_the_line_of_the_author(project: Maker) -> None:
    root = project("kinds")
    good = root.build().pdf.read_bytes()
    root.write("look.typ", '#let container-shaped(body) = panic("no such look")\n')
    for _ in range(2):
        run = root.build()
        assert run.status == 1
        [line] = run.warnings
        assert "Traceback" not in run.said
        assert line.startswith("index.rst:")
        assert "everykindofnode.pdf can't be printed: Typst says: panicked" in line
    assert run.pdf.read_bytes() == good, "the old file is left as it was"


def test_a_sign_that_the_fonts_of_typst_lack_is_told_with_its_line(plain: Project) -> None:
    """A site without fonts of its own: only Typst knows what its fonts hold."""
    plain.write("index.rst", "Plain\n=====\n\nSigned.\n\nA memo: \N{MEMO}.\n")
    run = plain.build()
    assert run.status == 1
    [line] = run.warnings
    assert line.startswith("index.rst:6: ERROR: plain.pdf can't be printed: Typst says: PDF/UA-1")
    assert "\N{MEMO}" in line


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (
            'print_styles = ["gone.typ"]',
            "ERROR: print_styles names gone.typ, and there is no such file; correct it [print]",
        ),
        (
            'print_fonts = ["gone"]',
            "ERROR: print_fonts names gone, and no font is in it; correct it [print]",
        ),
    ],
)
def test_a_setting_that_leads_nowhere_is_told(plain: Project, setting: str, message: str) -> None:
    plain.write("conf.py", f'project = "Plain"\nextensions = ["sphinx_print"]\n{setting}\n')
    run = plain.build()
    assert (run.status, run.warnings) == (1, [message])


def test_without_typst_one_line_says_what_to_install(plain: Project) -> None:
    plain.write("conf.py", f'import sys\nsys.modules["typst"] = None\n{PLAIN}')
    run = plain.build()
    assert run.status == 1
    assert run.warnings == [
        "ERROR: plain.pdf can't be printed: the package typst is missing; "
        "run: pip install typst pikepdf [print]"
    ]
    assert not list(run.out.glob("*.pdf"))


PLAIN = 'project = "Plain"\nextensions = ["sphinx_print"]\n'


def test_a_row_longer_than_a_page_goes_on_overleaf(plain: Project) -> None:
    lines = "\n".join(f"       word{number}" for number in range(2500))
    plain.write(
        "index.rst",
        f"Plain\n=====\n\n.. list-table::\n   :header-rows: 1\n\n   * - Head\n     - Two\n"
        f"   * - Left\n     -\n{lines}\n",
    )
    text = printed_text(plain.build("-W").pdf)
    assert [n for n in range(2500) if f"word{n}" not in text] == []


def test_a_picture_higher_than_a_page_is_made_smaller(plain: Project) -> None:
    plain.write(
        "tall.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="5000">'
        '<rect width="100" height="5000"/></svg>',
    )
    plain.write("index.rst", "Plain\n=====\n\n.. image:: tall.svg\n   :alt: tall\n\nBelow it.\n")
    text = printed_text(plain.build("-W").pdf)
    assert "Below it." in text


# -- leaflets -----------------------------------------------------------------------------------------


def test_a_leaflet_is_a_file_of_its_own(project: Maker) -> None:
    run = project("leaflets").build("-W", builder="leaflet")
    assert run.status == 0, run.said
    assert [path.name for path in run.out.glob("*.pdf")] == ["short.pdf"]
    text = printed_text(run.pdf)
    assert "A short sheet" in text
    assert "Not advice. · 22 November 2026" in text
    assert "1 / 1" in text


def test_a_leaflet_that_runs_over_is_an_error_that_names_its_page(project: Maker) -> None:
    root = project("leaflets")
    root.write("sheets/long.rst", "Long\n====\n\n" + "One more line.\n\n" * 200)
    run = root.build(builder="leaflet")
    assert run.status == 1
    [line] = [one for one in run.warnings if "toctree" not in one]
    assert line == (
        "sheets/long.rst: ERROR: long.pdf can't be printed: it has 5 pages, and 2 fit on "
        "its paper; shorten it [print]"
    )
    assert sorted(path.name for path in run.out.glob("*.pdf")) == ["short.pdf"]


def test_a_site_without_leaflets_is_told_so(plain: Project) -> None:
    run = plain.build(builder="leaflet")
    assert run.status == 0
    assert "no page is a leaflet: print_leaflets names none" in run.said
    assert not list(run.out.glob("*.pdf"))


def test_a_leaflet_of_a_page_that_is_not_there_is_told(project: Maker) -> None:
    root = project("leaflets")
    conf = root.source / "conf.py"
    conf.write_text(conf.read_text("utf-8") + 'print_leaflets = ["sheets/short", "shrot", "x*"]\n')
    run = root.build(builder="leaflet")
    told = [line for line in run.said.splitlines() if "print_leaflets" in line]
    assert told == [
        f'WARNING: print_leaflets names "{name}", and no page is called so; correct it in conf.py. [print]'
        for name in ("shrot", "x*")
    ]
    assert sorted(path.name for path in run.out.glob("*.pdf")) == ["short.pdf"]


def test_the_pages_of_other_builders_are_as_they_were(project: Maker) -> None:
    """The extension adds builders and nothing else."""
    run: Any = project("kinds").build("-q", builder="html")
    assert run.status == 0, run.said


def test_leaflets_of_one_name_keep_their_folders_apart(project: Maker) -> None:
    root = project("leaflets")
    conf = (root.source / "conf.py").read_text("utf-8")
    root.write("conf.py", conf.replace("sheets/*", "*/short"))
    root.write("other/short.rst", ":orphan:\n\nOther\n=====\n\nOne line.\n")
    run = root.build(builder="leaflet")
    assert run.status == 0, run.said
    names = sorted(path.name for path in run.out.glob("*.pdf"))
    assert names == ["other-short.pdf", "sheets-short.pdf"]


def test_short_pages_share_a_sheet_where_that_is_asked_for(project: Maker) -> None:
    root = project("pages")
    root.write("b/page.md", "# Same title\n\n(b-setting)=\n## Setting\n\nShort.\n")
    apart = printed_text(root.build("-W").pdf).split("\f")
    shared = printed_text(root.build("-W", "-D", "print_page_room=60").pdf).split("\f")
    assert len(shared) < len(apart)
    assert "Start\n" not in shared[1], "the first page begins behind the contents"
    roomless = printed_text(root.build("-W", "-D", "print_page_room=260").pdf).split("\f")
    assert len(roomless) == len(apart)
