"""Services of the centre and what organisations have of them."""

from datetime import date
from itertools import count

from django.utils import timezone

from organizations.models import Service, ServiceApplication, ServiceUnit
from tests.factories.accounts import user
from tests.factories.organizations import organization as make_organization

_numbers = count(1)


def service(*, kind="correspondence", units=(), **fields) -> Service:
    number = next(_numbers)
    made = Service.objects.create(
        **{
            "kind": kind,
            "name_pl": f"Usługa {number}",
            "name_en": f"Service {number}",
            "description_pl": "Co to jest i dla kogo.",
            "description_en": "What it is and for whom.",
            **fields,
        }
    )
    for name in units:
        ServiceUnit.objects.create(service=made, name=name)
    return made


def lockers(*names, **fields) -> Service:
    return service(kind="locker", name_pl="Skrytka", units=names or ("1", "2"), **fields)


def application(*, service, organization=None, status="waiting", **fields) -> ServiceApplication:
    organization = organization or make_organization()
    if status in {"agreed", "ended"}:
        fields.setdefault("starts_on", date(2026, 1, 1))
        fields.setdefault("decided_at", timezone.now())
    if status == "rejected":
        fields.setdefault("decision_reason", "Brak miejsca.")
    fields.setdefault("applied_by", None)
    fields["applied_by"] = fields["applied_by"] or user()
    return ServiceApplication.objects.create(
        service=service, organization=organization, status=status, **fields
    )
