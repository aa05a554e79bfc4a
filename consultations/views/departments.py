"""Where somebody who answers for a department of the city begins."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from consultations.filters import UNANSWERED
from consultations.models import Consultation, DepartmentMember, Remark

PER_PAGE = 50


@require_safe
def my_remarks(request):
    """Remarks given to one's departments in all consultations, those without an answer first."""
    departments = list(
        DepartmentMember.objects.of_person(request.user)
        .select_related("department")
        .order_by("department__name_sort", "pk")
    )
    if not departments:
        raise Http404
    given = Remark.objects.given_to_departments_of(request.user)
    only_waiting = request.GET.get("outcome") == UNANSWERED
    shown = given.select_related("consultation", "merged_into", "provision_point", "department")
    page = Paginator(
        (shown.waiting() if only_waiting else shown).waiting_first(), PER_PAGE
    ).get_page(request.GET.get("page"))
    consultations = consultations_of(given)
    return render(
        request,
        "consultations/my_remarks.html",
        {
            "departments": [member.department for member in departments],
            "consultations": consultations,
            "page": page,
            "only_waiting": only_waiting,
            "total": sum(one.given for one in consultations),
            "waiting": sum(one.waiting for one in consultations),
        },
    )


def consultations_of(given) -> list[Consultation]:
    """The consultations of these remarks, each with how many are ``given`` and ``waiting``."""
    mine = Q(remarks__in=given)
    waiting = mine & Q(remarks__merged_into=None, remarks__outcome="")
    return list(
        Consultation.objects.filter(pk__in=given.order_by().values("consultation"))
        .annotate(given=Count("remarks", filter=mine), waiting=Count("remarks", filter=waiting))
        .latest_first()
    )
