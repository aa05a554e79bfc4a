import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tcal.shared.guards import Guard
from tcal.surveys.models.survey import Survey
from tcal.surveys.states import WITH_CHOICES, WITH_OTHER, QuestionKind

# More steps than people tell apart, and more than fits a telephone.
LONGEST_SCALE = 10


def _frozen_once_answered(name: str, *, survey_of: str) -> Guard:
    """A guard of rows whose survey is found by ``survey_of`` (SQL with {row}): not after an answer.

    It locks the survey, so that no first answer comes in meanwhile.
    """
    surveys = f"({survey_of.format(row='OLD')}), ({survey_of.format(row='NEW')})"
    func = f"""
        PERFORM 1 FROM surveys_survey WHERE id IN ({surveys}) FOR UPDATE;
        IF EXISTS (SELECT 1 FROM surveys_response WHERE survey_id IN ({surveys})) THEN
            RAISE EXCEPTION USING
                MESSAGE = 'the survey has answers',
                ERRCODE = 'exclusion_violation',
                CONSTRAINT = '{name}',
                TABLE = TG_TABLE_NAME;
        END IF;
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    """  # noqa: S608 - made of the constants below
    return Guard(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=func,
        violation_error_message=gettext_lazy(
            "Somebody has answered already, so the questions can't be changed any more."
        ),
    )


class QuestionQuerySet(models.QuerySet):
    def with_options(self):
        return self.prefetch_related("options")

    def in_order(self):
        return self.order_by("position", "pk")


class Question(models.Model):
    """One question of a survey. Which fields matter depends on its kind."""

    survey = models.ForeignKey(
        Survey, models.CASCADE, related_name="questions", verbose_name=gettext_lazy("survey")
    )
    position = models.PositiveSmallIntegerField(gettext_lazy("number"))
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=QuestionKind.choices)
    text = models.CharField(gettext_lazy("question"), max_length=500)
    help_text = models.CharField(gettext_lazy("hint"), max_length=500, blank=True)
    is_required = models.BooleanField(gettext_lazy("has to be answered"), default=True)
    max_choices = models.PositiveSmallIntegerField(
        gettext_lazy("how many at most"), null=True, blank=True
    )
    scale_from = models.PositiveSmallIntegerField(gettext_lazy("scale from"), null=True, blank=True)
    scale_to = models.PositiveSmallIntegerField(gettext_lazy("scale to"), null=True, blank=True)
    low_label = models.CharField(gettext_lazy("what the lowest means"), max_length=60, blank=True)
    high_label = models.CharField(gettext_lazy("what the highest means"), max_length=60, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("question")
        verbose_name_plural = gettext_lazy("questions")
        ordering = ["survey", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "position"],
                name="questions_of_a_survey_have_an_order",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=gettext_lazy(
                    "Somebody changed the order at this moment. Open the page again."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(kind=QuestionKind.SCALE)
                | Q(
                    scale_from__isnull=False,
                    scale_to__isnull=False,
                    scale_to__gt=F("scale_from"),
                    scale_to__lte=F("scale_from") + LONGEST_SCALE,
                ),
                name="scale_goes_up_in_few_steps",
                violation_error_message=gettext_lazy(
                    "The scale ends higher than it begins, after ten steps at most, "
                    "for example from 1 to 5."
                ),
            ),
            models.CheckConstraint(
                condition=Q(max_choices=None) | Q(kind=QuestionKind.MULTIPLE, max_choices__gte=1),
                name="only_several_choices_have_a_limit",
                violation_error_message=gettext_lazy("Give at least 1, or leave it empty."),
            ),
        ]
        triggers = [
            _frozen_once_answered(
                "answered_questions_stay_as_they_are", survey_of="{row}.survey_id"
            )
        ]

    def __str__(self):
        return f"{self.position}. {self.text}"

    @property
    def choices(self) -> list["Option"]:
        """What can be chosen; in a matrix the columns. Needs ``with_options()`` for many."""
        return [option for option in self.options.all() if not option.is_row]

    @property
    def rows(self) -> list["Option"]:
        return [option for option in self.options.all() if option.is_row]

    @property
    def other(self) -> "Option | None":
        return next((option for option in self.choices if option.is_other), None)

    @property
    def steps(self) -> range:
        """The numbers of a scale."""
        return range(self.scale_from, self.scale_to + 1)

    def what_is_missing(self) -> str:
        """Return why it can't be asked yet, empty where it can."""
        if self.kind in WITH_CHOICES and len(self.choices) < 2:
            return _("give at least two choices.")
        if self.kind == QuestionKind.MATRIX and not self.rows:
            return _("give at least one row.")
        return ""


class Option(models.Model):
    """A choice of a question; in a matrix a column or, with ``is_row``, what is assessed."""

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="options", verbose_name=gettext_lazy("question")
    )
    position = models.PositiveSmallIntegerField(gettext_lazy("number"))
    label = models.CharField(gettext_lazy("text"), max_length=200)
    is_row = models.BooleanField(gettext_lazy("row of a table"), default=False)
    is_other = models.BooleanField(
        gettext_lazy("other: whoever chooses it writes which"), default=False
    )

    class Meta:
        verbose_name = gettext_lazy("choice")
        verbose_name_plural = gettext_lazy("choices")
        ordering = ["question", "is_row", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "is_row", "label"],
                name="choice_stands_once_in_its_question",
                violation_error_message=gettext_lazy("This is on the list already."),
            ),
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(is_other=True),
                name="question_has_one_other",
                violation_error_message=gettext_lazy("There is one “other” already."),
            ),
        ]
        triggers = [
            _frozen_once_answered(
                "answered_choices_stay_as_they_are",
                survey_of="SELECT survey_id FROM surveys_question WHERE id = {row}.question_id",
            )
        ]

    def __str__(self):
        return self.label

    def clean(self):
        super().clean()
        if self.is_other and self.question.kind not in WITH_OTHER:
            raise ValidationError(_("Only questions with choices may end with “other”."))
