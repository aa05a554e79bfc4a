"""The life of the meeting of June 2019, from its announcement to the last proposal of a table.

Played on its own days, beside the one that the demo tells of. Buttons are found by where they lead.
"""

import re
from datetime import date, datetime

import pytest
import time_machine
from playwright.sync_api import expect

from consultations.live.tokens import board_token, writing_token
from consultations.models import (
    Consultation,
    CooperationProgramme,
    Meeting,
    Participation,
    Remark,
    TableProposal,
)
from consultations.states import Channel, ParticipationStatus, ProposalStatus, Sector
from tcal.accounts.models import User
from tcal.shared.periods import WARSAW
from tests.browser.pages import COORDINATOR, MEMBER, STAFF
from tests.factories import consultations as make
from tests.factories import pictures

PHONE = 360
TOPICS = [
    "kultura",
    "sport i rekreacja",
    "promocja miasta i turystyka, środowisko",
    "rodzina, polityka społeczna, integracja i aktywizacja mieszkańców",
    "ochrona zdrowia i niepełnosprawność",
    "seniorzy",
]
EXTRA_TOPIC = "oferta i regulamin centrum 2.Piętro"
GERARD, WANDA = "gerard@poczta.example", "wanda@poczta.example"


def june(day, hour=10, minute=0, second=0) -> datetime:
    return datetime(2019, 6, day, hour, minute, second, tzinfo=WARSAW)


@pytest.fixture
def consultation(site) -> Consultation:
    """A draft with a meeting and six tables, as the coordinator has prepared it in the admin."""
    with time_machine.travel(june(11), tick=False):
        made = make.consultation(
            title="Wspólnie o programie, jeszcze raz",
            status="draft",
            programme=CooperationProgramme.objects.get(year=2020),
            opens_on=date(2019, 6, 12),
            closes_at=june(30, 23, 59, 59),
        )
        meeting = make.meeting(
            consultation=made,
            starts_at=june(26, 16),
            ends_at=june(26, 19),
            place="Centrum Kulturalno-Kongresowe Jordanki",
            topic_proposals_until=june(19, 13),
            registration_until=june(24, 23, 59, 59),
        )
        for topic in TOPICS:
            table = make.table(
                meeting=meeting, topic=topic, capacity=2 if topic == "kultura" else 8
            )
            make.moderator(table=table, sector=Sector.LOCAL_GOVERNMENT)
            leader = User.objects.get(email=MEMBER) if table.number == 1 else None
            make.moderator(table=table, sector=Sector.NGO, user=leader)
    return made


def press(page, address_ends_with: str) -> None:
    """Press the button of the form that leads there."""
    click(page, page.locator(f'main form[action$="{address_ends_with}"] button').first)


def click(page, button) -> None:
    """Press it and wait for what it leads to."""
    with page.expect_navigation():
        button.click()


def send(page) -> None:
    page.locator(
        "main form.form-panel button.btn-primary, main form button.btn-primary"
    ).last.click()


def link_in_letter(visit, *, to: str, part: str) -> str:
    """What the newest letter to somebody links to, as the demo's mailbox shows it."""
    page = visit(STAFF)
    page.goto(f"/poczta/?do={to}")
    page.locator("main .rows a").first.click()
    return re.search(rf"/konsultacje/{part}/[^\s\"<&]+/", page.content()).group()


def test_life_of_the_meeting(visit, consultation):
    meeting = consultation.meetings.get()
    home = f"/konsultacje/{consultation.slug}/"
    with time_machine.travel(june(12), tick=True):
        announce(visit, home)
    with time_machine.travel(june(18, 19), tick=True):
        propose_topic(visit, home)
    with time_machine.travel(june(19, 12, 30), tick=True):
        open_table_of_topic(visit, home, meeting)
    with time_machine.travel(june(20), tick=True):
        sign_up(visit, home, meeting)
    come_too_late(visit, home, meeting)
    with time_machine.travel(june(26, 15, 30), tick=True):
        prepare(visit, home)
    with time_machine.travel(june(26, 16, 20), tick=True):
        meet(visit, home, meeting)


def announce(visit, home):
    assert visit().goto(home).status == 404
    coordinator = visit(COORDINATOR)
    coordinator.goto(home)
    press(coordinator, "/oglos/")
    resident = visit(width=PHONE, height=740)
    assert resident.goto(home).status == 200
    main = resident.get_by_role("main")
    for said in ["Jordanki", "000 000 024", *TOPICS]:
        expect(main).to_contain_text(said)


