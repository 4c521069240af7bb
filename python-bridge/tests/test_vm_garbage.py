"""What is no frame, or comes at the wrong time, on the pipes between an owner and its VM: from both sides."""

import json
import os
import random
import re
import struct
import subprocess

import pytest
from processes import SECONDS, run_python

from cairo_vm_py import protocol
from cairo_vm_py.api.failure import VmLost
from cairo_vm_py.api.given import Given
from cairo_vm_py.api.node import find_bundle, find_node
from cairo_vm_py.api.session import VmSession
from cairo_vm_py.channel import Channel

KINDS = sorted(protocol.KINDS)
def hello(version):
    return protocol.frame(protocol.HELLO, json.dumps({"protocol": version, "node": "20.0.0"}).encode())


HELLO = hello(protocol.PROTOCOL_VERSION)
STATE = {
    **{"pc": [0, 0], "ap": [1, 2], "fp": [1, 2], "step": 0, "hintIndex": 0, "isAtEnd": False},
    **{"segments": 2, "temporary": 0},
}


class FakeProcess:
    """A VM's process that has said all that it will ever say."""

    pid = 0
    last_words = ""
    #: No editor listens.
    debugging = None

    def __init__(self, said):
        read_fd, write_fd = os.pipe()
        self._sink = os.open(os.devnull, os.O_WRONLY)
        assert os.write(write_fd, said) == len(said)
        os.close(write_fd)
        self.channel = Channel(read_fd, self._sink, 0.0)

    def how_it_ended(self):
        return "with exit code 0"

    def close(self):
        self.channel.close()


def reply(state=None, **rest):
    text = json.dumps({"state": STATE if state is None else state, **rest}).encode()
    return protocol.frame(protocol.REPLY, protocol.LENGTH.pack(len(text)), text)


def value(pick):
    """Something that JSON can hold."""
    return pick.choice(
        [None, True, 0, -1, 1 << 70, 1.5, "", "x", [], [0, 0], ["x"], {}, {"state": STATE}, {"op": "run", "x": [None]}]
    )


def body(pick):
    size = pick.randrange(80)
    raw = bytes(pick.randrange(256) for _ in range(size))
    text = json.dumps(value(pick)).encode()
    fields = pick.sample(["op", "state", "value", "error", "hints", "structs", "files", "builtins", "id", "kind"], 3)
    message = json.dumps({field: value(pick) for field in fields}).encode()
    return pick.choice([raw, text, message, protocol.LENGTH.pack(len(message)) + message, bytes(size)])


def garbage(pick):
    """Frames, some with a byte that is another one, or without their end."""
    frames = [protocol.frame(pick.choice(KINDS), body(pick)) for _ in range(pick.randrange(1, 5))]
    data = bytearray(b"".join(frames))
    for _ in range(pick.randrange(3)):
        data[pick.randrange(len(data))] = pick.randrange(256)
    return bytes(data[: pick.randrange(len(data) + 1)] if pick.random() < 0.3 else data)


@pytest.mark.parametrize("seed", range(40))
def test_a_vm_may_say_anything_to_its_owner(seed):
    pick = random.Random(seed)
    for _ in range(25):
        said = pick.choice([HELLO, HELLO, HELLO + reply(), b""]) + garbage(pick)
        session = None
        try:
            session = VmSession(FakeProcess(said), Given())
            for _ in range(4):
                session.command("run", maxSteps=None)
        except VmLost as error:
            assert len(str(error)) > 20
        except Exception as error:
            # A whole reply whose "error" is nonsense, which the version of the protocol rules out.
            assert b'"error"' in said, (said, error)
        if session is not None:
            session.close()
            with pytest.raises(VmLost):
                session.command("run")


@pytest.mark.parametrize("cut", range(len(HELLO + reply(value="end"))))
def test_what_a_vm_says_may_be_cut_anywhere(cut):
    said = (HELLO + reply(value="end"))[:cut]
    with pytest.raises(VmLost, match="The VM's process ended with exit code 0"):
        VmSession(FakeProcess(said), Given()).command("run")


