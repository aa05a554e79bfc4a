"""Letters: queued with the change that causes them, sent once, over a real SMTP conversation."""

import socket

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.db import transaction
from django_q.models import OrmQ

from tcal.shared.mail import Attachment, queue_mail, send_queued_mail
from tcal.shared.models import QueuedMail
from tests.factories import organizations

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def queue(**changes):
    return queue_mail(
        "organizations/mail/approved",
        **{
            "to": "ktos@tcal.example",
            "language": "pl",
            "context": {"organization": organizations.organization(name="Łąka & Żuraw")},
            **changes,
        },
    )


def test_letter_is_written_in_the_language_of_its_reader():
    polish, english = queue(), queue(language="en")

    assert polish.subject != english.subject
    assert "Łąka & Żuraw" in polish.subject
    assert "Łąka &amp; Żuraw" in polish.html
    assert "https://portal.example/" in polish.text


def test_letter_and_its_task_vanish_with_the_change_that_was_rolled_back():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)

    assert not QueuedMail.objects.exists()
    assert not OrmQ.objects.exists()


def test_letter_is_sent_once_however_often_the_worker_runs():
    letter = queue()

    assert send_queued_mail(letter.pk)
    assert not send_queued_mail(letter.pk)

    assert len(mail.outbox) == 1
    letter.refresh_from_db()
    assert letter.sent_at


def test_letter_that_could_not_be_sent_stays_in_the_queue(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    letter = queue()

    with pytest.raises(OSError, match="refused"):
        send_queued_mail(letter.pk)

    assert list(QueuedMail.objects.unsent()) == [letter]


def test_letter_for_nobody_does_nothing():
    assert not send_queued_mail(123_456)


class Mailbox:
    def __init__(self):
        self.letters = []

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(envelope)
        return "250 OK"


def test_letter_survives_a_real_conversation(settings):
    mailbox = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(mailbox, hostname="127.0.0.1", port=port)
    server.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = port
        letter = queue(attachments=(Attachment("termin.ics", "text/calendar", b"BEGIN:VCALENDAR"),))
        send_queued_mail(letter.pk)
    finally:
        server.stop()

    (envelope,) = mailbox.letters
    assert envelope.rcpt_tos == ["ktos@tcal.example"]
    assert b"termin.ics" in envelope.content
    assert b"text/html" in envelope.content
