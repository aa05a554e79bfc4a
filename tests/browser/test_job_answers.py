"""Remarks of the consultation of 2019, from the first one to the published report and after.

Played on its own days, beside the one that the demo tells of. Buttons are found by where they lead.
"""

import io
import re
from datetime import date, datetime

import pytest
import time_machine
from openpyxl import load_workbook
from playwright.sync_api import expect

from consultations.answer_letters import send_letters
from consultations.answer_sheets.layout import COLUMNS
from consultations.models import Consultation, CooperationProgramme, DepartmentMember, Remark
from consultations.states import Channel
from tcal.shared.periods import WARSAW
from tests.browser.pages import STAFF
from tests.browser.visited import COORDINATOR, CULTURE
from tests.factories import consultations as make
from tests.pdf import pdf_text

PHONE = 360
POINTS = [
    (1, "Rozdział 1", "Postanowienia ogólne"),
    (2, "§ 1", "Program określa, jak miasto i organizacje współpracują."),
    (2, "§ 2", "Sale centrum są czynne od poniedziałku do piątku."),
]
AUTHOR = "sobota@poczta.example"
NAME = "Sabina Sobotnia"
ANSWER = "Centrum otworzymy w pierwszą sobotę miesiąca."
CORRECTED = "Centrum otworzymy w pierwszą i trzecią sobotę miesiąca."


def on(month, day, hour=10) -> datetime:
    return datetime(2019, month, day, hour, tzinfo=WARSAW)


@pytest.fixture
def consultation(site) -> Consultation:
    with time_machine.travel(on(9, 1), tick=False):
        made = make.consultation(
            title="Wspólnie o programie, do końca",
            programme=CooperationProgramme.objects.get(year=2020),
            file_number="BKS.0541.4.2019",
            opens_on=date(2019, 9, 2),
            closes_at=on(9, 16, 23),
        )
        make.consulted_text(consultation=made, points=POINTS)
    return made


def send(page) -> None:
    """Press the main button and wait for what it leads to."""
    with page.expect_navigation():
        page.locator("main form button.btn-primary").last.click()


def test_remarks_from_the_first_one_to_the_published_report(visit, consultation):
    home = f"/konsultacje/{consultation.slug}/"
    with time_machine.travel(on(9, 5), tick=True):
        send_remark_at_a_point(visit, home, consultation)
        enter_remark_on_paper(visit, home)
        enter_remark_on_paper(visit, home, text="Klucz do sali wydawać także w portierni.")
        enter_remark_on_paper(visit, home, text="Otworzyć centrum w soboty!")
    with time_machine.travel(on(9, 17), tick=True):
        join_and_assign(visit, home, consultation)
        answer_online(visit, home, consultation)
        answer_in_a_table(visit, home, consultation)
        publish(visit, home, consultation)
    with time_machine.travel(on(9, 18), tick=True):
        read_letter_and_withdraw_name(visit, home, consultation)
        correct(visit, home, consultation)
        read_report(visit, home)


def send_remark_at_a_point(visit, home, consultation):
    resident = visit(width=PHONE, height=740)
    resident.goto(f"{home}dokument/")
    resident.locator('main a[href*="punkt=3"]').click()
    expect(resident.get_by_role("main")).to_contain_text("od poniedziałku do piątku")
    resident.locator("#id_text").fill("Otworzyć sale centrum w soboty.")
    resident.locator("#id_author_name").fill(NAME)
    resident.locator("#id_author_email").fill(AUTHOR)
    resident.locator("#id_is_name_public").check()
    assert resident.evaluate("document.documentElement.scrollWidth") <= PHONE
    send(resident)
    sent = consultation.remarks.get()
    assert (sent.number, sent.provision) == (1, "§ 2")
    assert "od poniedziałku do piątku" in sent.present_wording


def enter_remark_on_paper(visit, home, text="Zostawić centrum zamknięte w soboty."):
    coordinator = visit(COORDINATOR)
    coordinator.goto(f"{home}uwagi/nowa/")
    coordinator.locator("#id_channel").select_option(Channel.PAPER)
    coordinator.locator("#id_received_on").fill("2019-09-05")
    coordinator.locator("#id_text").fill(text)
    coordinator.locator("#id_author_name").fill("Pankracy Papierowy")
    send(coordinator)
    entered = Remark.objects.filter(text=text, channel=Channel.PAPER)
    assert entered.exists(), coordinator.get_by_role("main").inner_text()


def join_and_assign(visit, home, consultation):
    """The fourth says the same as the first; the culture department gets the first two."""
    coordinator = visit(COORDINATOR)
    coordinator.goto(f"{home}uwagi/4/polaczenie/")
    coordinator.locator("#id_to").fill("1")
    send(coordinator)
    assert consultation.remarks.get(number=4).merged_into.number == 1
    department = DepartmentMember.objects.get(user__email=CULTURE).department
    coordinator.goto(f"{home}uwagi/")
    for number in (1, 2):
        coordinator.locator(f"#remark-{number}").check()
    coordinator.locator("#id_department").last.select_option(str(department.pk))
    with coordinator.expect_navigation():
        coordinator.locator('main form[action*="/przydzial/"] button.btn').last.click()
    given = consultation.remarks.filter(department=department)
    assert list(given.in_order().values_list("number", flat=True)) == [1, 2]


