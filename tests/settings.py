"""The portal's settings, for tests: a real database, quick hashing, mail kept in memory."""

import os

os.environ["DEBUG"] = "1"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
os.environ.pop("EMAIL_URL", None)

from tcal.settings import *  # noqa: F403

DEBUG = False
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Asked for only by the tests of it.
REQUIRE_MFA = False
PORTAL_URL = "https://portal.example"
STORAGES["public"] = {  # noqa: F405
    "BACKEND": "django.core.files.storage.InMemoryStorage",
    "OPTIONS": {"base_url": "/media/"},
}
STORAGES["private"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True

# Runs side by side (several people on one machine) each name their own database.
if name := os.environ.get("TEST_DATABASE_NAME"):
    DATABASES["default"]["TEST"] = {"NAME": name}  # noqa: F405
