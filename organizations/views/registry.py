"""The public registry: the list, its tables to take away, and one organisation's page."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from organizations.filters import OrganizationFilter
from organizations.models import Organization
from organizations.permissions import can_edit, can_see_contact_for_the_centre
from tcal.shared.access import get_visible_or_404, public
from tcal.shared.mail import absolute_url
from tcal.shared.registry import sections
from tcal.shared.tables import Table, csv_response, xlsx_response

PER_PAGE = 24


def _filtered(request) -> OrganizationFilter:
    listed = Organization.objects.listed().with_spheres().in_polish_order()
    return OrganizationFilter(request.GET, queryset=listed)


@public
@require_safe
def organization_list(request):
    filter = _filtered(request)
    page = Paginator(filter.qs, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "organizations/list.html",
        {
            "filter": filter,
            "page": page,
            "is_narrowed": any(request.GET.get(name) for name in filter.filters),
            "query": _query_without_page(request),
        },
    )


@public
@require_safe
def organization_page(request, slug):
    organization = get_visible_or_404(
        Organization.objects.visible_to(request.user).with_spheres(), slug=slug
    )
    return render(
        request,
        "organizations/organization.html",
        {
            "organization": organization,
            "can_edit": can_edit(request.user, organization),
            "shows_contact_for_the_centre": can_see_contact_for_the_centre(
                request.user, organization
            ),
            "sections": sections("organization", request, organization),
        },
    )


@public
@require_safe
def organizations_csv(request) -> HttpResponse:
    return csv_response(_public_table(request), "organizacje.csv")


@public
@require_safe
def organizations_xlsx(request) -> HttpResponse:
    return xlsx_response(_public_table(request), "organizacje.xlsx")


def _public_table(request) -> Table:
    """What the page of each organisation shows to everybody, and no more."""
    return Table(
        title=_("Organisations"),
        columns=[
            _("Name"),
            _("Legal form"),
            _("KRS number"),
            _("NIP"),
            _("REGON"),
            _("Spheres of activity"),
            _("District"),
            _("Website"),
            _("E-mail"),
            _("Telephone"),
            _("Page in the portal"),
        ],
        rows=(
            [
                organization.name,
                organization.get_legal_form_display(),
                organization.krs or "",
                organization.nip or "",
                organization.regon or "",
                ", ".join(map(str, organization.spheres.all())),
                organization.district,
                organization.website,
                organization.public_email,
                organization.public_phone,
                absolute_url(organization.get_absolute_url()),
            ]
            for organization in _filtered(request).qs
        ),
    )


def _query_without_page(request) -> str:
    """The filter as it stands, for links to the tables."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()
