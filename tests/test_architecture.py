"""The plan of the house as failing tests: what may import what, and how large a room may be."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
CEILING = 400
FROZEN = ROOT / "db" / "migrations" / "versions"


def sources() -> Iterator[Path]:
    for top in ("desktop_app", "db", "tests"):
        yield from (path for path in (ROOT / top).rglob("*.py") if FROZEN not in path.parents)


def imported(path: Path) -> set[str]:
    """Return the names of the modules that the file at *path* imports, wherever it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_import_rules_hold() -> None:
    # In a process of its own: it sets up logging anew, for every test that comes after.
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_import_cycle() -> None:
    graph = grimp.build_graph("desktop_app", "db", exclude_type_checking_imports=True)
    order = TopologicalSorter(
        {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    )
    try:
        order.prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_only_use_cases_touch_the_store() -> None:
    offenders = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "desktop_app" / "training").rglob("*.py")
        if path.name != "use_cases.py" and "db.store" in imported(path)
    ]
    assert offenders == []


def test_what_paints_knows_neither_training_nor_db() -> None:
    files = {path: imported(path) for path in (ROOT / "desktop_app" / "panes").rglob("*.py")}
    offenders = [
        str(path.relative_to(ROOT))
        for path, names in files.items()
        if any(name.startswith("PySide6") for name in names)
        and any(name.startswith(("desktop_app.training", "db")) for name in names)
    ]
    assert offenders == []


def test_presenters_know_no_qt() -> None:
    offenders = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "desktop_app" / "panes").rglob("*presenter*.py")
        if any(name.startswith("PySide6") for name in imported(path))
    ]
    assert offenders == []


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in sources()
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_file_is_larger_than_a_room_may_be() -> None:
    large = {
        str(path.relative_to(ROOT)): lines
        for path in sources()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > CEILING
    }
    assert large == {}


def test_the_window_starts_without_what_is_slow_to_import() -> None:
    import subprocess

    program = (
        "import sys; import desktop_app.app; "
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    slow = {"sqlalchemy", "alembic", "pydantic", "reportlab", "numpy", "pyqtgraph", "holidays",
            "rjieba", "pypinyin", "opencc", "argon2", "yaml", "pypdfium2",
            "docx", "openpyxl", "lxml", "fsrs"}  # fmt: skip
    assert slow & set(loaded) == set()