def answer_online(visit, home, consultation):
    clerk = visit(CULTURE)
    clerk.goto("/konsultacje/moje-uwagi/")
    expect(clerk.get_by_role("main")).to_contain_text(consultation.title)
    assert clerk.goto(f"{home}uwagi/3/").status == 404
    clerk.goto(f"{home}uwagi/1/")
    clerk.locator('input[name="outcome"][value="partly"]').check()
    send(clerk)
    assert consultation.remarks.get(number=1).outcome == "", "partly needs a justification"
    clerk.locator("#id_justification").fill(ANSWER)
    send(clerk)
    assert consultation.remarks.get(number=1).outcome == "partly"
    for path in (home, f"{home}dokument/"):
        resident = visit()
        resident.goto(path)
        assert ANSWER not in resident.content()


def answer_in_a_table(visit, home, consultation):
    clerk = visit(CULTURE)
    workbook = load_workbook(io.BytesIO(clerk.request.get(f"{home}uwagi/wydzialy.xlsx").body()))
    sheet = workbook.active
    row = next(row for row in sheet.iter_rows() if str(row[0].value) == "2")
    places = {name: place for place, name in enumerate(COLUMNS)}
    row[places["outcome"]].value = "nie uwzględniono"
    row[places["justification"]].value = "Większość prosiła o soboty."
    filled_in = io.BytesIO()
    workbook.save(filled_in)
    clerk.goto(f"{home}uwagi/wczytaj/")
    file = {
        "name": "odpowiedzi.xlsx",
        "mimeType": "application/zip",
        "buffer": filled_in.getvalue(),
    }
    clerk.locator("#id_file").set_input_files(file)
    send(clerk)
    expect(clerk.get_by_role("main")).to_contain_text("Większość prosiła o soboty.")
    assert consultation.remarks.get(number=2).outcome == "", "only shown so far"
    send(clerk)
    assert consultation.remarks.get(number=2).outcome == "rejected"


def publish(visit, home, consultation):
    """Refused while the third remark waits, then done once."""
    coordinator = visit(COORDINATOR)
    coordinator.goto(home)
    with coordinator.expect_navigation():
        coordinator.locator('main form[action$="/zamknij/"] button').click()
    coordinator.goto(f"{home}oglos-sprawozdanie/")
    expect(coordinator.get_by_role("main")).to_contain_text("3")
    assert visit().goto(f"{home}wyniki/").status == 404
    assert not consultation.versions.exists()
    coordinator.goto(f"{home}uwagi/3/")
    coordinator.locator('input[name="outcome"][value="accepted"]').check()
    send(coordinator)
    coordinator.goto(f"{home}oglos-sprawozdanie/")
    send(coordinator)
    expect(coordinator).to_have_url(re.compile("/wyniki/$"))
    results = visit(width=PHONE, height=740)
    assert results.goto(f"{home}wyniki/").status == 200
    main = results.get_by_role("main")
    for said in (ANSWER, NAME, "Większość prosiła o soboty.", "Otworzyć centrum w soboty!"):
        expect(main).to_contain_text(said)
    assert "Papierowy" not in results.content()
    assert results.evaluate("document.documentElement.scrollWidth") <= PHONE


def read_letter_and_withdraw_name(visit, home, consultation):
    send_letters(consultation.versions.get().pk)
    assert send_letters(consultation.versions.get().pk) == 0, "nobody is told twice"
    mailbox = visit(STAFF)
    mailbox.goto(f"/poczta/?do={AUTHOR}")
    mailbox.locator("main .rows a").first.click()
    expect(mailbox.get_by_role("main")).to_contain_text(consultation.title)
    links = re.findall(r"/konsultacje/uwaga/[^\s\"<&]+?/(?=[\s\"<&])", letters_of(mailbox))
    author = visit(width=PHONE, height=740)
    author.goto(links[0])
    expect(author.get_by_role("main")).to_contain_text(ANSWER)
    author.locator('main a[href$="/zgoda/"]').click()
    with author.expect_navigation():
        author.locator("main form button").last.click()
    assert not consultation.remarks.get(number=1).is_name_public
    for path in (f"{home}wyniki/", f"{home}wyniki/1/", home):
        author.goto(path)
        assert NAME not in author.content(), path


def letters_of(mailbox) -> str:
    """All letters to the author: the first one, of the day it was sent, has the link."""
    mailbox.goto(f"/poczta/?do={AUTHOR}")
    hrefs = [link.get_attribute("href") for link in mailbox.locator("main .rows a").all()]
    return " ".join(mailbox.goto(href).text() for href in hrefs)


def correct(visit, home, consultation):
    coordinator = visit(COORDINATOR)
    coordinator.goto(f"{home}uwagi/1/")
    coordinator.locator("#id_justification").fill(CORRECTED)
    send(coordinator)
    resident = visit()
    resident.goto(f"{home}wyniki/")
    assert CORRECTED not in resident.content(), "only prepared so far"
    coordinator.goto(f"{home}korekta/")
    coordinator.locator("#id_reason").fill("Przybyła druga sobota.")
    send(coordinator)
    assert consultation.versions.count() == 2
    for path, said in ((f"{home}wyniki/", CORRECTED), (f"{home}wyniki/1/", ANSWER)):
        resident.goto(path)
        expect(resident.get_by_role("main")).to_contain_text(said)


def read_report(visit, home):
    text = pdf_text(visit().request.get(f"{home}sprawozdanie.pdf").body())
    for said in ("BKS.0541.4.2019", "Przedmiot konsultacji", "uwzględniono częściowo"):
        assert said in text
    assert CORRECTED.split()[-3] in text
    assert NAME not in text
    assert "Papierowy" not in text
    first = pdf_text(visit().request.get(f"{home}sprawozdanie.pdf?wersja=1").body())
    assert NAME not in first
