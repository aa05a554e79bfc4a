"""The consultation that is open today: a meeting ahead, people at its tables, things to decide."""

from datetime import timedelta

from consultations.comments import report_comment, write_comment
from consultations.deadlines import end_of_day
from consultations.models import Consultation, ConsultationStage, Document, Meeting, PageViews
from consultations.registration import enter_participation, register
from consultations.states import Channel
from consultations.topics import enter_topic, propose_topic
from tcal.portal.demo.consultations import making, this_year_remarks
from tcal.portal.demo.consultations import this_year_texts as texts
from tcal.portal.demo.consultations.archive import PRINCIPLES, SUMMARY


def load(world) -> None:
    coordinator = world.users["coordinator"]
    consultation = _consultation(world, coordinator)
    meeting = _meeting(consultation, world)
    tables = making.open_tables(meeting, texts.TABLES, world)
    consultation.publish(by=coordinator)
    _people(world, meeting, tables, coordinator)
    _topics(meeting, coordinator)
    _comments(world, consultation, coordinator)
    this_year_remarks.load(world, consultation)
    PageViews.objects.create(consultation=consultation, count=318)
    world.consultations["now"] = consultation


def _consultation(world, coordinator) -> Consultation:
    year = world.today.year + 1
    opens_on = world.today - timedelta(days=2)
    closes_at = end_of_day(world.today + timedelta(days=42))
    consultation = Consultation.objects.create(
        programme=world.programmes[year],
        title=f"Wspólnie o programie {year}",
        summary="Pięć stolików, jedno popołudnie: powiedz, co w przyszłym roku ma się zmienić "
        "we współpracy miasta z organizacjami.",
        announcement=texts.ANNOUNCEMENT.format(year=year),
        file_number=f"BKS.0541.3.{world.today.year}",
        opens_on=opens_on,
        closes_at=closes_at,
        subject=f"Projekt Programu współpracy z organizacjami pozarządowymi na {year} rok.",
        form="Otwarte spotkanie przy stolikach tematycznych i zbieranie uwag.",
        announced_through="Ogłoszenie w portalu centrum i w Biuletynie Informacji Publicznej.",
        **making.contact(coordinator),
    )
    first, _second = ConsultationStage.objects.bulk_create(
        [
            ConsultationStage(
                consultation=consultation,
                number=1,
                title="propozycje",
                description="Co się sprawdziło, a co trzeba zmienić? Nie trzeba wskazywać przepisu.",
                starts_on=opens_on,
                ends_at=end_of_day(world.today + timedelta(days=21)),
                channels=[Channel.PORTAL, Channel.TABLE, Channel.EMAIL, Channel.PAPER],
            ),
            ConsultationStage(
                consultation=consultation,
                number=2,
                title="uwagi do projektu",
                description="Projekt, który powstał z propozycji, można będzie stąd pobrać.",
                starts_on=world.today + timedelta(days=28),
                ends_at=closes_at,
                channels=[Channel.PORTAL, Channel.EMAIL, Channel.PAPER, Channel.INFO_POINT],
            ),
        ]
    )
    making.paper(
        f"Program współpracy na {year - 1} rok, od którego zaczynamy",
        f"{SUMMARY}\n\n{PRINCIPLES}",
        kind=Document.Kind.PROGRAMME,
        added_at=making.at(opens_on, 9),
        stage=first,
    )
    return consultation


def _meeting(consultation, world) -> Meeting:
    day = making.working_day(world.today + timedelta(days=10))
    meeting = Meeting.objects.create(
        consultation=consultation,
        title="Spotkanie przy stolikach tematycznych",
        starts_at=making.at(day, 16),
        ends_at=making.at(day, 19),
        place="Toruńskie Centrum Aktywności Lokalnej 2.Piętro",
        room="sala warsztatowa",
        address="ul. Konopnickiej 13, Toruń",
        agenda=texts.AGENDA,
        topic_proposals_until=making.at(day - timedelta(days=5), 13),
        registration_until=end_of_day(day - timedelta(days=2)),
    )
    meeting.co_organizers.add(world.organizations["rdpp"])
    return meeting


def _people(world, meeting, tables, coordinator) -> None:
    """The last table is full: two wait for it, one of them gets the place that somebody leaves."""
    seats = {}
    for name, organization, choices, channel, fields in texts.PEOPLE:
        first, second = (*choices, None)[:2]
        seats[name] = enter_participation(
            meeting,
            by=coordinator,
            channel=channel,
            name=name,
            organization_name=organization,
            first_choice=tables[first],
            second_choice=tables.get(second),
            **fields,
        )
    for key, first, second in (("member", 3, 1), ("manager", 5, 1)):
        person = world.users[key]
        register(
            meeting,
            by=person,
            first_choice=tables[first],
            second_choice=tables[second],
            name=person.name,
            organization_name="Fundacja Zielony Kąt",
            wants_invitations=True,
        )
    # The place goes to who has waited longest, and without an address they have to be called.
    seats[texts.LEAVES].withdraw(by=coordinator)


def _topics(meeting, coordinator) -> None:
    propose_topic(meeting, by=None, **texts.TOPIC)
    enter_topic(meeting, by=coordinator, channel=Channel.PHONE, **texts.TOPIC_BY_TELEPHONE)


def _comments(world, consultation, coordinator) -> None:
    """One on the page, one on the page and reported, one that waits."""
    good, doubtful, _waiting = (
        write_comment(consultation, by=world.users[key], text=text) for key, text in texts.COMMENTS
    )
    good.publish(by=coordinator)
    doubtful.publish(by=coordinator)
    report_comment(doubtful, by=world.users["member"], reason="Obraża ludzi, którzy to prowadzą.")
