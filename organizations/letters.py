"""Letters of the centre's staff to many organisations, each person written to once."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from organizations.addressees import Addressee, addressees
from organizations.models import Letter, LetterCopy, Organization
from organizations.service_permissions import can_write_letters
from tcal.shared.mail import queue_mail


@dataclass(frozen=True)
class Audience:
    """Organisations that were chosen, and who of them is written to.

    Somebody who belongs to several of them is counted, and written to, with the first.
    """

    organizations: list[Organization]
    people: dict[int, list[Addressee]] = field(repr=False)

    @cached_property
    def total_people(self) -> int:
        return sum(map(len, self.people.values()))

    @cached_property
    def rows(self) -> list[tuple[Organization, list[Addressee]]]:
        return [(organization, self.people[organization.pk]) for organization in self.organizations]

    @cached_property
    def fingerprint(self) -> str:
        """The same as long as the same people of the same organisations would be written to."""
        text = "\n".join(
            f"{organization.pk}:{','.join(person.email for person in people)}"
            for organization, people in self.rows
        )
        return hashlib.sha256(text.encode()).hexdigest()


def chosen_organizations(*, to_all=False, spheres=(), legal_forms=(), districts=()):
    """Return the QuerySet of whom a letter goes to, in Polish order.

    Of each kind any is enough, of different kinds all have to be met. Institutions and
    partnerships are written to only where their legal form is chosen.
    """
    chosen = Organization.objects.active().filter(is_operator=False)
    if not legal_forms:
        chosen = Organization.objects.listed().filter(is_operator=False)
    if to_all:
        return chosen.in_polish_order()
    if legal_forms:
        chosen = chosen.filter(legal_form__in=legal_forms)
    if spheres:
        chosen = chosen.filter(
            pk__in=Organization.objects.filter(spheres__in=list(spheres)).values("pk")
        )
    if districts:
        chosen = chosen.filter(district__in=districts)
    return chosen.in_polish_order()


def audience_of(organizations) -> Audience:
    """Return the organisations with the people who would get the letter, each of them once."""
    organizations = list(organizations)
    return Audience(organizations, _each_once(organizations))


def send_letter(*, subject, body, organizations, chosen_by, submission_id, by) -> Letter:
    """Store the letter with a copy for each organisation and have it sent; return it.

    The same form sent again returns the first letter and sends nothing more. Raises
    ``PermissionDenied`` and ``ValidationError``.
    """
    if not can_write_letters(by):
        raise PermissionDenied
    letter = Letter(
        subject=subject.strip(),
        body=body.strip(),
        chosen_by=chosen_by,
        submission_id=submission_id,
        written_by=by,
    )
    letter.validate_constraints()
    with transaction.atomic():
        letter, is_new = Letter.objects.get_or_create(
            submission_id=submission_id,
            defaults={
                "subject": letter.subject,
                "body": letter.body,
                "chosen_by": letter.chosen_by,
                "written_by": by,
            },
        )
        if not is_new:
            return letter
        LetterCopy.objects.bulk_create(
            [LetterCopy(letter=letter, organization=organization) for organization in organizations]
        )
        async_task("organizations.letters.send_copies", letter.pk, group="letters")
    return letter


def send_copies(letter_pk: int) -> int:
    """Queue the letter for the people of every copy that is not queued yet; return how many.

    Safe to run again, and twice at once: ``queued_at`` is written with the letters of each copy.
    """
    letter = Letter.objects.get(pk=letter_pk)
    copies = list(letter.copies.select_related("organization").order_by("pk"))
    people = _each_once([copy.organization for copy in copies])
    return sum(
        _send_copy(copy, letter, people[copy.organization_id])
        for copy in copies
        if copy.queued_at is None
    )


def _send_copy(copy, letter, people) -> int:
    with transaction.atomic():
        locked = (
            LetterCopy.objects.select_for_update(of=("self",), no_key=True)
            .filter(pk=copy.pk, queued_at=None)
            .first()
        )
        if locked is None:
            return 0
        for person in people:
            queue_mail(
                "organizations/mail/letter",
                to=person.email,
                language=person.language,
                context={"letter": letter, "copy": copy, "organization": copy.organization},
            )
        locked.people, locked.queued_at = len(people), timezone.now()
        locked.save(update_fields=["people", "queued_at"])
    return len(people)


def _each_once(organizations) -> dict[int, list[Addressee]]:
    """Who is written to, by organisation: everybody with the first of theirs, in this order."""
    everybody = addressees(organizations)
    written: set[str] = set()
    found: dict[int, list[Addressee]] = {}
    for organization in organizations:
        found[organization.pk] = []
        for person in everybody[organization.pk]:
            if person.email.lower() not in written:
                written.add(person.email.lower())
                found[organization.pk].append(person)
    return found