@pytest.mark.parametrize(
    "said, expected",
    [
        (b"hello, world\n" + HELLO, "no VM writes: is it Node, and does NODE_OPTIONS"),
        (b"hi\n" + HELLO, "no VM writes: is it Node, and does NODE_OPTIONS"),
        (reply(), "no VM writes: is it Node, and does NODE_OPTIONS"),
        (hello(3), f"speaks version 3 of the bridge, and version {protocol.PROTOCOL_VERSION} is needed"),
        (HELLO + HELLO, "a frame of the unexpected kind 32"),
        (HELLO + protocol.frame(protocol.ANSWER, b"\0"), "a frame of the unexpected kind 3"),
        (HELLO + protocol.frame(protocol.RUN, bytes(10)), "a frame of kind 2 makes no sense"),
        (HELLO + protocol.frame(protocol.RUN, bytes(protocol.RUN_BODY.size)), "a frame of kind 2 makes no sense"),
        (HELLO + protocol.frame(protocol.INIT, b"{"), "a frame of kind 1 makes no sense"),
        (HELLO + protocol.frame(200), "a frame of the unexpected kind 200"),
        (HELLO + struct.pack("<IB", 1000, 200), "What came from the VM is no frame"),
        (HELLO + struct.pack("<IB", 1 << 31, protocol.REPLY), "A frame of 2147483652 bytes"),
    ],
)
def test_what_a_vm_says_has_its_time_and_form(said, expected):
    with pytest.raises(VmLost, match=expected):
        VmSession(FakeProcess(said), Given()).command("run")


# --- the owner's side


def talk(said):
    """Starts a VM, says something to it and closes its stdin. Returns how it ended."""
    process = subprocess.run(
        [find_node(), find_bundle()], input=said, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS
    )
    return process.returncode, process.stderr.decode()


@pytest.mark.parametrize("seed", range(12))
def test_an_owner_may_say_anything_to_a_vm(seed):
    pick = random.Random(seed)
    code, text = talk(garbage(pick))
    assert (code, text) == (0, "") or (code == 1 and text.startswith("The VM ends because its owner wrote garbage: "))


def test_what_an_owner_says_may_be_cut_anywhere():
    header = json.dumps({"op": "run", "maxSteps": None}).encode()
    command = protocol.frame(protocol.COMMAND, protocol.LENGTH.pack(len(header)), header)
    for cut in (0, 3, 5, 8, 20, len(command) - 1):
        assert talk(command[:cut]) == (0, "")


@pytest.mark.parametrize(
    "frame, expected",
    [
        (protocol.frame(protocol.DONE, bytes(16)), "a frame of the kind 34 before there is a VM"),
        (protocol.frame(protocol.COMMAND, b"\xff\xff\0\0{}"), "a frame is shorter than what it should hold"),
        (protocol.frame(protocol.COMMAND, b"\2\0\0\0[]"), "a message is array"),
        (protocol.frame(protocol.COMMAND, b"\4\0\0\0null"), "a message is null"),
        (protocol.frame(protocol.COMMAND, b"\2\0\0\0{]"), "a frame that should hold JSON does not"),
        (protocol.frame(99), "a frame of the unknown kind 99"),
    ],
)
def test_what_an_owner_says_has_its_time_and_form(frame, expected):
    assert talk(frame) == (1, f"The VM ends because its owner wrote garbage: {expected}\n")


@pytest.mark.skipif(os.name == "nt", reason="/bin/sh")
@pytest.mark.parametrize(
    "script, expected",
    [
        ("exit 3", "The VM's process ended with exit code 3"),
        ("echo gone wrong >&2; kill -9 $$", r"ended killed by signal 9 [^\n]*\nIt said:\ngone wrong"),
        ("exec >&-; sleep 60", "The VM's process ended its conversation, but not itself"),
        ("echo hello; sleep 60", "does NODE_OPTIONS have it print"),
    ],
)
def test_a_node_that_is_none(tmp_path, script, expected):
    fake = tmp_path / "node"
    fake.write_text(f"#!/bin/sh\nif [ \"$1\" = --version ]; then echo v20.0.0; exit; fi\n{script}\n")
    fake.chmod(0o755)
    code = (
        "from cairo_vm_py.api import process\n"
        f"process.find_node = lambda: {str(fake)!r}\n"
        "from cairo_vm_py.api.session import VmSession\nfrom cairo_vm_py.api.given import Given\n"
        "VmSession(process.VmProcess(), Given())"
    )
    process = run_python(code)
    assert re.search(rf"VmLost: .*{expected}", process.stderr), process.stderr


def test_a_node_that_prints_before_the_vm_starts(tmp_path):
    module = tmp_path / "noise.cjs"
    module.write_text("console.log('noise')")
    code = "from conftest import compiled\nfrom cairo_vm_py import Vm\nVm(compiled('turns'))"
    process = run_python(code, env={"NODE_OPTIONS": f"--require {module}"})
    assert "does NODE_OPTIONS have it print something" in process.stderr
