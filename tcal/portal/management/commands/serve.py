"""``manage.py serve``: the portal on this machine, its pages and its background work together."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from tcal.portal.demo import ACCOUNTS, PASSWORD
from tcal.shared.models import Centre

HOST = "127.0.0.1"
SECONDS_TO_STOP = 10


class Command(BaseCommand):
    help = "Runs the pages and the background work for development, until Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument("port", nargs="?", type=int, default=8000)

    def handle(self, *, port, **options):
        refuse_busy_port(port)
        # Links in mails lead here too, whatever the port.
        os.environ.setdefault("PORTAL_URL", f"http://{HOST}:{port}")
        lines = [f"http://{HOST}:{port}/", *demo_accounts(), "Ctrl-C stops the portal."]
        connection.close()

        def say_where():
            self.stdout.write("\n" + "".join(f"  {line}".rstrip() + "\n" for line in lines))
            self.stdout.flush()

        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        ended = run_together(
            {
                "The web server": [*manage, "runserver", f"{HOST}:{port}"],
                "The background worker": [*manage, "qcluster"],
            },
            when_ready=say_where,
            is_ready=lambda: answers(port),
        )
        if ended:
            raise CommandError(f"{ended} stopped by itself, so everything was stopped.")


def demo_accounts() -> list[str]:
    if not Centre.current().is_demo:
        return []
    lines = [f"  {email:<28} {role}" for email, role in ACCOUNTS]
    return ["", *lines, f"The password of each: {PASSWORD}", ""]


def run_together(
    commands: dict[str, list[str]], *, when_ready: Callable, is_ready: Callable[[], bool]
) -> str | None:
    """Run named commands until a signal comes or one of them ends, then end them all.

    Returns the name of the one that ended by itself, None after a signal. Belongs to the main
    thread, which is where signals arrive.
    """
    asked_to_stop = threading.Event()
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, lambda *_: asked_to_stop.set()) for number in signals}
    processes = {}
    try:
        for name, command in commands.items():
            # Sessions of their own: Ctrl-C reaches this process alone, which ends them in order.
            processes[name] = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.DEVNULL, start_new_session=True
            )
        ready = False
        while not asked_to_stop.wait(0.2):
            for name, process in processes.items():
                if process.poll() is not None:
                    return name
            if not ready and is_ready():
                ready = True
                when_ready()
        return None
    finally:
        end(processes.values())
        for number, handler in before.items():
            signal.signal(number, handler)


def end(processes) -> None:
    """Ask the processes to end; kill what is left of them and of their children after a while."""
    for process in processes:
        process.terminate()
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_STOP)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def refuse_busy_port(port: int) -> None:
    with socket.socket() as server:
        # As runserver does: a port that was in use a moment ago is free.
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((HOST, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "there is no such port"
            raise CommandError(
                f"Port {port} can't be used: {reason}. Take another: make run PORT=8123"
            ) from error


def answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex((HOST, port)) == 0
