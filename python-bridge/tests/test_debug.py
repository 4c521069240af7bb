"""`debug()` and CAIROSCOPE_DEBUG: what is wanted, and who has the port."""

import pytest

from cairo_vm_py.api import debug as module
from cairo_vm_py.api.debug import VARIABLE, claim, debug, tell


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """As in an interpreter in which nobody has asked for a debugger."""
    monkeypatch.delenv(VARIABLE, raising=False)
    for name, value in {"_wish": None, "_holder": None, "_is_left": False}.items():
        monkeypatch.setattr(module, name, value)


class Session:
    """As much of a VM's session as the one who has the port needs."""

    state = None
    is_usable_here = True

    def __init__(self):
        self.commands = []

    def command(self, op, **arguments):
        self.commands.append((op, arguments["port"], arguments["wait"]))


def started(session):
    debugging = claim()
    debugging.start(session)
    return debugging


def test_nobody_is_debugged_unless_it_is_wanted():
    assert claim() is None


def test_a_call_comes_before_the_environment(monkeypatch):
    monkeypatch.setenv(VARIABLE, "1234")
    assert started(Session())._port == 1234
    debug(5000, wait=False)
    module._holder = None
    session = Session()
    started(session)
    assert session.commands == [("debug", 5000, False)]
    debug(None)
    assert claim() is None


@pytest.mark.parametrize("port", [0, 65536, "5678", True, 1.5])
def test_a_wrong_port_is_refused(port):
    with pytest.raises(ValueError, match="must be a number from 1 to 65535"):
        debug(port)


@pytest.mark.parametrize("text", ["yes", "0", "70000", "-1"])
def test_a_wrong_variable_is_named(monkeypatch, text):
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(ValueError, match=f"{VARIABLE} is '{text}'"):
        claim()


def test_says_what_it_waits_for_and_how_to_attach(capsys):
    debug(4711)
    started(Session())
    said = capsys.readouterr().err
    for part in ("127.0.0.1:4711", "Attach to Python", '"request": "attach"', "Ctrl-C"):
        assert part in said


def test_m7_a_second_vm_runs_without_and_says_so(capsys):
    debug(4711)
    session = Session()
    started(session)
    assert claim() is None
    assert "another VM of this process is debugged on port 4711" in capsys.readouterr().err


def test_m7_the_port_goes_on_when_its_vm_is_gone_or_done():
    debug(4711)
    first = Session()
    started(first).close()
    second = Session()
    debugging = started(second)
    debugging.note({"error": {"vm": {}}})
    third = Session()
    started(third)
    assert second.commands[-1] == ("debug", None, False)
    del third
    assert claim() is not None


def test_later_vms_do_not_wait_for_somebody_who_has_gone():
    debug(4711)
    debugging = started(Session())
    debugging.note({"isLeft": True})
    debugging.close()
    session = Session()
    started(session)
    assert session.commands == [("debug", 4711, False)]


def test_a_taken_port_does_not_stop_the_vm(capsys):
    class Refused(Session):
        def command(self, op, **arguments):
            raise OSError("It is taken.")

    debug(4711)
    debugging = started(Refused())
    assert "It is taken. This VM runs without a debugger." in capsys.readouterr().err
    assert debugging.give_up()


def test_speaks_to_the_terminal_too_where_stderr_goes_elsewhere(monkeypatch, tmp_path, capsys):
    terminal = tmp_path / "tty"
    real = open
    monkeypatch.setattr("builtins.open", lambda path, *rest, **named: real(terminal, *rest, **named))
    tell("hello")
    monkeypatch.undo()
    assert terminal.read_text() == "cairo_vm_py: hello\n"
    assert capsys.readouterr().err == "cairo_vm_py: hello\n"
