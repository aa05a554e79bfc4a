"""The page of somebody's own remark, which opens with the link in their letter.

The link holds a signed token and nothing else opens the page. It does not expire: the consent to a
published name may be withdrawn as long as the name can be read anywhere.
"""

from django.core import signing
from django.db import models
from django.urls import reverse

from consultations.models import PublishedAnswer, Remark
from consultations.publishing import latest_version
from tcal.shared.mail import absolute_url, queue_mail

SALT = "consultations.remark"


def remark_token(remark: Remark) -> str:
    return signing.Signer(salt=SALT).sign(str(remark.pk))


def own_page(remark: Remark) -> str:
    return reverse("consultations:my_remark", args=[remark_token(remark)])


def remarks_by_token(token: str) -> models.QuerySet:
    """The remark that this token is of; none for a forged one or one of another kind."""
    remarks = Remark.objects.select_related("consultation", "table", "provision_point")
    try:
        return remarks.filter(pk=int(signing.Signer(salt=SALT).unsign(token)))
    except (signing.BadSignature, ValueError):
        return remarks.none()


def published_answer(remark: Remark) -> PublishedAnswer | None:
    """The answer in the latest published version; never one that is still being written."""
    version = latest_version(remark.consultation)
    return version and version.answers.select_related("version").filter(remark=remark).first()


def thank_author(remark: Remark) -> None:
    """Queue the letter with the number and the link to the own page, if there is an address."""
    if not remark.author_email:
        return
    consultation = remark.consultation
    queue_mail(
        "consultations/mail/remark_received",
        to=remark.author_email,
        language=remark.language,
        context={
            "remark": remark,
            "consultation": consultation,
            "own_page": absolute_url(own_page(remark)),
            "consultation_url": absolute_url(consultation.get_absolute_url()),
        },
    )
