"""Letters: rendered in the recipient's language and queued where the change that causes them is made.

The row and the background task are written in the caller's transaction, so that a change that
is rolled back tells nobody. The worker may run a task twice; ``sent_at`` makes sending once.
"""

import base64
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_q.tasks import async_task

from tcal.shared.models import Centre, QueuedMail


@dataclass(frozen=True)
class Attachment:
    name: str
    content_type: str
    content: bytes


def queue_mail(template, *, to, language, context, attachments: tuple[Attachment, ...] = ()):
    """Queue one letter and return its ``QueuedMail`` row.

    ``template`` is a path without ending: ``.subject.txt``, ``.txt`` and ``.html`` are rendered
    at once, in ``language``.
    """
    with translation.override(language):
        context = {
            "centre": Centre.current(),
            "portal_url": settings.PORTAL_URL,
            "language": language,
            **context,
        }
        subject = " ".join(render_to_string(f"{template}.subject.txt", context).split())
        return _queue(
            to=to,
            subject=subject[:250],
            text=render_to_string(f"{template}.txt", context),
            html=render_to_string(f"{template}.html", context),
            attachments=[
                {
                    "name": attachment.name,
                    "type": attachment.content_type,
                    "base64": base64.b64encode(attachment.content).decode("ascii"),
                }
                for attachment in attachments
            ],
        )


def queue_message(message: EmailMultiAlternatives) -> QueuedMail:
    """Queue a letter that a library has written already, such as one about a password."""
    html = next(
        (body for body, kind in getattr(message, "alternatives", []) if kind == "text/html"), ""
    )
    return _queue(to=message.to[0], subject=message.subject, text=message.body, html=html)


def _queue(**fields) -> QueuedMail:
    with transaction.atomic():
        mail = QueuedMail.objects.create(queued_at=timezone.now(), **fields)
        async_task("tcal.shared.mail.send_queued_mail", mail.pk, group="mail")
    return mail


def send_queued_mail(pk: int) -> bool:
    """Send one queued letter; return whether this call sent it. Safe to run again."""
    with transaction.atomic():
        mail = QueuedMail.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
        if mail is None or mail.sent_at:
            return False
        message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.to])
        if mail.html:
            message.attach_alternative(mail.html, "text/html")
        for attachment in mail.attachments:
            message.attach(
                attachment["name"], base64.b64decode(attachment["base64"]), attachment["type"]
            )
        message.send()
        mail.sent_at = timezone.now()
        mail.save(update_fields=["sent_at"])
    return True


def absolute_url(path: str) -> str:
    """Return the public address of a path, for letters and documents."""
    return f"{settings.PORTAL_URL}{path}"
