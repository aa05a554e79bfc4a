"""The demo centre in databases of its own, beside the one of the other tests."""

from contextlib import contextmanager

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection, connections
from django.test.testcases import LiveServerThread

from tcal.portal import demo


@contextmanager
def demo_world():
    """Load the demo once; gives a function after which everybody works on a fresh copy of it.

    From here to the end all threads of this process are kept away from the database of the other
    tests, which must be there and empty, and which stays as it is.
    """
    usual = connection.settings_dict["NAME"]
    loaded = f"{usual}_demo"
    shown = f"{usual}_demo_shown"

    def renew():
        _copy(loaded, shown)

    try:
        _copy(usual, loaded)
        demo.load()
        yield renew
    finally:
        _work_on(usual)
        for name in (loaded, shown):
            _drop(name)


@contextmanager
def live_server():
    """Serve the portal, static files included; gives the address."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://{server.host}:{server.port}"
    finally:
        server.terminate()


def _work_on(name: str) -> None:
    # A database that is copied may have no connections. They come back by themselves, to the one
    # named here: all threads have this dictionary in common.
    connections.close_all()
    connection.settings_dict["NAME"] = name


def _copy(source: str, target: str) -> None:
    _work_on(target)
    _drop(target)
    quoted = connection.ops.quote_name
    _run(f"CREATE DATABASE {quoted(target)} TEMPLATE {quoted(source)}")


def _drop(name: str) -> None:
    _run(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)")


def _run(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
