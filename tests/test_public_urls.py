"""Everything asks for signing in, except what is written here with the reason."""

import pytest
from django.urls import reverse

from tests.urls import all_addresses

RESIDENTS = "residents look around without an account"
DUTY = "a public body has to publish it"
MACHINES = "read by programs that have no account"
SUBSCRIPTION = "calendars and readers fetch it without an account"
SIGN_IN = "a part of signing in, or of getting an account back"
GUESTS = "residents take part with a name and an e-mail"
AT_A_TABLE = "people at a table write and read; the address holds a secret token"
SETTING = "a choice of whoever looks, kept in a cookie"

PUBLIC = {
    "home": RESIDENTS,
    "search": RESIDENTS,
    "about": RESIDENTS,
    "know_how": RESIDENTS,
    "know_how_page": RESIDENTS,
    "rules": RESIDENTS,
    "accessibility_statement": DUTY,
    "easy_read": DUTY,
    "privacy": DUTY,
    "set_language": SETTING,
    "appearance": SETTING,
    "health": MACHINES,
    "sitemap": MACHINES,
    "favicon": MACHINES,
    "picture": "photographs of rooms, which residents look at",
    "organizations:list": RESIDENTS,
    "organizations:organization": RESIDENTS,
    "organizations:csv": "the registry is public, also as a table",
    "organizations:xlsx": "the registry is public, also as a table",
    "organizations:invitation": "the link in a letter, which holds a signed token",
    "services:list": RESIDENTS,
    "services:service": RESIDENTS,
    "surveys:by_link": "residents answer without an account; the address holds a random token",
    "surveys:thanks_by_link": "residents answer without an account; the address holds a random token",
    "rooms:find": "whether a room is free is no secret; booking it asks for signing in",
    "rooms:week": "whether a room is free is no secret; who booked it is not shown",
    "rooms:room": RESIDENTS,
    "rooms:equipment": RESIDENTS,
    "rooms:room_ics": SUBSCRIPTION,
    "rooms:calendar_feed": "calendars fetch it without an account; the address holds a secret token",
    "rooms:house_rules": RESIDENTS,
    "rooms:door": "a tablet at the door shows it to everybody who comes",
    "rooms:week_sheet_pdf": "hangs at the door, where everybody reads it",
    "events:list": RESIDENTS,
    "events:month": RESIDENTS,
    "events:event": RESIDENTS,
    "events:event_ics": SUBSCRIPTION,
    "events:feed": SUBSCRIPTION,
    "events:rss": SUBSCRIPTION,
    "volunteering:list": RESIDENTS,
    "volunteering:opportunity": RESIDENTS,
    "programmes:list": RESIDENTS,
    "programmes:programme": DUTY,
    "programmes:tasks_csv": "the tasks are public, also as a table",
    "programmes:tasks_xlsx": "the tasks are public, also as a table",
    "programmes:body": RESIDENTS,
    "programmes:document": "what the city publishes; drafts are the coordinators' own",
    "consultations:list": RESIDENTS,
    "consultations:consultation": RESIDENTS,
    "consultations:register": GUESTS,
    "consultations:check_mail": GUESTS,
    "consultations:meeting": RESIDENTS,
    "consultations:meeting_ics": SUBSCRIPTION,
    "consultations:register_for": GUESTS,
    "consultations:seat": "the own page by the link in a letter, which holds a secret token",
    "consultations:withdraw": "the link on that page, with the same token",
    "consultations:confirm": "the link in a letter, which holds a secret token",
    "consultations:remark": GUESTS,
    "consultations:remark_received": GUESTS,
    "consultations:consulted_text": DUTY,
    "consultations:consulted_text_number": DUTY,
    "consultations:my_remark": "the own page by the link in a letter, which holds a secret token",
    "consultations:withdraw_name_consent": "the link on that page, with the same token",
    "consultations:my_answer_letter_pdf": "the letter with the answer, with the same token",
    "consultations:my_remark_picture": "a picture on that page, with the same token",
    "consultations:remark_picture": "of a published remark; before it of those who answer",
    "consultations:results": DUTY,
    "consultations:results_csv": "the answers are public, also as a table",
    "consultations:results_xlsx": "the answers are public, also as a table",
    "consultations:poster_pdf": "hangs on notice boards, where everybody reads it",
    "consultations:protocol_pdf": DUTY,
    "consultations:report_pdf": DUTY,
    "consultations:statistics_csv": "the numbers of the report are public, also as a table",
    "consultations:statistics_xlsx": "the numbers of the report are public, also as a table",
    "consultations:propose_topic": GUESTS,
    "consultations:topic_received": GUESTS,
    "tables:table": AT_A_TABLE,
    "tables:sent": AT_A_TABLE,
    "tables:vote": AT_A_TABLE,
    "tables:board": AT_A_TABLE,
    "tables:board_proposals": AT_A_TABLE,
    "tables:picture": AT_A_TABLE,
    "account_login": SIGN_IN,
    "account_logout": SIGN_IN,
    "account_signup": SIGN_IN,
    "account_inactive": SIGN_IN,
    "account_confirm_login_code": SIGN_IN,
    "account_email_verification_sent": SIGN_IN,
    "account_reset_password": SIGN_IN,
    "account_reset_password_done": SIGN_IN,
    "account_reset_password_from_key": SIGN_IN,
    "account_reset_password_from_key_done": SIGN_IN,
    "mfa_authenticate": SIGN_IN,
    "admin:login": "leads to the one sign-in page",
}


def test_public_addresses_are_exactly_those_written_here():
    assert {address.name for address in all_addresses() if address.is_public} == set(PUBLIC)


@pytest.mark.django_db
@pytest.mark.database
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_address_leads_a_stranger_to_signing_in(client, method):
    """Whether or not the object exists: nothing is looked up before."""
    # The admin's own sign-in page leads to the one of the portal.
    sign_in = tuple(f"{reverse(name)}?next=" for name in ["account_login", "admin:login"])
    answers = {
        address.path: getattr(client, method)(address.path)
        for address in all_addresses()
        if not address.is_public
    }
    open_doors = {
        path: response.status_code
        for path, response in answers.items()
        if response.status_code != 302 or not response.url.startswith(sign_in)
    }
    assert len(answers) > 50
    assert open_doors == {}


@pytest.mark.django_db
@pytest.mark.database
def test_the_admins_sign_in_page_leads_to_the_one_of_the_portal(client):
    assert client.get(reverse("admin:login")).url.startswith(reverse("account_login"))


@pytest.mark.django_db
@pytest.mark.database
def test_public_addresses_of_things_that_are_not_there_are_not_found(client):
    for address in all_addresses():
        if address.is_public and "nie-ma" in address.path:
            assert client.get(address.path).status_code == 404, address.path
