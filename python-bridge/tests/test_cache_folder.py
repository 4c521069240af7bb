"""The cache is where the command has it, too."""

import os

import pytest

from cairo_vm_py.api.cache_folder import cache_folder


@pytest.mark.skipif(os.name == "nt", reason="the places of other systems")
def test_the_cache_is_in_the_user_s_folder_or_where_he_wants_it(monkeypatch):
    for name in ("CAIROSCOPE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_folder() == "/home/me/.cache/cairoscope"
    monkeypatch.setattr("sys.platform", "darwin")
    assert cache_folder() == "/home/me/Library/Caches/cairoscope"
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    assert cache_folder() == "/cache/cairoscope"
    monkeypatch.setenv("CAIROSCOPE_HOME", "/mine")
    assert cache_folder() == "/mine"
