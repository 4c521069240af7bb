"""Whole frames over pipes, however they are cut."""

import os
import threading

import pytest

from cairo_vm_py import protocol
from cairo_vm_py.channel import TRIAL, Channel, ChannelClosed, ProtocolError


@pytest.fixture
def pipe():
    read_fd, write_fd = os.pipe()
    yield Channel(read_fd, write_fd, 0.0), write_fd
    os.close(read_fd)
    try:
        os.close(write_fd)
    except OSError:
        pass


def test_frames_in_one_piece_and_in_many(pipe):
    channel, write_fd = pipe
    first = protocol.frame(protocol.RUN, b"abc")
    second = protocol.frame(protocol.END)
    os.write(write_fd, first + second + first[:3])
    assert channel.receive() == first
    assert channel.receive() == second
    os.write(write_fd, first[3:6])
    threading.Timer(0.02, lambda: os.write(write_fd, first[6:])).start()
    assert channel.receive() == first


def test_long_frames(pipe):
    channel, write_fd = pipe
    frame = protocol.frame(protocol.INIT, bytes(1_000_000))
    threading.Thread(target=channel.send, args=(frame,)).start()
    assert channel.receive() == frame


def test_the_end_of_the_vm(pipe):
    channel, write_fd = pipe
    os.write(write_fd, b"\x05\0")
    os.close(write_fd)
    with pytest.raises(ChannelClosed):
        channel.receive()


def test_garbage(pipe):
    channel, write_fd = pipe
    os.write(write_fd, b"\xff\xff\xff\xff\x01")
    with pytest.raises(ProtocolError):
        channel.receive()


def test_m15_where_several_vms_run_no_thread_polls(pipe, monkeypatch):
    channel, write_fd = pipe
    asked = []
    wait = channel._poll

    def poll(milliseconds):
        asked.append(milliseconds)
        if milliseconds < 0:
            os.write(write_fd, protocol.frame(protocol.END))
        return wait(milliseconds)

    channel._poll = poll
    channel._moment = 60.0
    other = Channel(*os.pipe())
    channel.is_running = other.is_running = True
    assert channel.receive()[4] == protocol.END
    assert asked == [0, -1]
    other.is_running = channel.is_running = False
    assert not channel.is_running


def test_polling_that_does_not_pay_gets_shorter_and_is_tried_again(pipe, monkeypatch):
    """With a clock that moves a millisecond at each look, and a VM that answers while the channel sleeps."""
    channel, write_fd = pipe
    clock = iter(range(1_000_000))
    monkeypatch.setattr("cairo_vm_py.channel.time.perf_counter", lambda: next(clock) / 1000)
    channel._longest = channel._moment = 0.01
    looks, answers_after = 0, 10**6
    wait = channel._poll

    def poll(milliseconds):
        nonlocal looks
        looks += 1
        if milliseconds < 0 or looks > answers_after:
            os.write(write_fd, protocol.frame(protocol.END))
        return wait(milliseconds)

    def receive():
        nonlocal looks
        looks = 0
        channel.receive()
        return looks

    channel._poll = poll
    before = [receive() for _ in range(TRIAL - 1)]
    assert before[0] > before[1] > before[2]
    assert set(before[10:]) == {3}
    # The trial: an answer that comes in time brings polling back.
    answers_after = 5
    assert [receive() for _ in range(3)] == [6, 6, 6]
