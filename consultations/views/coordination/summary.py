"""What the consultation's page shows to its coordinator besides."""

from django.core.exceptions import ValidationError

from consultations.models import (
    AnswerLetter,
    Participation,
    PhoneCall,
    ThematicTable,
    TopicProposal,
)
from consultations.publishing import changed_since_publication


def coordinator_part(consultation) -> dict:
    try:
        consultation.check_report_can_be_made()
        report_refusal = ""
    except ValidationError as refusal:
        report_refusal = refusal.messages[0]
    tables = ThematicTable.objects.of_consultation(consultation)
    ready = set(tables.with_both_moderators().values_list("pk", flat=True))
    return {
        "coordinates": True,
        "people": Participation.objects.of_consultation(consultation).confirmed().count(),
        "waiting_topics": TopicProposal.objects.waiting()
        .filter(meeting__consultation=consultation)
        .count(),
        "calls_to_make": PhoneCall.objects.to_make()
        .filter(participation__meeting__consultation=consultation)
        .count(),
        "remark_counts": consultation.remarks.counted_by_outcome(),
        "report_refusal": report_refusal,
        **_published_part(consultation),
        "ready_tables": len(ready),
        "incomplete_tables": [table for table in tables if table.pk not in ready],
    }


def _published_part(consultation) -> dict:
    """Prepared corrections and letters to post, once the answers are published."""
    if not consultation.report_published_at:
        return {}
    letters = AnswerLetter.objects.of_consultation(consultation)
    return {
        "prepared_corrections": len(changed_since_publication(consultation)),
        "letters_to_post": letters.on_paper().unsent().count(),
    }
