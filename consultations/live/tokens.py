"""The secret addresses of a table: one to write and vote, another one only to read.

They are short, since somebody may have to type them from the board. Whether the meeting lasts is
asked where they are used; a token by itself never expires, so cards can be printed days before.
"""

from base64 import b32encode

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac

from consultations.models import ThematicTable
from consultations.states import ConsultationStatus

WRITING_SALT = "consultations.table"
BOARD_SALT = "consultations.table.board"
# 50 bits, which can be guessed only by asking the portal.
LENGTH = 10


class ShortSigner(signing.Signer):
    """Signs with ten letters and digits that look the same in any handwriting."""

    def __init__(self, salt: str):
        super().__init__(salt=salt, sep=".")

    def signature(self, value, key=None):
        digest = salted_hmac(
            f"{self.salt}signer", value, secret=key or self.key, algorithm=self.algorithm
        ).digest()
        return b32encode(digest).decode().lower()[:LENGTH]


def writing_token(table: ThematicTable) -> str:
    return ShortSigner(WRITING_SALT).sign(str(table.pk))


def board_token(table: ThematicTable) -> str:
    return ShortSigner(BOARD_SALT).sign(str(table.pk))


def writing_address(table: ThematicTable) -> str:
    """The whole address for a QR code, with the portal's own."""
    return settings.PORTAL_URL + reverse("tables:table", args=[writing_token(table)])


def board_address(table: ThematicTable) -> str:
    return settings.PORTAL_URL + reverse("tables:board", args=[board_token(table)])


def tables_for_writing(token: str):
    """The table on whose card this token is; none for a forged one or one of a board."""
    return _signed_tables(token, WRITING_SALT)


def tables_on_board(token: str):
    """The table whose board has this address."""
    return _signed_tables(token, BOARD_SALT)


def _signed_tables(token: str, salt: str):
    tables = ThematicTable.objects.select_related("meeting__consultation__programme").exclude(
        meeting__consultation__status=ConsultationStatus.DRAFT
    )
    try:
        return tables.filter(pk=int(ShortSigner(salt).unsign(token.lower())))
    except (signing.BadSignature, ValueError):
        return tables.none()
