"""The delivery: targets, pins, continuous integration and READMEs say the same thing."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from desktop_app.commands.arguments import parser

ROOT = Path(__file__).resolve().parent.parent
TARGETS = ["setup", "run", "test", "check", "tour", "bench", "build"]


def normalised(name: str) -> str:
    """Return a package name as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> dict[str, str]:
    """Return the constraints as name → version; a line of another shape is an error."""
    found = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, version = line.split("==")
            found[normalised(name)] = version
    return found


def direct_dependencies() -> list[str]:
    """Return what pyproject.toml asks for, all extras and the build backend included."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    wanted = [*project["dependencies"], *settings["build-system"]["requires"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    return [normalised(re.split(r"[<>=!~;\[ ]", item, maxsplit=1)[0]) for item in wanted]


def test_make_alone_lists_every_target_with_a_line() -> None:
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    lines = dict(re.findall(r"^ +make (\w+) +(\S.*)$", shown, flags=re.MULTILINE))
    assert set(TARGETS) <= set(lines)


def test_every_direct_dependency_is_pinned() -> None:
    assert [name for name in direct_dependencies() if name not in pins()] == []


def test_constraints_are_plain_versions_without_addresses() -> None:
    assert all(re.fullmatch(r"\d[\w.]*", version) for version in pins().values())


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / ".ci").iterdir()))
def test_script_is_executable_and_parses(script: str) -> None:
    path = ROOT / ".ci" / script
    assert path.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(path)], check=True)


def test_continuous_integration_is_make_test() -> None:
    commands = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "set -euo pipefail" in commands
    assert commands[-1] == "make test"


def test_an_unknown_purpose_of_system_packages_is_refused() -> None:
    refused = subprocess.run(
        [ROOT / ".ci" / "system-packages", "offscrean"], capture_output=True, text=True
    )
    assert refused.returncode == 2
    assert "offscrean" in refused.stderr


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_readme_shows_both_commands_and_no_stale_target(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    shown = set(re.findall(r"^make (\w+)", text, flags=re.MULTILINE))
    assert {"run", "test"} <= shown <= {*TARGETS, "help"}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_picture_and_page_that_a_readme_links_to_exists(readme: str) -> None:
    linked = re.findall(r"\]\(([^):#]+)\)", (ROOT / readme).read_text(encoding="utf-8"))
    assert len(linked) > 10
    assert [target for target in linked if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_command_and_option_that_a_readme_shows_is_understood(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    shown = [
        line.split() for line in re.findall(r"^peilian ([a-z]+(?: --\w+ \w+)?)", text, flags=re.M)
    ]
    assert len(shown) >= 4
    for arguments in shown:
        parser().parse_args(arguments)


def test_both_readmes_show_the_same_pictures_commands_and_links() -> None:
    def facts(name: str) -> list[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return sorted(
            re.findall(r"docs/[\w./]+|^\| `peilian[a-z ]*|PEILIAN_DATA|--\w+", text, re.M)
        )

    assert facts("README.md") == facts("README.zh-CN.md")
