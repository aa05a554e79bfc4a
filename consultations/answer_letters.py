"""Letters that tell each author once how the remarks ended, with the answers as a PDF.

Publishing writes a row for each letter; here the worker sends them, each in a transaction of its
own, so that one that fails keeps none of the others. Running twice at once, or again, changes
nothing more. Authors without an e-mail address get theirs by post: the coordinator prints them.
"""

import logging
from dataclasses import dataclass

from django.apps import apps as global_apps
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import AnswerLetter, PublishedAnswer, Remark, ReportVersion
from consultations.own_remarks import own_page
from tcal.shared.mail import Attachment, absolute_url, queue_mail
from tcal.shared.pdf import render_pdf
from tcal.shared.tables import Table

PDF_TEMPLATE = "consultations/pdf/answer_letter.html"
EVERY_MINUTES = 15

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class WrittenLetter:
    """A letter with everything that it says."""

    letter: AnswerLetter
    answers: list[PublishedAnswer]
    corrected: set[int]
    before: ReportVersion | None

    @property
    def names(self) -> str:
        """Whom it is to; several people may have written from one address."""
        return _each_once(answer.remark.author_name for answer in self.answers)

    @property
    def organizations(self) -> str:
        return _each_once(answer.remark.organization_name for answer in self.answers)

    @property
    def address(self) -> str:
        return _each_once(answer.remark.author_address for answer in self.answers)

    @property
    def language(self) -> str:
        """That of the last remark: what the author chose most lately."""
        return self.answers[-1].remark.language

    @property
    def numbers(self) -> list[int]:
        return [answer.remark.number for answer in self.answers]

    @property
    def pages(self) -> list[tuple[PublishedAnswer, str]]:
        """Each answer with the address of its author's own page."""
        return [(answer, absolute_url(own_page(answer.remark))) for answer in self.answers]

    @property
    def context(self) -> dict:
        version = self.letter.version
        results = reverse("consultations:results", args=[version.consultation.slug])
        return {
            "written": self,
            "letter": self.letter,
            "version": version,
            "consultation": version.consultation,
            "answers": self.answers,
            "corrected": sorted(self.corrected),
            "results_url": absolute_url(results),
        }

    @property
    def filename(self) -> str:
        numbers = "-".join(map(str, self.numbers[:5]))
        return f"odpowiedz-{self.letter.version.consultation.slug}-{numbers}.pdf"

    def pdf(self) -> bytes:
        return render_pdf(PDF_TEMPLATE, self.context)


def written(letter: AnswerLetter) -> WrittenLetter:
    """Return the letter with its answers; after a correction, which of them are corrected."""
    answers = list(letter.answers.prefetch_related("remark__pictures"))
    version = letter.version
    before = version.consultation.versions.filter(number=version.number - 1).first()
    earlier = {answer.remark_id: answer for answer in before.answers.all()} if before else {}
    corrected = {
        answer.remark.number
        for answer in answers
        if before and (old := earlier.get(answer.remark_id)) and old.says != answer.says
    }
    return WrittenLetter(letter, answers, corrected, before)


def latest_letter_about(remark: Remark) -> AnswerLetter | None:
    """The last letter to this remark's author, by e-mail or on paper; None before publication."""
    by_mail = Q(email__iexact=remark.author_email) & ~Q(email="")
    letters = AnswerLetter.objects.filter(
        by_mail | Q(remark=remark), version__consultation=remark.consultation_id
    )
    return letters.select_related("version__consultation").order_by("-version__number").first()


def send_letters(version_id: int) -> int:
    """Queue every letter of a version that was not sent yet; return how many this call sent."""
    unsent = AnswerLetter.objects.filter(version=version_id).by_mail().unsent()
    return _send_each(unsent)


def send_waiting_letters() -> int:
    """Send what a task that was cut short, or a letter that failed, left behind."""
    return _send_each(AnswerLetter.objects.by_mail().unsent())


def _send_each(letters) -> int:
    return sum(_send_or_log(pk) for pk in list(letters.order_by("pk").values_list("pk", flat=True)))


