from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import Case, Count, F, Q, When

from consultations.models.department import DepartmentMember
from consultations.states import Outcome
from tcal.accounts.permissions import is_coordinator

# Of pg_trgm's 0 to 1: below it two Polish sentences share little but endings.
LEAST_SIMILARITY = 0.15


class RemarkQuerySet(models.QuerySet):
    def with_final_answer(self):
        """Add ``final_outcome`` and ``final_justification``.

        A remark that is joined to another one ends like that one; its own answer rests until they
        are taken apart.
        """
        return self.annotate(
            final_outcome=Case(
                When(merged_into=None, then=F("outcome")), default=F("merged_into__outcome")
            ),
            final_justification=Case(
                When(merged_into=None, then=F("justification")),
                default=F("merged_into__justification"),
            ),
        )

    def answered(self):
        return self.with_final_answer().exclude(final_outcome="")

    def unanswered(self):
        return self.with_final_answer().filter(final_outcome="")

    def to_answer(self):
        """Without those that are joined to another remark: that one is answered."""
        return self.filter(merged_into=None)

    def visible_to(self, user):
        """The register is the coordinators' own; a department sees what it was given."""
        if is_coordinator(user):
            return self
        return self.given_to_departments_of(user)

    def given_to_departments_of(self, user):
        """What somebody's departments answer; nobody's for who is in none, coordinators too."""
        mine = DepartmentMember.objects.of_person(user)
        return self.filter(department__in=mine.values("department"))

    def on_the_same_provision(self, remark):
        """Others that point at the same point of the document, or cite it in the same words."""
        same = Q(provision__iexact=remark.provision) if remark.provision.strip() else Q(pk=None)
        if remark.provision_point_id:
            same |= Q(provision_point=remark.provision_point_id)
        return self.filter(same, consultation=remark.consultation_id).exclude(pk=remark.pk)

    def alike(self, remark):
        """Others of its consultation that it could be answered together with, the nearest first."""
        return (
            self.to_answer()
            .filter(consultation=remark.consultation_id)
            .exclude(pk__in=[remark.pk, remark.merged_into_id or remark.pk])
            .annotate(similarity=TrigramSimilarity("text", remark.text))
            .filter(similarity__gt=LEAST_SIMILARITY)
            .order_by("-similarity", "number")
        )

    def for_submission(self, submission_id):
        """What one sending of the form made: its random number is known to the sender only."""
        return self.filter(submission_id=submission_id)

    def of_author(self, email: str):
        return self.filter(author_email__iexact=email).exclude(author_email="")

    def in_order(self):
        return self.order_by("number")

    def waiting(self):
        """Those that somebody still has to answer: what is joined to another one is not."""
        return self.to_answer().filter(outcome="")

    def waiting_first(self):
        """The latest consultation first; in each, those that wait for their answer."""
        is_done = Case(When(merged_into=None, outcome="", then=0), default=1)
        return self.order_by("-consultation__opens_on", "-consultation_id", is_done, "number")

    def counted_by_outcome(self) -> dict[str, int]:
        """Return how many remarks ended each way, how many wait, and their ``total``.

        Every remark counts, also those joined to another one.
        """
        counted = dict(
            self.with_final_answer().order_by().values_list("final_outcome").annotate(Count("pk"))
        )
        return {
            "total": sum(counted.values()),
            "unanswered": counted.get("", 0),
            **{outcome.value: counted.get(outcome.value, 0) for outcome in Outcome},
        }
