"""The meeting of June 2019. Dates, place, tables and deadlines are those of the city's announcement.

The people, what they said, what they were answered, and the second stage's days are invented. Its
life is written down afterwards: verbs that speak of "now" are followed by the real moments.
"""

from collections import defaultdict
from datetime import date, timedelta
from operator import itemgetter
from uuid import UUID

from consultations.deadlines import end_of_day
from consultations.models import (
    Consultation,
    ConsultationStage,
    Document,
    Meeting,
    PageViews,
    TableModerator,
    TableProposal,
    ThematicTable,
    TopicProposal,
    Vote,
)
from consultations.registration import enter_participation
from consultations.remarks import enter_remark
from consultations.states import Channel, ProposalStatus, Sector, TopicStatus
from tcal.portal.demo.consultations import june_2019_answers as answers
from tcal.portal.demo.consultations import june_2019_remarks, making
from tcal.portal.demo.consultations import june_2019_texts as texts
from tcal.portal.demo.consultations.archive import PRINCIPLES, SUMMARY
from tcal.portal.demo.consultations.this_year_remarks import pointing

DAY = date(2019, 6, 26)
FIRST_STAGE_ENDS = end_of_day(DAY)
SECOND_STAGE_ENDS = end_of_day(date(2019, 9, 16))


def load(world) -> None:
    coordinator = world.users["coordinator"]
    consultation = _announced(world, coordinator)
    _stages(consultation)
    meeting = _meeting(consultation, world)
    tables = making.open_tables(meeting, texts.TABLES, world)
    consultation.publish(by=coordinator)
    tables[7] = _table_of_a_topic(meeting, world, coordinator)
    _people(meeting, tables, coordinator)
    _substitute(tables[3])
    proposals = _proposals(tables, coordinator)
    _remarks(world, consultation, tables, proposals)
    draft = answers.put_the_draft_on_the_page(consultation, coordinator)
    _remarks_to_the_draft(consultation, draft, coordinator)
    consultation.close(by=coordinator)
    answers.publish(world, consultation, coordinator)
    _as_it_was(consultation)
    world.consultations["2019"] = consultation


def _announced(world, coordinator) -> Consultation:
    return Consultation.objects.create(
        programme=world.programmes[2020],
        title="Wspólnie o programie 2020",
        summary="Rozmowa w dwóch etapach o tym, jak miasto i organizacje będą współpracować "
        "w 2020 roku.",
        announcement=texts.ANNOUNCEMENT,
        file_number="BKS.0541.3.2019",
        opens_on=date(2019, 6, 12),
        closes_at=SECOND_STAGE_ENDS,
        subject="Program współpracy Gminy Miasta Toruń z organizacjami pozarządowymi na 2020 rok. "
        "Na pierwszym etapie nie było jeszcze projektu dokumentu; punktem wyjścia był program na "
        "2019 rok. Na drugim etapie zbierano uwagi do projektu.",
        form="Otwarte spotkanie przy stolikach tematycznych oraz zbieranie propozycji i uwag na "
        "piśmie, pocztą elektroniczną i ustnie.",
        announced_through="Ogłoszenie z 12 czerwca 2019 r. w miejskim serwisie dla organizacji "
        "pozarządowych oraz wiadomość do organizacji z bazy miasta.",
        council_opinion="Rada Działalności Pożytku Publicznego współorganizowała spotkanie "
        "i 9 października 2019 r. pozytywnie zaopiniowała projekt programu.",
        result=answers.RESULT,
        **making.contact(coordinator),
    )


def _stages(consultation) -> None:
    first, second = ConsultationStage.objects.bulk_create(
        [
            ConsultationStage(
                consultation=consultation,
                number=1,
                title="propozycje do programu",
                description="Nie ma jeszcze projektu. Punktem wyjścia jest program na 2019 rok.",
                starts_on=date(2019, 6, 12),
                ends_at=FIRST_STAGE_ENDS,
                channels=[
                    Channel.TABLE,
                    Channel.EMAIL,
                    Channel.PAPER,
                    Channel.POST,
                    Channel.PORTAL,
                ],
            ),
            ConsultationStage(
                consultation=consultation,
                number=2,
                title="uwagi do projektu",
                description="Projekt powstał z propozycji zebranych na pierwszym etapie.",
                starts_on=date(2019, 9, 2),
                ends_at=SECOND_STAGE_ENDS,
                channels=[Channel.PORTAL, Channel.EMAIL, Channel.PAPER],
            ),
        ]
    )
    for stage, title, kind in [
        (first, "Program współpracy na 2019 rok (do pobrania)", Document.Kind.PROGRAMME),
        (second, "Projekt programu współpracy na 2020 rok", Document.Kind.DRAFT),
    ]:
        making.paper(
            title,
            f"{SUMMARY}\n\n{PRINCIPLES}",
            kind=kind,
            added_at=making.at(stage.starts_on, 9),
            stage=stage,
        )


def _meeting(consultation, world) -> Meeting:
    meeting = Meeting.objects.create(
        consultation=consultation,
        title="Spotkanie przy stolikach tematycznych",
        starts_at=making.at(DAY, 16),
        ends_at=making.at(DAY, 19),
        place="Centrum Kulturalno-Kongresowe Jordanki",
        room="sala konferencyjna",
        address="al. Solidarności 1–3, Toruń",
        agenda=texts.AGENDA,
        topic_proposals_until=making.at(date(2019, 6, 19), 13),
        registration_until=end_of_day(date(2019, 6, 24)),
        proceedings=texts.PROCEEDINGS,
    )
    meeting.co_organizers.add(world.organizations["rdpp"])
    return meeting


