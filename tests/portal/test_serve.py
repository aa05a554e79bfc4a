"""``manage.py serve`` with real processes: both parts start together and end together."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from tcal.portal.management.commands import serve

# Says that it is there, and keeps a lock that its own child inherits.
STUBBORN = """
import fcntl, pathlib, signal, subprocess, sys, time
lock = open(sys.argv[1])
fcntl.flock(lock, fcntl.LOCK_EX)
subprocess.Popen(["sleep", "60"], pass_fds=[lock.fileno()])
if sys.argv[3:] == ["deaf"]:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[2]).touch()
time.sleep(60)
"""
SHORT_LIVED = """
import pathlib, sys, time
while not pathlib.Path(sys.argv[1]).exists():
    time.sleep(0.01)
"""


def free_port():
    with socket.socket() as server:
        server.bind((serve.HOST, 0))
        return server.getsockname()[1]


def soon_free(lock):
    """Whether all that held the lock are gone; the killed take a moment."""
    deadline = time.monotonic() + 10
    with open(lock) as file:
        while time.monotonic() < deadline:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.01)
            else:
                return True
    return False


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_serve_answers_until_it_is_told_to_stop():
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", str(port)],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "tests.portal.serve_settings",
            "SERVE_TEST_DATABASE": connection.settings_dict["NAME"],
            "PYTHONUNBUFFERED": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        deadline = time.monotonic() + 120
        status = None
        while status is None and process.poll() is None and time.monotonic() < deadline:
            try:
                with urlopen(f"http://{serve.HOST}:{port}/zdrowie/", timeout=5) as response:
                    status = response.status
            except (URLError, ConnectionError):
                time.sleep(0.1)
        line = ""
        while "Ctrl-C stops" not in line:
            line = process.stdout.readline()
            assert line, "it ended before it was told to"
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            # The output ends when the last process that may write to it is gone: no orphans.
            rest, _ = process.communicate(timeout=30)
        finally:
            process.kill()

    assert status == 200
    assert process.returncode == 0, rest
    with socket.socket() as client:
        assert client.connect_ex((serve.HOST, port)) != 0


@pytest.mark.parametrize("hearing", [[], ["deaf"]], ids=["hearing", "deaf"])
def test_end_of_one_command_ends_the_other_with_its_children(tmp_path, monkeypatch, hearing):
    monkeypatch.setattr(serve, "SECONDS_TO_STOP", 0.5)
    lock, started = tmp_path / "lock", tmp_path / "started"
    lock.touch()
    handler = signal.getsignal(signal.SIGTERM)

    ended = serve.run_together(
        {
            "The lasting one": [sys.executable, "-c", STUBBORN, str(lock), str(started), *hearing],
            "The short one": [sys.executable, "-c", SHORT_LIVED, str(started)],
        },
        when_ready=lambda: None,
        is_ready=lambda: True,
    )

    assert ended == "The short one"
    assert soon_free(lock)
    assert signal.getsignal(signal.SIGTERM) == handler


def test_signal_ends_the_commands(tmp_path):
    lock, started = tmp_path / "lock", tmp_path / "started"
    lock.touch()

    ended = serve.run_together(
        {"The lasting one": [sys.executable, "-c", STUBBORN, str(lock), str(started)]},
        when_ready=lambda: os.kill(os.getpid(), signal.SIGTERM),
        is_ready=started.exists,
    )

    assert ended is None
    assert soon_free(lock)


@pytest.mark.parametrize(("port", "reason"), [("busy", "already in use"), (70_000, "no such port")])
def test_port_that_cannot_be_used_is_named_in_one_line(port, reason):
    with socket.socket() as server:
        server.bind((serve.HOST, 0))
        server.listen()
        number = server.getsockname()[1] if port == "busy" else port

        with pytest.raises(CommandError, match=reason) as refusal:
            call_command("serve", str(number))

    assert str(number) in str(refusal.value)
    assert "\n" not in str(refusal.value)
