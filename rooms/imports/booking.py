"""Storing what was read: all chosen rows in one transaction, or none."""

from dataclasses import replace
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.booking_requests import as_they_are_now, refusals_beside_fields, write_booking
from rooms.holding import lock_organization, lock_resources
from rooms.imports.judging import judge
from rooms.models import BookingImport, Resource
from rooms.permissions import can_enter_bookings
from rooms.states import BookingStatus, Channel

IMPORTS = UUID("5d4a1f0e-6f0b-4f0c-9a53-0d0a5b7f6a11")


def keep(rows: list[dict], *, file_name: str, gaps: dict[str, str], by) -> BookingImport:
    """Store what was read, with what the file does not say filled in; return it."""
    if not can_enter_bookings(by):
        raise PermissionDenied
    filled = [row | {name: row[name] or text for name, text in gaps.items()} for row in rows]
    return BookingImport.objects.create(file_name=file_name[:200], rows=filled, read_by=by)


def book(kept: BookingImport, lines: set[int], *, accepts_warnings: bool = False, by) -> int:
    """Book the rows of these lines, all or none; return how many. A second time books nothing.

    Raises ``PermissionDenied``, and ``ValidationError`` where one of them can't be booked as things
    are now, where two of them clash, or where rules are broken and ``accepts_warnings`` is off.
    No letters are sent: the organisations have known of these bookings for long.
    """
    if not can_enter_bookings(by):
        raise PermissionDenied
    with refusals_beside_fields(), transaction.atomic():
        asked = [one.request for one in judge(kept.rows, only=lines) if one.request]
        organizations = {one.organization.pk: one.organization for one in asked}
        locked = {pk: lock_organization(organizations[pk]) for pk in sorted(organizations)}
        resources = lock_resources(Resource.objects.filter(pk__in={one.room.pk for one in asked}))
        kept = BookingImport.objects.select_for_update(of=("self",), no_key=True).get(pk=kept.pk)
        if kept.booked_at:
            return 0
        # Anew, under the locks: what was free on the page may be taken.
        judged = judge(kept.rows, only=lines)
        _refuse(judged, accepts_warnings=accepts_warnings)
        for one in judged:
            request = as_they_are_now(one.request, locked[one.request.organization.pk], resources)
            write_booking(
                replace(request, rules=None),
                by=by,
                submission_id=uuid5(IMPORTS, f"{kept.pk}-{one.line}"),
                status=BookingStatus.CONFIRMED,
                channel=Channel.IMPORT,
                decided_by=by,
            )
        kept.booked_at = timezone.now()
        kept.save(update_fields=["booked_at"])
        return len(judged)


def _refuse(judged, *, accepts_warnings: bool) -> None:
    if not judged:
        raise ValidationError(_("Choose at least one row."), code="none")
    out = [one for one in judged if not one.can_be_booked]
    if out:
        raise ValidationError(
            ngettext(
                "Row %(lines)s can't be booked any more. Nothing was booked; look at the rows anew.",
                "Rows %(lines)s can't be booked any more. Nothing was booked; look at the rows anew.",
                len(out),
            )
            % {"lines": _lines(out)},
            code="rows",
        )
    clashing = [one for one in judged if one.clashes]
    if clashing:
        raise ValidationError(
            _("Rows %(lines)s want the same room at the same time. Leave all but one of them out.")
            % {"lines": _lines(clashing)},
            code="clash",
        )
    if not accepts_warnings and any(one.warnings for one in judged):
        raise ValidationError(
            _("Some rows are unusual. Read what is written beside them, then tick that you agree."),
            code="warnings",
        )


def _lines(judged) -> str:
    return ", ".join(str(one.line) for one in judged)
