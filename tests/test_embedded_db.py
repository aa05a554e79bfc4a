"""The embedded PostgreSQL, with real servers in directories of their own."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg2
import pytest

from tcal import embedded_db
from tcal.embedded_db import EmbeddedDatabaseError, Server


@pytest.fixture
def new_root():
    # Not tmp_path: root's server runs under an account that can't enter it.
    path = Path(tempfile.mkdtemp(prefix="tcal-test-", dir="/var/tmp"))
    path.chmod(0o711)
    yield path
    for root in (path, *path.rglob("long")):
        Server(root).reset()
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def shared_root():
    path = Path(tempfile.mkdtemp(prefix="tcal-test-", dir="/var/tmp"))
    yield path
    Server(path).reset()
    shutil.rmtree(path)


@pytest.fixture
def server(shared_root):
    server = Server(shared_root)
    server.start()
    return server


@pytest.fixture
def stranger(server):
    """A living process that has nothing to do with PostgreSQL."""
    # Of the same account, or PostgreSQL would know by itself that it is not its own.
    account = {"user": server.account.pw_uid} if server.account else {}
    process = subprocess.Popen(["sleep", "60"], cwd="/", **account)
    yield process
    process.kill()
    process.wait()


def sql(server, statement, *, database="tcal"):
    with closing(
        psycopg2.connect(
            host=str(server.sockets), port=embedded_db.PORT, user="postgres", dbname=database
        )
    ) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(statement)
        return cursor.fetchone() if cursor.description else None


def pid_file(server):
    return server.data / "postmaster.pid"


def kill(server):
    os.kill(int(pid_file(server).read_text().split()[0]), signal.SIGKILL)


def command(root, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "tcal.embedded_db", *arguments],
        cwd=embedded_db.PROJECT,
        env=os.environ | {"TCAL_POSTGRES_DIR": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_ten_simultaneous_first_starts_make_one_server(new_root):
    processes = [command(new_root, "start") for _ in range(10)]
    outputs = [process.communicate(timeout=120)[0] for process in processes]

    assert [process.returncode for process in processes] == [0] * 10, outputs
    assert len(set(outputs)) == 1
    log = (Server(new_root).cluster / "server.log").read_text()
    assert log.count("starting PostgreSQL") == 1
    assert log.count("ready to accept connections") == 1


def test_commands_start_show_stop_and_reset_the_server(new_root):
    def run(name):
        process = command(new_root, name)
        return process.communicate(timeout=120)[0], process.returncode

    assert run("status") == ("stopped\n", 3)
    assert run("stop") == ("stopped\n", 0)
    assert run("reset") == ("stopped\n", 0)
    output, code = run("start")
    assert code == 0
    psql = output.removeprefix("running: ").split()
    assert subprocess.check_output([*psql, "-Atc", "SELECT 'ż'"], text=True) == "ż\n"
    assert run("status") == (output, 0)
    sql(Server(new_root), "CREATE TABLE kept ()")
    assert run("stop") == ("stopped\n", 0)
    run("start")
    sql(Server(new_root), "SELECT FROM kept")
    assert run("reset") == ("stopped\n", 0)
    run("start")
    with pytest.raises(psycopg2.errors.UndefinedTable):
        sql(Server(new_root), "SELECT FROM kept")


def test_config_is_that_of_a_database_that_knows_polish_letters(server):
    config = embedded_db.database_config(server.root)

    assert config == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "tcal",
        "USER": "postgres",
        "PASSWORD": "",
        "HOST": str(server.sockets),
        "PORT": "5432",
    }
    assert sql(
        server,
        "SELECT pg_encoding_to_char(encoding), upper('żółć'), 'ŻÓŁĆ' ILIKE 'żółć'"
        " FROM pg_database WHERE datname = current_database()",
    ) == ("UTF8", "ŻÓŁĆ", True)
    assert sql(server, "SHOW listen_addresses") == ("",)
    assert sql(server, "SHOW fsync") == ("on",)


def test_killed_server_starts_again_with_its_data(server):
    sql(server, "CREATE TABLE written AS SELECT 'przed' AS moment")
    kill(server)

    server.start()

    assert sql(server, "SELECT moment FROM written") == ("przed",)


def test_number_of_a_dead_server_may_belong_to_another_process(server, stranger):
    kill(server)
    for file in (pid_file(server), server.sockets / ".s.PGSQL.5432.lock"):
        _, *rest = file.read_text().splitlines()
        file.write_text("\n".join([str(stranger.pid), *rest, ""]))

    server.start()

    assert sql(server, "SELECT 1") == (1,)
    assert stranger.poll() is None


@pytest.mark.parametrize("left", ["", "12", "no number\n"], ids=["empty", "cut", "garbage"])
def test_broken_pid_files_do_not_stop_a_start(server, left):
    kill(server)
    pid_file(server).write_text(left)
    (server.sockets / ".s.PGSQL.5432.lock").write_text(left)

    server.start()

    assert sql(server, "SELECT 1") == (1,)


def test_lost_socket_of_a_living_server_is_made_again(server, monkeypatch):
    monkeypatch.setattr(embedded_db, "PATIENCE", 0.5)
    shutil.rmtree(server.sockets)

    server.start()

    assert sql(server, "SELECT 1") == (1,)


def test_missing_database_is_made_on_a_running_server(server):
    sql(server, "DROP DATABASE tcal", database="postgres")

    server.start()

    assert sql(server, "SELECT 1") == (1,)


def test_interrupted_first_start_is_done_again(new_root):
    server = Server(new_root)
    server.start()
    server.stop()
    server.data.rename(server.cluster / "data.new")

    server.start()

    assert sql(server, "SELECT 1") == (1,)


def test_full_server_is_left_alone(server):
    before = pid_file(server).read_text()
    with ExitStack() as connections:
        for _ in range(embedded_db.SETTINGS["max_connections"]):
            connections.enter_context(closing(server._connect("tcal")))
        with pytest.raises(psycopg2.OperationalError, match="too many clients"):
            server._connect("tcal")

        server.start()

    assert pid_file(server).read_text() == before


@pytest.mark.parametrize("deleted", ["root", "cluster"])
def test_data_deleted_under_a_running_server_is_explained(new_root, deleted):
    server = Server(new_root)
    server.start()
    pid = int(pid_file(server).read_text().split()[0])
    shutil.rmtree(getattr(server, deleted))
    try:
        with pytest.raises(EmbeddedDatabaseError, match="deleted under a running server"):
            server.start()
    finally:
        os.kill(pid, signal.SIGQUIT)
        new_root.mkdir(exist_ok=True)


def test_failed_start_says_why(server):
    server.stop()
    version = server.data / "PG_VERSION"
    right = version.read_text()
    version.write_text("9.6\n")
    try:
        with pytest.raises(EmbeddedDatabaseError, match="incompatible with server"):
            server.start()
    finally:
        version.write_text(right)


def test_path_may_be_too_long_for_a_socket_and_need_quotes(new_root):
    server = Server(new_root / ("zażółć ola's gęślą " + "j" * 100) / "long")

    server.start()

    assert len(str(server.root)) > 107
    assert len(f"{server.sockets}/.s.PGSQL.5432") < 93
    assert sql(server, "SELECT 1") == (1,)


def test_only_the_owner_reaches_the_socket_and_the_data(server):
    owner = server.account.pw_uid if server.account else os.geteuid()
    for path in (server.sockets, server.cluster, server.data):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
        assert path.stat().st_uid == owner


def test_projects_and_users_have_sockets_of_their_own(monkeypatch):
    sockets = {Server("/srv/one").sockets, Server("/srv/two").sockets}
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    sockets |= {Server("/srv/one").sockets, Server("/srv/two").sockets}

    assert len(sockets) == 4


def test_directory_that_another_user_made_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 54321)

    with pytest.raises(EmbeddedDatabaseError, match="belongs to another user"):
        Server(tmp_path).start()


def test_module_needs_no_django():
    code = "import sys, tcal.embedded_db; sys.exit('django' in sys.modules)"

    subprocess.run([sys.executable, "-c", code], cwd=embedded_db.PROJECT, check=True)
