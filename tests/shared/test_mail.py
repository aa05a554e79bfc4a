"""Letters: queued with the change that causes them, sent once, over a real SMTP conversation."""

import socket
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.db import transaction
from django_q.models import OrmQ

from tcal.shared.ical import CalendarEntry, calendar_bytes
from tcal.shared.mail import Attachment, queue_mail, send_queued_mail
from tcal.shared.models import QueuedMail
from tests import calendars
from tests.factories import organizations

NOW = datetime(2026, 11, 26, 16, 0, tzinfo=UTC)

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


@pytest.fixture
def mailbox(settings):
    """A real mail server in a thread of its own, to which letters go."""
    mailbox = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(mailbox, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield mailbox
    server.stop()


def test_letter_survives_a_real_conversation(mailbox):
    send_queued_mail(queue().pk)

    (envelope,) = mailbox.letters
    message = message_from_bytes(envelope.content, policy=policy.default)
    assert envelope.rcpt_tos == ["ktos@tcal.example"]
    assert "Łąka & Żuraw" in message["subject"]
    assert "Łąka &amp; Żuraw" in message.get_body(["html"]).get_content()
    assert "Łąka & Żuraw" in message.get_body(["plain"]).get_content()


@pytest.mark.parametrize("method", ["PUBLISH", "CANCEL"])
def test_calendar_in_a_letter_arrives_as_it_was_written(mailbox, method):
    """Byte for byte, with its long and folded lines, and named as what mail programs look for."""
    entry = CalendarEntry("a@tcal.example", "Żółta łąka " * 20, NOW, NOW + timedelta(hours=1))
    content = calendar_bytes([entry], name="Łąka", method=method)
    attachment = Attachment("termin.ics", f"text/calendar; method={method}", content)

    send_queued_mail(queue(attachments=(attachment,)).pk)

    message = message_from_bytes(mailbox.letters[0].content, policy=policy.default)
    (arrived,) = message.iter_attachments()
    assert arrived.get_filename() == "termin.ics"
    assert arrived.get_content_type() == "text/calendar"
    assert arrived["content-type"].params["method"] == method
    assert arrived["content-type"].params["charset"] == "utf-8"
    assert arrived.get_payload(decode=True) == content
    (event,) = calendars.events(arrived.get_payload(decode=True))
    assert event.summary == entry.title


def test_file_in_a_letter_arrives_as_it_was_written(mailbox):
    content = bytes(range(256)) * 20

    send_queued_mail(queue(attachments=(Attachment("plik.pdf", "application/pdf", content),)).pk)

    message = message_from_bytes(mailbox.letters[0].content, policy=policy.default)
    (arrived,) = message.iter_attachments()
    assert arrived.get_content() == content