def _send_or_log(pk: int) -> bool:
    try:
        return send_letter(pk)
    except Exception:
        logger.exception("letter %s with answers could not be sent", pk)
        return False


def send_letter(pk: int) -> bool:
    """Queue one letter; return whether this call did it.

    What another run is sending now is left to it, and so is a letter whose address belongs to no
    remark any more.
    """
    with transaction.atomic():
        letter = _locked(AnswerLetter.objects.by_mail().unsent(), pk, skip_locked=True)
        if letter is None:
            return False
        to_send = written(letter)
        if not to_send.answers:
            return False
        queue_mail(
            "consultations/mail/answers",
            to=letter.email,
            language=to_send.language,
            context=to_send.context,
            attachments=(Attachment(to_send.filename, "application/pdf", to_send.pdf()),),
        )
        letter.sent_at = timezone.now()
        letter.save(update_fields=["sent_at"])
    return True


def mark_posted(letter: AnswerLetter) -> None:
    """Record that a letter on paper went to the post.

    Raises ``ValidationError`` for one that goes by e-mail and for one that was posted already.
    """
    with transaction.atomic():
        locked = _locked(AnswerLetter.objects.on_paper().unsent(), letter.pk)
        if locked is None:
            raise ValidationError(_("This letter was sent already."), code="sent_already")
        locked.sent_at = timezone.now()
        locked.save(update_fields=["sent_at"])


def with_their_authors(letters):
    """Add ``author``, ``organization`` and ``numbers`` of the remarks; those who wait come first."""
    of_author = Remark.objects.filter(
        Q(pk=OuterRef("remark"))
        | (~Q(author_email="") & Q(author_email__iexact=OuterRef("email"))),
        consultation=OuterRef("version__consultation"),
    )
    last = of_author.order_by("-number")
    answered = of_author.filter(published_answers__version=OuterRef("version"))
    return (
        letters.annotate(
            author=Subquery(last.exclude(author_name="").values("author_name")[:1]),
            organization=Subquery(
                last.exclude(organization_name="").values("organization_name")[:1]
            ),
            numbers=ArraySubquery(answered.order_by("number").values("number")),
        )
        .select_related("version", "remark")
        .order_by(F("sent_at").desc(nulls_first=True), "-version__number", "pk")
    )


def letters_table(letters) -> Table:
    """Who was told and when, for the coordinator; ``letters`` come ``with_their_authors``."""
    return Table(
        title=_("Letters with answers"),
        columns=[
            _("No."),
            _("Version"),
            _("First and last name"),
            _("Organisation"),
            _("E-mail"),
            _("Address"),
            _("Remarks"),
            _("Sent by"),
            _("Sent"),
        ],
        rows=(
            [
                number,
                letter.version.number,
                letter.author or "",
                letter.organization or "",
                letter.email,
                letter.remark.author_address if letter.remark else "",
                ", ".join(map(str, letter.numbers)),
                _("post") if letter.is_on_paper else _("e-mail"),
                letter.sent_at.replace(microsecond=0) if letter.sent_at else "",
            ]
            for number, letter in enumerate(letters, start=1)
        ),
    )


def _locked(letters, pk, *, skip_locked: bool = False) -> AnswerLetter | None:
    return (
        letters.select_related("version__consultation")
        .select_for_update(of=("self",), no_key=True, skip_locked=skip_locked)
        .filter(pk=pk)
        .first()
    )


def _each_once(texts) -> str:
    return ", ".join(dict.fromkeys(text for text in texts if text))


def schedule_letters(*, using, apps=global_apps, **kwargs):
    """Tell the worker to look for unsent letters, after every migration: once, however often."""
    try:
        Schedule = apps.get_model("django_q", "Schedule")
    except LookupError:
        return
    Schedule.objects.using(using).update_or_create(
        name="consultations: letters with answers",
        defaults={
            "func": "consultations.answer_letters.send_waiting_letters",
            "schedule_type": "I",
            "minutes": EVERY_MINUTES,
        },
    )
