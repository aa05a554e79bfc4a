"""For the process that test_serve starts: the settings and the database of the tests."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["SERVE_TEST_DATABASE"]
