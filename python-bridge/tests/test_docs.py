"""Runs every piece of Python in docs/python.md and in the package's README, with the programs of the page."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import PROGRAMS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "python.md"
README = ROOT / "python-bridge" / "README.md"
EXPECTED = re.compile(r"^ *print\(.*\)  # (.*)$", re.MULTILINE)


def sections(page):
    return re.split(r"^##? ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def title_of(section):
    return section.splitlines()[0]


def pieces(page):
    """The pieces of each section, which go on where those of the section before ended."""
    for section in sections(page):
        for code in re.findall(r"^```python\n(.*?)^```", section, flags=re.MULTILINE | re.DOTALL):
            yield title_of(section), code


@pytest.mark.parametrize("page, least", [(PAGE, 9), (README, 1)])
def test_the_page_shows_what_happens(page, least, tmp_path, monkeypatch, capsys):
    for program in (PROGRAMS / "docs").glob("*.json"):
        shutil.copy(program, tmp_path)
    monkeypatch.chdir(tmp_path)
    names = {}
    seen = 0
    for title, code in pieces(page):
        before = set(names)
        exec(compile(code, f"{page.name}: {title}", "exec"), names)
        for name in set(names) - before:
            if name.startswith("test_"):
                names[name]()
        assert capsys.readouterr().out.splitlines() == EXPECTED.findall(code), title
        seen += 1
    assert seen >= least


def test_the_contents_lead_to_the_sections():
    titles = [title_of(section) for section in sections(PAGE)[1:]]
    links = re.findall(r"\]\(#([^)]*)\)", PAGE.read_text(encoding="utf-8"))
    anchors = [re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles]
    assert links == anchors


@pytest.mark.parametrize("name", ["Vm", "load", "call"])
def test_what_the_page_names_has_a_docstring(name):
    import cairo_vm_py

    assert getattr(cairo_vm_py, name).__doc__