def _table_of_a_topic(meeting, world, coordinator) -> ThematicTable:
    """The meeting is over, so what became of the two topics is written down as rows."""
    wanted, refused = texts.TOPICS
    told = {**texts.EXTRA_TABLE, "topic": wanted["topic"], "brief": wanted["description"]}
    table = ThematicTable.objects.create(
        meeting=meeting, number=7, **{name: told[name] for name in ("topic", "brief", "capacity")}
    )
    making.seat_moderators(table, told, world)
    for hour, fields, answer in [
        (10, wanted, {"status": TopicStatus.ACCEPTED, "table": table}),
        (11, refused, {"status": TopicStatus.DECLINED, "reason": texts.DECLINED}),
    ]:
        TopicProposal.objects.create(
            meeting=meeting,
            channel=Channel.EMAIL,
            entered_by=coordinator,
            author_email=f"temat{hour}@poczta.example",
            proposed_at=making.at(date(2019, 6, 17), hour),
            decided_at=making.at(date(2019, 6, 19), 14),
            decided_by=coordinator,
            **fields,
            **answer,
        )
    return table


def _people(meeting, tables, coordinator) -> None:
    for place, (name, organization, number, channel) in enumerate(texts.PEOPLE):
        email = texts.WANT_INVITATIONS.get(name)
        enter_participation(
            meeting,
            by=coordinator,
            channel=channel,
            name=name,
            organization_name=organization,
            first_choice=tables[number],
            second_choice=tables[number % 7 + 1],
            registered_at=making.at(date(2019, 6, 13 + place % 12), 9 + place % 7),
            **({"email": email, "wants_invitations": True} if email else {}),
        )


def _substitute(table) -> None:
    """Who was to lead the table for NGOs fell ill on the day."""
    taken_over_at = making.at(DAY, 16)
    TableModerator.objects.filter(table=table, sector=Sector.NGO).update(ended_at=taken_over_at)
    TableModerator.objects.create(
        table=table,
        sector=Sector.NGO,
        name="Aldona Pergola",
        is_substitute=True,
        reason="nagła choroba, telefon o 14:30",
        started_at=taken_over_at,
    )


def _proposals(tables, coordinator) -> dict[tuple[int, str], TableProposal]:
    """Return what was written on cards at the tables by table and text, with votes of the people."""
    said = [
        (number, fields["text"], None)
        for _day, channel, number, fields, *_answer in june_2019_remarks.REMARKS
        if channel == Channel.TABLE
    ]
    made, order = {}, defaultdict(int)
    for number, text, joined_to in said + june_2019_remarks.OTHER_PROPOSALS:
        order[number] += 1
        other = joined_to and tables[number].proposals.get(number=joined_to)
        made[number, text] = TableProposal.objects.create(
            table=tables[number],
            number=order[number],
            position=order[number],
            text=text,
            sent_text=text,
            channel=Channel.PAPER,
            status=ProposalStatus.MERGED if other else ProposalStatus.SHOWN,
            merged_into=other or None,
            entered_by=coordinator,
            created_at=making.at(DAY, 17, 5 * order[number]),
            decided_at=making.at(DAY, 17, 45),
            decided_by=coordinator,
        )
    shown = [proposal for proposal in made.values() if not proposal.merged_into_id]
    Vote.objects.bulk_create(
        # Some people gave a vote; nobody knows who, so their numbers may be any.
        Vote(table=proposal.table, proposal=proposal, voter=UUID(int=proposal.table_id * 100 + n))
        for place, proposal in enumerate(shown)
        for n in range(2 + place * 5 % 4)
    )
    ThematicTable.objects.filter(pk__in=[table.pk for table in tables.values()]).update(
        voting_opened_at=making.at(DAY, 17, 45), voting_closed_at=making.at(DAY, 18)
    )
    return made


def _remarks(world, consultation, tables, proposals) -> None:
    for day, channel, number, fields, outcome, justification in sorted(
        june_2019_remarks.REMARKS, key=itemgetter(0)
    ):
        remark = enter_remark(
            consultation,
            by=world.users["coordinator"],
            channel=channel,
            received_on=date(2019, 6, day),
            table=tables.get(number),
            proposal=proposals.get((number, fields["text"])),
            **fields,
        )
        by = answers.who_answers(world, number)
        remark.answer(by=by, outcome=outcome, justification=justification)


def _remarks_to_the_draft(consultation, draft, coordinator) -> None:
    for day, channel, fields, outcome, justification in june_2019_remarks.REMARKS_TO_THE_DRAFT:
        remark = enter_remark(
            consultation,
            by=coordinator,
            channel=channel,
            received_on=date(2019, 9, day),
            **pointing(draft, fields["provision"]) | fields,
        )
        remark.answer(by=coordinator, outcome=outcome, justification=justification)


def _as_it_was(consultation) -> None:
    Consultation.objects.filter(pk=consultation.pk).update(
        published_at=making.at(date(2019, 6, 12), 9),
        closed_at=SECOND_STAGE_ENDS + timedelta(hours=9),
    )
    PageViews.objects.create(consultation=consultation, count=51)
    consultation.refresh_from_db()
