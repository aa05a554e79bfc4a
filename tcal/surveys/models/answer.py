from uuid import uuid4

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from tcal.shared.guards import Guard
from tcal.surveys.models.question import Option, Question
from tcal.surveys.models.response import Response

LONGEST_TEXT = 5000
LONGEST_OTHER = 200

_FITS_ITS_QUESTION = """
    SELECT * INTO question FROM surveys_question WHERE id = NEW.question_id;
    IF NOT EXISTS (
            SELECT 1 FROM surveys_response r
            WHERE r.id = NEW.response_id AND r.survey_id = question.survey_id
        )
        OR (NEW.option_id IS NOT NULL)
            <> (question.kind IN ('single', 'multiple', 'ranking', 'matrix'))
        OR (NEW.row_id IS NOT NULL) <> (question.kind = 'matrix')
        OR (NEW.number IS NOT NULL) <> (question.kind IN ('scale', 'ranking'))
        OR (NEW.option_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM surveys_option o
            WHERE o.id = NEW.option_id AND o.question_id = question.id AND NOT o.is_row
                AND (NEW.text = '' OR o.is_other)
        ))
        OR (NEW.row_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM surveys_option o
            WHERE o.id = NEW.row_id AND o.question_id = question.id AND o.is_row
        ))
        OR (question.kind = 'scale'
            AND NEW.number NOT BETWEEN question.scale_from AND question.scale_to)
        OR (question.kind = 'text') <> (NEW.text <> '' AND NEW.option_id IS NULL)
        OR (question.kind IN ('single', 'scale', 'text') AND EXISTS (
            SELECT 1 FROM surveys_answer a
            WHERE a.response_id = NEW.response_id AND a.question_id = question.id
                AND a.id <> NEW.id
        ))
    THEN
        RAISE EXCEPTION USING
            MESSAGE = format('not an answer to question %s', NEW.question_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'answer_fits_its_question',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""


class Answer(models.Model):
    """One thing said: a choice, a place in a ranking, a step of a scale, a text.

    Several choices, a ranking and a matrix are several answers to one question. The key is random:
    in an anonymous survey it tells no order.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    response = models.ForeignKey(
        Response, models.CASCADE, related_name="answers", verbose_name=gettext_lazy("response")
    )
    question = models.ForeignKey(
        Question, models.PROTECT, related_name="answers", verbose_name=gettext_lazy("question")
    )
    option = models.ForeignKey(
        Option,
        models.PROTECT,
        related_name="answers",
        null=True,
        verbose_name=gettext_lazy("choice"),
    )
    row = models.ForeignKey(
        Option,
        models.PROTECT,
        related_name="answers_as_row",
        null=True,
        verbose_name=gettext_lazy("row"),
    )
    number = models.PositiveSmallIntegerField(gettext_lazy("number"), null=True)
    text = models.TextField(gettext_lazy("text"), max_length=LONGEST_TEXT, blank=True)

    class Meta:
        verbose_name = gettext_lazy("answer")
        verbose_name_plural = gettext_lazy("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question", "option"],
                condition=Q(row=None, option__isnull=False),
                name="choice_is_made_once",
                violation_error_message=gettext_lazy("A choice is made once."),
            ),
            models.UniqueConstraint(
                fields=["response", "row"],
                condition=Q(row__isnull=False),
                name="row_is_assessed_once",
                violation_error_message=gettext_lazy("Each row is assessed once."),
            ),
            models.UniqueConstraint(
                fields=["response", "question", "number"],
                condition=Q(number__isnull=False),
                name="place_in_a_ranking_is_given_once",
                violation_error_message=gettext_lazy("Give each of them a different place."),
            ),
        ]
        triggers = [
            Guard(
                name="answer_fits_its_question",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("question", "surveys_question%ROWTYPE")],
                func=_FITS_ITS_QUESTION,
                violation_error_message=gettext_lazy(
                    "The questions have changed meanwhile. Read them again and send your answers."
                ),
            )
        ]

    def __str__(self):
        return self.text or str(self.number or self.option)
