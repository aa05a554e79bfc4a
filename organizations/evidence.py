"""Documents that prove something: kept in private, for staff alone."""

from contextlib import contextmanager
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction

from tcal.shared.documents import DocumentFile
from tcal.shared.storage import private_storage

FOLDER = "claims"


@contextmanager
def evidence_kept_only_if_all_goes_well():
    """One transaction; yield a function that stores a document and returns its name.

    What it stored is deleted when the transaction fails.
    """
    storage, names = private_storage(), []

    def keep(document: DocumentFile | None) -> str:
        if document is None:
            return ""
        document.file.seek(0)
        name = f"{FOLDER}/{uuid4().hex}.{document.extension}"
        names.append(storage.save(name, File(document.file)))
        return names[-1]

    try:
        with transaction.atomic():
            yield keep
    except BaseException:
        for name in names:
            storage.delete(name)
        raise
