"""The shape of the code: pure layers stay pure, imports run downwards, modules stay small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

EXTENSION = Path(__file__).parents[2] / "_ext"
PACKAGE = EXTENSION / "sphinx_evidence"

#: The folders, from the bottom up: a module imports from its own folder or from those before it.
LAYERS = (
    *("model", "files", "wording", "numbers", "trials", "rules", "views"),
    *("pictures", "reports", "shell", "commands"),
)
PURE = LAYERS[: LAYERS.index("shell")]
#: How many modules may stand above each other, from what is set up down to what needs nothing.
DEEPEST = 12

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
    """Return every module by its name inside the package, such as ``rules.certainty``."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }


def imports(module: Path, known: Collection[str]) -> set[str]:
    """Return the modules of the package that a module imports, by their dotted names.

    What a function imports counts, and what only type checkers read.
    """
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom | ast.Import):
            continue
        base = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        for alias in node.names:
            name = f"{base}.{alias.name}".lstrip(".")
            if name.partition(".")[0] != "sphinx_evidence":
                continue
            inside = name.partition(".")[2]
            found.add(inside if inside in known else inside.rpartition(".")[0] or "__init__")
    return found


MODULES = modules()
GRAPH = {name: imports(path, MODULES) - {name} for name, path in sorted(MODULES.items())}


def folder(name: str) -> str:
    """Return the layer that a module stands in; what stands in none is no layer."""
    return name.partition(".")[0]


def test_the_folders_are_the_layers() -> None:
    assert sorted({folder(name) for name in GRAPH}) == sorted({*LAYERS, "__init__", "__main__"})


def test_imports_run_downwards() -> None:
    rank = {name: number for number, name in enumerate(LAYERS)} | {"__init__": 9, "__main__": 10}
    upwards = [
        f"{name} imports {other}"
        for name, found in GRAPH.items()
        for other in sorted(found)
        if rank[folder(other)] > rank[folder(name)]
    ]
    assert upwards == []


def test_imports_never_run_in_a_circle_and_never_deep() -> None:
    """A chain is as long as the modules that have to be understood before its last one."""
    floors: list[set[str]] = []
    done: set[str] = set()
    while ready := {name for name in GRAPH.keys() - done if GRAPH[name] <= done}:
        floors.append(ready)
        done |= ready
    assert GRAPH.keys() - done == set(), "these import each other"
    assert len(floors) <= DEEPEST, f"on top: {floors[-1]}"


def test_pure_modules_work_without_sphinx() -> None:
    """The package's own `__init__` is the shell; it is left out by a bare package in its place."""
    names = sorted(name for name in MODULES if folder(name) in PURE)
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
        said = words_of(path)
        for word in ("magnesium", "tremor", "furo", "dyskinesia", "akathisia"):
            assert word not in said, f"{path.name} says {word}"


def test_what_reads_text_is_compiled_at_its_first_use() -> None:
    """Hundreds of patterns take half a second to compile, and most builds need few of them."""
    for name, path in MODULES.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            made = "re.compile(" in ast.unparse(node) and isinstance(node, ast.Assign)
            assert not made or name == "files.bib", f"{name}: write pattern(...)"  # of bytes


def test_records_are_cheap_to_load() -> None:
    """Python compiles each field of a record anew where a module has its annotations as texts."""
    for name, path in MODULES.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        records = any(
            isinstance(node, ast.ClassDef) and "NamedTuple" in map(ast.unparse, node.bases)
            for node in tree.body
        )
        late = any(
            isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body
        )
        assert not (records and late), f"{name}: do without `from __future__ import annotations`"