def propose_topic(visit, home):
    resident = visit(width=PHONE, height=740)
    resident.goto(f"{home}temat/")
    resident.locator("#id_topic").fill(EXTRA_TOPIC)
    resident.locator("#id_description").fill("Korzystamy z sal i mamy kilka pomysłów.")
    resident.locator("#id_author_name").fill("Natasza Pomysłowa")
    resident.locator("#id_author_email").fill("natasza@poczta.example")
    send(resident)
    expect(resident).to_have_url(re.compile(r"/temat/[0-9a-f-]{36}/$"))
    expect(resident.get_by_role("main")).to_contain_text(EXTRA_TOPIC)


def open_table_of_topic(visit, home, meeting):
    coordinator = visit(COORDINATOR)
    coordinator.goto(f"{home}tematy/")
    press(coordinator, "/stolik/")
    table = meeting.tables.get(number=7)
    assert table.topic == EXTRA_TOPIC
    # Named in the admin by now.
    make.moderator(table=table, sector=Sector.LOCAL_GOVERNMENT, name="Bożena Schodowa")
    make.moderator(table=table, sector=Sector.NGO, name="Cezary Półpiętro")


def fill_in_registration(page, home, meeting, *, name, email, first, second=None):
    page.goto(f"{home}zapisy/")
    page.locator("#id_name").fill(name)
    page.locator("#id_email").fill(email)
    choose(page, "first_choice", meeting.tables.get(number=first))
    if second:
        choose(page, "second_choice", meeting.tables.get(number=second))
    send(page)


def choose(page, field, table):
    page.locator(f'input[name="{field}"][value="{table.pk}"]').check()


def sign_up(visit, home, meeting):
    """A guest, somebody by telephone, and who finds the first table full."""
    guest = visit(width=PHONE, height=740)
    fill_in_registration(guest, home, meeting, name="Gerard Gość", email=GERARD, first=1)
    expect(guest).to_have_url(re.compile("/zapisy/poczta/$"))
    guest.goto(link_in_letter(visit, to=GERARD, part="potwierdz"))
    send(guest)
    gerard = Participation.objects.get(email=GERARD)
    assert (gerard.status, gerard.table.number) == (ParticipationStatus.CONFIRMED, 1)

    coordinator = visit(COORDINATOR)
    coordinator.goto(f"{home}uczestnicy/nowy/")
    coordinator.locator("#id_channel").select_option(Channel.PHONE)
    coordinator.locator("#id_name").fill("Telimena Dzwonek")
    coordinator.locator("#id_phone").fill("000 000 388")
    choose(coordinator, "first_choice", meeting.tables.get(number=1))
    send(coordinator)
    telimena = meeting.participations.get(name="Telimena Dzwonek")
    assert (telimena.status, telimena.table.number, telimena.email) == ("confirmed", 1, None)

    late = visit(width=PHONE, height=740)
    fill_in_registration(late, home, meeting, name="Wanda Wahadło", email=WANDA, first=1, second=2)
    late.goto(link_in_letter(visit, to=WANDA, part="potwierdz"))
    send(late)
    wanda = Participation.objects.get(email=WANDA)
    assert (wanda.table.number, wanda.waiting_for.number) == (2, 1)

    # A plan for all: nothing moves as long as nobody accepts it.
    coordinator.goto(f"{home}spotkania/1/rozsadzenie/")
    send(coordinator)
    seats = dict(meeting.participations.values_list("name", "table__number"))
    assert meeting.seating_plans.proposed().exists()
    press(coordinator, "/odrzucenie/")
    assert dict(meeting.participations.values_list("name", "table__number")) == seats

    # Gerard can't come after all: the place is Wanda's, and she is told.
    guest.goto(Participation.objects.get(email=GERARD).own_page + "rezygnacja/")
    click(guest, guest.locator("main form button").last)
    wanda.refresh_from_db()
    assert (wanda.table.number, wanda.waiting_for) == (1, None)
    assert link_in_letter(visit, to=WANDA, part="miejsce")


def come_too_late(visit, home, meeting):
    """The form was open before midnight and is sent a second after it: nothing typed is lost."""
    resident = visit(width=PHONE, height=740)
    with time_machine.travel(june(24, 23, 58), tick=True):
        resident.goto(f"{home}zapisy/")
        resident.locator("#id_name").fill("Sabina Spóźniona")
        resident.locator("#id_email").fill("sabina@poczta.example")
        choose(resident, "first_choice", meeting.tables.get(number=4))
    with time_machine.travel(june(25, 0, 0, 0), tick=True):
        send(resident)
        expect(resident.get_by_role("main")).to_contain_text("000 000 024")
        expect(resident.locator("#id_name")).to_have_value("Sabina Spóźniona")
    assert not Participation.objects.filter(email="sabina@poczta.example").exists()


