"""The protocol of a consultation: the sections that the final report has as well."""

from dataclasses import dataclass

from consultations.documents.editions import Edition
from consultations.documents.statistics import counts
from consultations.models import Consultation, Document, Opinion, ThematicTable, TopicProposal
from consultations.report import MeetingInReport, meetings_with_people
from consultations.states import ProgrammeStatus, Sector, TopicStatus
from tcal.shared.pdf import render_pdf

SECTORS_IN_POLISH = {Sector.LOCAL_GOVERNMENT: "samorząd", Sector.NGO: "organizacje pozarządowe"}


@dataclass(frozen=True)
class MeetingInProtocol:
    """A meeting, what was out of the ordinary at its tables, and the topics that were proposed."""

    sheet: MeetingInReport
    topics: list[TopicProposal]

    @property
    def meeting(self):
        return self.sheet.meeting

    @property
    def tables(self) -> list[ThematicTable]:
        return self.sheet.tables

    @property
    def exceptions(self) -> list[str]:
        """Substitutes, missing moderators and tables opened on the day, a sentence each."""
        return [said for table in self.tables for said in _exceptions(table)]


def protocol(edition: Edition) -> dict:
    """The context of the protocol. Raises ``ValidationError`` where ``Edition.check`` does."""
    edition.check()
    consultation = edition.consultation
    return {
        "edition": edition,
        "consultation": consultation,
        "stages": list(consultation.stages.all()),
        "meetings": _meetings(consultation),
        "remarks": edition.remarks,
        "counts": counts(edition),
        "opinions": opinions(consultation),
    }


def protocol_pdf(edition: Edition) -> bytes:
    return render_pdf("consultations/pdf/protocol.html", protocol(edition))


def opinions(consultation: Consultation) -> list[Opinion]:
    """What councils said of the programme; none while it is a draft that nobody may see."""
    programme = consultation.programme
    if programme.status == ProgrammeStatus.DRAFT:
        return []
    return list(programme.opinions.select_related("body"))


def annexes(consultation: Consultation) -> list[Document]:
    """The documents of the consultation, of its stages and of the opinions on the programme."""
    return [
        *Document.objects.filter(consultation=consultation),
        *Document.objects.filter(stage__consultation=consultation).order_by(
            "stage__number", "kind", "pk"
        ),
        *Document.objects.filter(opinion__in=opinions(consultation)),
    ]


def _meetings(consultation: Consultation) -> list[MeetingInProtocol]:
    topics = {}
    proposed = TopicProposal.objects.of_consultation(consultation).exclude(
        status=TopicStatus.WAITING
    )
    for topic in proposed.select_related("table").order_by("proposed_at", "pk"):
        topics.setdefault(topic.meeting_id, []).append(topic)
    return [
        MeetingInProtocol(sheet, topics.get(sheet.meeting.pk, []))
        for sheet in meetings_with_people(consultation)
    ]


def _exceptions(table: ThematicTable) -> list[str]:
    """Without the reasons of substitutes, which may be about somebody's health."""
    said = []
    if table.opened_during_meeting_at:
        said.append(f"stolik {table.number} otwarto w trakcie spotkania")
    for moderator in sorted(table.moderators.all(), key=lambda one: (one.started_at, one.pk)):
        if moderator.is_substitute:
            said.append(
                f"stolik {table.number}: zastępstwo ({SECTORS_IN_POLISH[moderator.sector]}) – "
                f"{moderator.name}"
            )
    for missing in table.missing_moderators.all():
        said.append(
            f"stolik {table.number} bez moderatora ({SECTORS_IN_POLISH[missing.sector]}): "
            f"{missing.reason}"
        )
    return said
