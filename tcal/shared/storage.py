"""Where files that are not for everybody are kept: out of reach of addresses, behind permissions."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """Return the storage of evidence, handovers and consents; served by checked views only."""
    return storages["private"]