def prepare(visit, home):
    """Cards and lists are printed; one table's host has fallen ill."""
    coordinator = visit(COORDINATOR)
    for document in ("karty-stolikow.pdf", "spotkania/1/karty-propozycji.pdf"):
        printed = coordinator.request.get(f"{home}{document}")
        assert printed.body().startswith(b"%PDF")
    assert coordinator.request.get(f"{home}lista-obecnosci.pdf").ok
    coordinator.goto(f"{home}spotkania/1/stoliki/3/zastepstwo/")
    coordinator.locator('input[name="sector"][value="ngo"]').check()
    coordinator.locator("#id_name").fill("Zyta Zastępcza")
    coordinator.locator("#id_reason").fill("nagła choroba")
    send(coordinator)
    table = Meeting.objects.get(consultation__title__endswith="jeszcze raz").tables.get(number=3)
    assert table.moderator_of_ngos.name == "Zyta Zastępcza"


def meet(visit, home, meeting):
    table = meeting.tables.get(number=1)
    walk_in(visit, home, meeting)
    board = visit(width=1280, height=720)
    board.goto(f"/stolik/{board_token(table)}/tablica/")
    first = write_at_the_table(visit, table, "Konkursy ogłaszać jesienią.", photo=True)
    second = write_at_the_table(visit, table, "Jesienią, nie w styczniu!")
    third = write_at_the_table(visit, table, "Wypożyczalnia nagłośnienia.")
    assert [one.number for one in (first, second, third)] == [11, 12, 13], "cards have 1 to 10"
    expect(board.get_by_role("main")).not_to_contain_text("jesienią")

    moderator = visit(MEMBER, width=PHONE, height=740)
    desk = f"{home}spotkania/1/stoliki/1/"
    assert moderator.goto(f"{home}spotkania/1/stoliki/2/").status == 403
    moderator.goto(desk)
    press(moderator, f"/{first.number}/na-tablice/")
    press(moderator, f"/{third.number}/na-tablice/")
    moderator.goto(f"{desk}propozycje/{second.number}/")
    moderator.locator('select[name="other"]').select_option(str(first.pk))
    press(moderator, "/dolaczenie/")
    second.refresh_from_db()
    assert (second.status, second.merged_into) == (ProposalStatus.MERGED, first)
    expect(board.get_by_role("main")).to_contain_text("Konkursy ogłaszać jesienią.")

    moderator.goto(desk)
    press(moderator, "/glosowanie/otworz/")
    voter = visit(width=PHONE, height=740)
    voter.goto(f"/stolik/{writing_token(table)}/")
    press(voter, "/glos/")
    assert table.votes.count() == 1
    assert voter.evaluate("document.documentElement.scrollWidth") <= PHONE
    moderator.goto(desk)
    press(moderator, "/glosowanie/zamknij/")
    assert moderator.evaluate("document.documentElement.scrollWidth") <= PHONE
    press(moderator, "/do-rejestru/")

    recorded = Remark.objects.filter(consultation__meetings=meeting).in_order()
    assert [one.proposal for one in recorded] == [first, third]
    coordinator = visit(COORDINATOR)
    coordinator.goto(f"{home}uwagi/")
    for one in recorded:
        expect(coordinator.get_by_role("main")).to_contain_text(one.text)
    report = coordinator.request.get(f"{desk}raport.pdf")
    assert report.body().startswith(b"%PDF")


def walk_in(visit, home, meeting):
    coordinator = visit(COORDINATOR)
    coordinator.goto(f"{home}spotkania/1/z-ulicy/")
    coordinator.locator("#id_name").fill("Konrad Zulicy")
    choose(coordinator, "table", meeting.tables.get(number=2))
    send(coordinator)
    konrad = meeting.participations.get(name="Konrad Zulicy")
    assert (konrad.channel, konrad.table.number) == (Channel.WALK_IN, 2)


def write_at_the_table(visit, table, text, *, photo=False) -> TableProposal:
    """What somebody does who has read the code of the card: nothing but a form, no account."""
    resident = visit(width=PHONE, height=740)
    resident.goto(f"/stolik/{writing_token(table)}/")
    resident.locator("#id_text").fill(text)
    if photo:
        picture = {
            "name": "arkusz.jpg",
            "mimeType": "image/jpeg",
            "buffer": pictures.upload().read(),
        }
        resident.locator("#id_photo").set_input_files(picture)
    send(resident)
    expect(resident).to_have_url(re.compile("/dziekujemy/"))
    written = table.proposals.get(text=text)
    assert written.status == ProposalStatus.WAITING
    assert written.pictures.count() == int(photo)
    return written
