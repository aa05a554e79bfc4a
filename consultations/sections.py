"""Consultations on pages of other apps: the first page, the account and the search."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.deadlines import deadline_text
from consultations.models import (
    Consultation,
    CooperationProgramme,
    DepartmentMember,
    Meeting,
    Remark,
)
from consultations.own_remarks import own_page
from tcal.shared.registry import SearchSource, Section

MOST_ON_ACCOUNT = 20


def open_consultation() -> dict | None:
    """What one can take part in, with its next deadline: signing up first, then remarks."""
    return _open_for_registration() or _open_for_remarks()


def _open_for_registration() -> dict | None:
    meetings = Meeting.objects.taking_registrations().with_free_tables()
    meeting = meetings.select_related("consultation").first()
    if meeting is None or not meeting.free_tables:
        return None
    free = len(meeting.free_tables)
    until = _("Registration for thematic tables until %(deadline)s.") % {
        "deadline": deadline_text(meeting.registration_until)
    }
    left = ngettext(
        "%(count)d table still has places.", "%(count)d tables still have places.", free
    )
    return {
        "consultation": meeting.consultation,
        "text": f"{until} {left % {'count': free}}",
        "action_label": _("Choose a table"),
        "action_url": reverse("consultations:register", args=[meeting.consultation.slug]),
    }


def _open_for_remarks() -> dict | None:
    consultation = Consultation.objects.taking_remarks().order_by("closes_at").first()
    if consultation is None:
        return None
    return {
        "consultation": consultation,
        "text": _("Remarks are accepted until %(deadline)s.")
        % {"deadline": deadline_text(consultation.remarks_until)},
        "action_label": _("Have your say"),
        "action_url": reverse("consultations:consultation", args=[consultation.slug]),
    }


def remarks_to_answer(request) -> dict | None:
    """How many wait for somebody who answers for a department; None for everybody else."""
    if not DepartmentMember.objects.of_person(request.user).exists():
        return None
    return {"waiting": Remark.objects.given_to_departments_of(request.user).waiting().count()}


def my_remarks(request) -> dict | None:
    """The latest remarks that whoever is signed in sent; None for who sent none."""
    remarks = list(
        Remark.objects.filter(user=request.user)
        .select_related("consultation")
        .order_by("-created_at", "-pk")[:MOST_ON_ACCOUNT]
    )
    for remark in remarks:
        remark.own_page = own_page(remark)
    return {"remarks": remarks} if remarks else None


MY_REMARKS = Section(
    place="account",
    template="consultations/_my_remarks_account.html",
    context=lambda request, _subject: my_remarks(request),
    order=46,
)
OPEN_CONSULTATION_ON_HOME = Section(
    place="home",
    template="consultations/_home_banner.html",
    context=lambda _request, _subject: open_consultation(),
    order=50,
)
REMARKS_TO_ANSWER = Section(
    place="account",
    template="consultations/_my_remarks_section.html",
    context=lambda request, _subject: remarks_to_answer(request),
    order=46,
)
CONSULTATION_SEARCH = SearchSource(
    name="consultations",
    label=gettext_lazy("Consultations"),
    template="consultations/_search_result.html",
    find=lambda request, text: (
        Consultation.objects.visible_to(request.user).prefetch_related("stages").search(text)
    ),
    order=40,
)
PROGRAMME_SEARCH = SearchSource(
    name="programmes",
    label=gettext_lazy("Cooperation programmes"),
    template="consultations/programmes/_search_result.html",
    find=lambda request, text: CooperationProgramme.objects.visible_to(request.user).called(text),
    order=45,
)
