"""Answers given together, and who has answered.

In an anonymous survey nothing joins the two. A ``Response`` then has no respondent and no time, and
its key is random. ``HasAnswered`` says only that somebody has; it is written anew in the order of
people with every answer, so that neither the order of its rows nor the number of the transaction
that wrote them tells who came when.
"""

from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from organizations.models import Organization
from tcal.shared.guards import Guard
from tcal.surveys.models.survey import Survey


class ResponseQuerySet(models.QuerySet):
    def with_answers(self):
        return self.prefetch_related("answers__option", "answers__row")

    def with_respondents(self):
        return self.select_related("organization", "user")


def _guard(name: str, *, refused_if: str, message) -> Guard:
    return Guard(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("survey", "surveys_survey%ROWTYPE")],
        func=f"""
            SELECT * INTO survey FROM surveys_survey WHERE id = NEW.survey_id;
            IF {refused_if} THEN
                RAISE EXCEPTION USING
                    MESSAGE = format('not an answer to survey %s', NEW.survey_id),
                    ERRCODE = 'exclusion_violation',
                    CONSTRAINT = '{name}',
                    TABLE = TG_TABLE_NAME;
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - made of the constants below
        violation_error_message=message,
    )


_NAMES_SOMEBODY = """
    survey.is_anonymous AND (
        NEW.user_id IS NOT NULL OR NEW.organization_id IS NOT NULL OR NEW.answered_at IS NOT NULL
    )
"""
_NAMES_NOT_WHOM_IT_SHOULD = """
    NOT survey.is_anonymous AND (
        NEW.answered_at IS NULL
        OR (NEW.user_id IS NULL) <> (survey.audience = 'link')
        OR (NEW.organization_id IS NOT NULL) <> (survey.audience = 'organizations')
    )
"""
_SURVEY_IS_NOT_OPEN = "TG_OP = 'INSERT' AND survey.status <> 'open'"


class Response(models.Model):
    """One filled-in survey. Its key is the random number of that filling-in, so it is sent once."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    survey = models.ForeignKey(
        Survey, models.PROTECT, related_name="responses", verbose_name=gettext_lazy("survey")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="survey_responses",
        null=True,
        verbose_name=gettext_lazy("organisation"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="survey_responses",
        null=True,
        verbose_name=gettext_lazy("person"),
    )
    answered_at = models.DateTimeField(gettext_lazy("answered"), null=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("response")
        verbose_name_plural = gettext_lazy("responses")
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "organization"],
                name="organization_answers_a_survey_once",
                violation_error_message=gettext_lazy(
                    "Somebody has answered for this organisation already."
                ),
            ),
            models.UniqueConstraint(
                fields=["survey", "user"],
                condition=Q(organization=None),
                name="person_answers_a_survey_once",
                violation_error_message=gettext_lazy("You have answered this survey already."),
            ),
        ]
        triggers = [
            _guard(
                "anonymous_answer_names_nobody",
                refused_if=_NAMES_SOMEBODY,
                message=gettext_lazy("An answer to an anonymous survey names nobody."),
            ),
            _guard(
                "answer_names_whom_the_survey_asks",
                refused_if=_NAMES_NOT_WHOM_IT_SHOULD,
                message=gettext_lazy("An answer names whom the survey asks."),
            ),
            _guard(
                "only_an_open_survey_takes_answers",
                refused_if=_SURVEY_IS_NOT_OPEN,
                message=gettext_lazy("This survey is closed; answers are not taken any more."),
            ),
        ]

    def __str__(self):
        return str(self.organization or self.user or self.pk)


class HasAnsweredQuerySet(models.QuerySet):
    def write_anew(self, survey, *, user=None, organization=None) -> None:
        """Add somebody, so that nothing tells when: see the module. Needs the survey's lock."""
        known = list(self.filter(survey=survey))
        if known:
            self.filter(survey=survey).delete()
        marks = [
            HasAnswered(survey=survey, user_id=mark.user_id, organization_id=mark.organization_id)
            for mark in known
        ]
        marks.append(HasAnswered(survey=survey, user=user, organization=organization))
        self.bulk_create(sorted(marks, key=lambda mark: mark.user_id or mark.organization_id))


class HasAnswered(models.Model):
    """That an organisation or a person has answered an anonymous survey. Not when, not what."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    survey = models.ForeignKey(
        Survey, models.PROTECT, related_name="marks", verbose_name=gettext_lazy("survey")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=gettext_lazy("organisation"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=gettext_lazy("person"),
    )

    objects = HasAnsweredQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("has answered")
        verbose_name_plural = gettext_lazy("who has answered")
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "organization"],
                name="organization_has_answered_anonymously_once",
                violation_error_message=gettext_lazy(
                    "Somebody has answered for this organisation already."
                ),
            ),
            models.UniqueConstraint(
                fields=["survey", "user"],
                name="person_has_answered_anonymously_once",
                violation_error_message=gettext_lazy("You have answered this survey already."),
            ),
            models.CheckConstraint(
                condition=Q(organization=None, user__isnull=False)
                | Q(organization__isnull=False, user=None),
                name="either_an_organization_or_a_person_has_answered",
                violation_error_message=gettext_lazy("Either an organisation or a person answers."),
            ),
        ]

    def __str__(self):
        return str(self.organization or self.user)
