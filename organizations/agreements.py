"""Services of the centre: an organisation applies, staff agree on dates or refuse.

Every verb locks the organisation first, then the thing let out, then the application.
"""

import calendar
from contextlib import contextmanager
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.addressees import write_to
from organizations.lockers import free_units, taken_message
from organizations.models import Organization, ServiceApplication, ServiceUnit
from organizations.permissions import can_manage
from organizations.service_permissions import (
    can_apply_for_services,
    can_decide_application,
)
from organizations.states import SERVICE_MOVES, ServiceStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.states import ForbiddenMove

ONE_AT_A_TIME = "thing_is_let_to_one_organization_at_a_time"


def last_day_of(starts_on: date, months: int) -> date:
    """Return the last day of so many months that begin on this day: 1 May and 1 give 31 May."""
    year, month = divmod(starts_on.year * 12 + starts_on.month - 1 + months, 12)
    last_of_month = calendar.monthrange(year, month + 1)[1]
    if starts_on.day > last_of_month:
        return date(year, month + 1, last_of_month)
    return date(year, month + 1, starts_on.day) - timedelta(days=1)


def apply_for_service(*, service, organization, message, submission_id, by) -> ServiceApplication:
    """Ask the centre for a service; return the application, which waits for staff.

    The same form sent again returns the first result. Raises ``PermissionDenied`` unless the
    person manages an active organisation, and ``ValidationError``.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        organization = _locked_organization(organization.pk)
        if not can_apply_for_services(by, organization):
            raise PermissionDenied
        first = ServiceApplication.objects.filter(
            submission_id=submission_id, applied_by=by
        ).first()
        if first:
            return first
        if not service.is_offered:
            raise ValidationError(_("The centre does not take applications for this service now."))
        application = ServiceApplication(
            service=service,
            organization=organization,
            message=message.strip(),
            submission_id=submission_id,
            applied_by=by,
        )
        application.validate_constraints()
        application.save()
    return application


def accept_application(
    application, *, starts_on, ends_on=None, unit=None, agreement_number="", note="", by
) -> None:
    """Agree on these days, both of them included; the organisation's managers get a letter.

    An agreement that is signed is numbered here where staff give no number. Raises
    ``PermissionDenied``, ``ForbiddenMove`` and ``ValidationError`` by field.
    """
    with _one_organization_a_thing(application, unit, starts_on, ends_on), transaction.atomic():
        stored = _locked(application, unit)
        if not can_decide_application(by, stored):
            raise PermissionDenied
        _check_move(stored, ServiceStatus.AGREED)
        if not stored.organization.is_active:
            raise ValidationError(_("This organisation is not active, so nothing can be agreed."))
        _check_days(stored.service, starts_on, ends_on)
        _check_unit(stored, unit, starts_on, ends_on)
        if stored.service.agreement_text and not agreement_number.strip():
            agreement_number = f"{stored.pk}/{starts_on.year}"
        _decide(
            application,
            ServiceStatus.AGREED,
            by=by,
            starts_on=starts_on,
            ends_on=ends_on,
            unit=unit,
            agreement_number=agreement_number.strip(),
            note=note.strip(),
        )
        _write(application, "service_accepted")


def reject_application(application, *, reason: str, by) -> None:
    """Refuse it with a reason. Raises ``PermissionDenied``, ``ForbiddenMove``, ``ValidationError``."""
    _needs_reason(reason)
    with transaction.atomic():
        stored = _locked(application)
        if not can_decide_application(by, stored):
            raise PermissionDenied
        _check_move(stored, ServiceStatus.REJECTED)
        _decide(application, ServiceStatus.REJECTED, by=by, decision_reason=reason.strip())
        _write(application, "service_rejected")


def withdraw_application(application, *, by) -> None:
    """Take it back before staff decide. Raises ``PermissionDenied`` and ``ForbiddenMove``."""
    with transaction.atomic():
        stored = _locked(application)
        if not can_manage(by, stored.organization):
            raise PermissionDenied
        _check_move(stored, ServiceStatus.WITHDRAWN)
        _decide(application, ServiceStatus.WITHDRAWN, by=by)


def prolong_agreement(application, *, ends_on, by) -> None:
    """Move the last day later; the reminder will be sent anew before the new one.

    Raises ``PermissionDenied``, ``ForbiddenMove`` and ``ValidationError`` by field.
    """
    unit = application.unit
    with (
        _one_organization_a_thing(application, unit, application.starts_on, ends_on, "ends_on"),
        transaction.atomic(),
    ):
        stored = _locked(application, unit)
        if not can_decide_application(by, stored):
            raise PermissionDenied
        if stored.status != ServiceStatus.AGREED:
            raise ForbiddenMove(stored.get_status_display())
        if stored.ends_on is None:
            raise ValidationError(_("This agreement has no last day: there is nothing to prolong."))
        if ends_on is not None and ends_on <= stored.ends_on:
            raise ValidationError({"ends_on": _("Give a day later than the present last day.")})
        _check_length(stored.service, stored.ends_on + timedelta(days=1), ends_on)
        application.refresh_from_db()
        application.ends_on = ends_on
        application.reminded_at = None
        application.save(update_fields=["ends_on", "reminded_at"])
        _write(application, "service_prolonged")


def end_agreement(application, *, last_day, reason: str, by) -> None:
    """End it on this day, sooner than agreed; in the past or today it has ended at once.

    One that has not begun is ended without using a day, and what it let is free again. Raises
    ``PermissionDenied``, ``ForbiddenMove`` and ``ValidationError`` by field.
    """
    _needs_reason(reason)
    with transaction.atomic():
        stored = _locked(application)
        if not can_decide_application(by, stored):
            raise PermissionDenied
        _check_move(stored, ServiceStatus.ENDED)
        if stored.ends_on and last_day > stored.ends_on:
            raise ValidationError(
                {"last_day": _("It ends sooner than that. To end later, prolong the agreement.")}
            )
        today = timezone.localdate()
        if last_day < stored.starts_on and today >= stored.starts_on:
            raise ValidationError({"last_day": _("The agreement had not begun on this day.")})
        changes = {"ends_on": last_day, "decision_reason": reason.strip()}
        if last_day < stored.starts_on:
            changes |= {"ends_on": stored.starts_on, "unit": None}
        status = ServiceStatus.ENDED if last_day <= today else ServiceStatus.AGREED
        if "unit" in changes:
            status = ServiceStatus.ENDED
        _decide(application, status, by=by, **changes)
        _write(application, "service_ended")


# How it is done -------------------------------------------------------------------------------


def _locked_organization(pk) -> Organization:
    return Organization.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def _locked(application, unit=None) -> ServiceApplication:
    _locked_organization(application.organization_id)
    if unit is not None:
        ServiceUnit.objects.select_for_update(of=("self",), no_key=True).get(pk=unit.pk)
    return (
        ServiceApplication.objects.select_for_update(of=("self",), no_key=True)
        .select_related("service", "organization")
        .get(pk=application.pk)
    )


def _check_move(stored, status) -> None:
    if status not in SERVICE_MOVES[stored.status]:
        raise ForbiddenMove(stored.get_status_display())


def _check_days(service, starts_on, ends_on) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise ValidationError({"ends_on": _("The agreement must end later than it begins.")})
    _check_length(service, starts_on, ends_on)


def _check_length(service, starts_on, ends_on) -> None:
    if service.longest_months is None:
        return
    latest = last_day_of(starts_on, service.longest_months)
    if ends_on is None or ends_on > latest:
        raise ValidationError(
            {
                "ends_on": _("This service is agreed until %(day)s at the longest.")
                % {"day": f"{latest:%d.%m.%Y}"}
            }
        )


def _check_unit(stored, unit, starts_on, ends_on) -> None:
    if unit is None:
        if stored.service.units.filter(is_usable=True).exists():
            raise ValidationError({"unit": _("Choose which one is let.")})
        return
    if unit.service_id != stored.service_id or not unit.is_usable:
        raise ValidationError({"unit": _("This one can't be let. Choose another.")})
    if not free_units(stored.service, starts_on, ends_on).filter(pk=unit.pk).exists():
        raise ValidationError({"unit": taken_message(unit, starts_on, ends_on)})


@contextmanager
def _one_organization_a_thing(application, unit, starts_on, ends_on, field="unit"):
    """Say which ones are free, also where the database refused what looked free a moment ago."""
    try:
        with refusals_as_validation_errors():
            yield
    except ValidationError as refusal:
        if getattr(refusal, "code", None) != ONE_AT_A_TIME:
            raise
        message = taken_message(unit, starts_on, ends_on, besides=application)
        raise ValidationError({field: message}) from refusal


def _needs_reason(reason) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason: the organisation will read it.")})


def _decide(application, status, *, by, **fields) -> None:
    application.status = status
    application.decided_by = by
    application.decided_at = timezone.now()
    for name, value in fields.items():
        setattr(application, name, value)
    application.save(update_fields=["status", "decided_by", "decided_at", *fields])


def _write(application, letter) -> None:
    write_to(
        application.organization,
        f"organizations/mail/{letter}",
        {"application": application, "service": application.service},
        managers_only=True,
    )
