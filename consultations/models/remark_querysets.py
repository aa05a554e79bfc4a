from django.db import models
from django.db.models import Case, Count, F, When

from consultations.models.department import DepartmentMember
from consultations.states import Outcome
from tcal.accounts.permissions import is_coordinator


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
        mine = DepartmentMember.objects.of_person(user)
        return self.filter(department__in=mine.values("department"))

    def for_submission(self, submission_id):
        """What one sending of the form made: its random number is known to the sender only."""
        return self.filter(submission_id=submission_id)

    def of_author(self, email: str):
        return self.filter(author_email__iexact=email).exclude(author_email="")

    def in_order(self):
        return self.order_by("number")

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
