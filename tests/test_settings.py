"""Without DEBUG nothing starts before the deployment is described."""

import os
import subprocess
import sys

import pytest

NEEDED = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "portal.example",
    "DATABASE_URL": "postgres://portal@db.example/portal",
}


def start(**environment):
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in {*NEEDED, "DEBUG", "DJANGO_SETTINGS_MODULE"}
    }
    return subprocess.run(
        [sys.executable, "-c", "import tcal.settings"],
        env={**clean, "DEBUG": "0", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("left_out", NEEDED)
def test_production_does_not_start_without(left_out):
    described = {name: value for name, value in NEEDED.items() if name != left_out}

    run = start(**described)

    assert run.returncode != 0
    assert left_out in run.stderr.strip().splitlines()[-1]


def test_production_starts_when_all_is_described():
    run = start(**NEEDED)

    assert run.returncode == 0, run.stderr


def test_psycopg_3_is_not_installed():
    """Django would use it silently, and ranges of psycopg2 would fail."""
    with pytest.raises(ImportError):
        __import__("psycopg")
