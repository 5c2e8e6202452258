"""The shape of the code: pure layers stay pure, imports run downwards, modules stay small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

EXTENSION = Path(__file__).parents[2] / "_ext"
PACKAGE = EXTENSION / "sphinx_evidence"

#: From the bottom up: a module imports from layers below its own, or beside it without a circle.
#: A package counts as one.
LAYERS = [
    {
        "options",
        "kinds",
        "known_settings",
        "markup",
        "sources",
        "rules",
        "lookalikes",
        "examples",
        "calculations",
        "language",
        "wording",
    }
    | {"dates", "writing", "figures", "identifiers", "likeness", "counted", "latex"}
    | {"content"}
    | {"entries", "species"},
    {"model", "notes", "bibfile", "scanned", "conditions", "tabular", "popular", "plots"},
    {"status", "scan", "site", "store", "rating", "designs", "reviews", "lock", "changes", "due"},
    {"checks", "tables", "maps", "findings"},
    {"boxes", "reports", "ledger"},
    {
        "places",
        "nodes",
        "table_nodes",
        "ledger_nodes",
        "plot_nodes",
        "conf_texts",
        "config",
        "bibtex_settings",
        "foreign",
    },
    {"roles", "bodies", "words", "scanning", "unparsed", "untranslated", "proofs"},
    {"domain"},
    {
        "citing",
        "headings",
        "left_out",
        "shown",
        "reading",
        "filled",
        "prose",
        "bibliography",
        "committed",
        "links",
    },
    {"citations", "unlisted", "telling", "gate", "directives", "drawing", "builder"}
    | {"bibliographies"}
    | {"summaries", "drawn_summaries", "paper"}
    | {"explaining", "linkcheck", "rule_pages", "change_pages"}
    | {"ledger_directives", "ledger_drawing", "plot_directives", "plot_drawing"}
    | {"forest_plots", "icon_arrays"},
    {"__init__"},
    {"upkeep"},
    {"__main__"},
]
PURE = set().union(*LAYERS[:5])

BLOCK = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked}:
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Block())
sys.path.insert(0, {path!r})
"""


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def modules() -> dict[str, Path]:
    """Return every module by its name inside the package, such as ``checks.rating``."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }


def top(name: str) -> str:
    """Return the module or package that a module stands in."""
    return name.partition(".")[0]


def imports(module: Path, *, types: bool = True) -> set[str]:
    """Return the modules of the package that a module imports, by their dotted names.

    :param types: also what only type checkers read, and what functions import.
    """
    tree = ast.parse(module.read_text(encoding="utf-8"))
    known = modules()
    found = set()
    for node in ast.walk(tree) if types else tree.body:
        if not isinstance(node, ast.ImportFrom):
            continue
        base = "." * node.level + (node.module or "")
        if base.startswith("."):  # only the calculations import each other so
            base = f"sphinx_evidence.{module.parent.name}{base.rstrip('.')}"
        if base != "sphinx_evidence" and not base.startswith("sphinx_evidence."):
            continue
        inside = base.removeprefix("sphinx_evidence").lstrip(".")
        for alias in node.names:
            name = f"{inside}.{alias.name}".lstrip(".")
            found.add(name if name in known else inside)
    return found


def test_every_module_has_its_layer() -> None:
    listed = [name for layer in LAYERS for name in layer]
    assert sorted({top(name) for name in modules()}) == sorted(listed)


def test_imports_never_run_in_a_circle() -> None:
    graph = {name: imports(path, types=False) for name, path in modules().items()}
    done: set[str] = set()
    while ready := {name for name in graph.keys() - done if graph[name] - {name} <= done}:
        done |= ready
    assert graph.keys() - done == set(), "these import each other"


def test_imports_run_downwards() -> None:
    rank = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    upwards = [
        f"{name} imports {other}"
        for name, path in sorted(modules().items())
        for other in sorted(imports(path, types=False))
        if rank[top(other)] > rank[top(name)]
    ]
    assert upwards == []


def test_pure_modules_import_pure_modules_only() -> None:
    """Not even for types: the pure layers know nothing of what stands on them."""
    wrong = {
        name: impure
        for name, path in sorted(modules().items())
        if top(name) in PURE and (impure := {top(other) for other in imports(path)} - PURE)
    }
    assert wrong == {}


def test_pure_modules_work_without_sphinx() -> None:
    """The package's own `__init__` is the shell; it is left out by a bare package in its place."""
    names = sorted(name for name in modules() if top(name) in PURE)
    code = BLOCK.format(
        blocked={"sphinx", "docutils", "myst_parser", "sphinxcontrib"}, path=str(EXTENSION)
    )
    code += f"""
import types, importlib
package = types.ModuleType("sphinx_evidence")
package.__path__ = [{str(PACKAGE)!r}]
sys.modules["sphinx_evidence"] = package
for name in {names!r}:
    importlib.import_module("sphinx_evidence." + name)
print(sorted(name for name in sys.modules if name.partition(".")[0] in ("sphinx", "docutils")))
"""
    assert run(code) == "[]\n"


def test_the_block_of_the_test_above_bites() -> None:
    code = BLOCK.format(blocked={"sphinx"}, path=str(EXTENSION))
    code += "try:\n    import sphinx_evidence\nexcept ImportError as error:\n    print(error)\n"
    assert run(code).startswith("sphinx")
    assert "is blocked" in run(code)


HEAVY = (
    "statsmodels",
    "pint",
    "molmass",
    "numpy",
    "scipy",
    "pandas",
    "typst",
    "pikepdf",
    "matplotlib",
)


@pytest.mark.parametrize("name", ["sphinx_evidence", "sphinx_evidence.trials", "sphinx_print"])
def test_a_build_does_not_pay_for_calculations(name: str) -> None:
    """What is slow to import is imported where a calculation, or a PDF, needs it."""
    code = f"import sys; sys.path.insert(0, {str(EXTENSION)!r}); import {name}\n"
    code += f"print([name for name in {HEAVY!r} if name in sys.modules])"
    assert run(code) == "[]\n"


@pytest.mark.parametrize(
    "path",
    sorted(path for path in EXTENSION.rglob("*.py") if "__pycache__" not in path.parts),
    ids=lambda path: path.relative_to(EXTENSION).as_posix(),
)
def test_a_module_is_small_and_plain(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("everything", "Exception", "BaseException"), node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("eval", "exec", "compile", "__import__"), node.lineno


def words_of(path: Path) -> str:
    """Return a file as lower-case text, without its comments and docstrings."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        tree = ast.parse(text)
        for node in ast.walk(tree):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                node.value = ast.Constant("")
        text = ast.unparse(tree)
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).lower()


def test_the_extension_knows_nothing_of_this_site() -> None:
    """Any other evidence site can use it: it names neither the substance nor the theme."""
    files = [path for end in ("py", "css", "js") for path in PACKAGE.rglob(f"*.{end}")]
    for path in files:
        for word in ("magnesium", "tremor", "furo", "dyskinesia", "akathisia"):
            assert word not in words_of(path), f"{path.name} says {word}"
