"""Finding a Chromium that works."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
)


def launch(playwright: Playwright):
    """Return a running browser, or None where there is none to be found."""
    program = find(playwright)
    if program is None:
        return None
    return playwright.chromium.launch(executable_path=program, args=ARGUMENTS)


def find(playwright: Playwright) -> str | None:
    """Return the path of the first that answers: ``$CHROMIUM``, the system's, Playwright's own."""
    wanted = [os.environ.get("CHROMIUM", ""), *NAMES, playwright.chromium.executable_path]
    for name in filter(None, wanted):
        program = shutil.which(name)
        if program and not _is_snap(program) and _answers(program):
            return program
    return None


def _is_snap(program: str) -> bool:
    """Ubuntu's packages install a script that only points at the snap, which needs its daemon."""
    path = Path(program).resolve()
    if path.name == "snap" or "snap" in path.parts:
        return True
    with path.open("rb") as file:
        start = file.read(4096)
    return start.startswith(b"#!") and b"/snap/" in start


def _answers(program: str) -> bool:
    try:
        asked = subprocess.run([program, "--version"], capture_output=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0
