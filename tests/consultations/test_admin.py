"""The admin: reference data with the constraints' own sentences, statuses by verbs."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from consultations.admin.meetings import MeetingForm, ModeratorForm
from consultations.models import Consultation, TableModerator
from tcal.shared.periods import WARSAW
from tests.factories import accounts
from tests.factories import consultations as make

NO_ROWS = {
    f"{name}-{what}_FORMS": "0"
    for name in ("stages", "meetings", "documents", "tasks")
    for what in ("TOTAL", "INITIAL")
}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.REQUIRE_MFA = False


def meeting_data(meeting, **changes) -> dict:
    def split(name, moment):
        local = moment.astimezone(WARSAW)
        return {f"{name}_0": local.strftime("%Y-%m-%d"), f"{name}_1": local.strftime("%H:%M")}

    return {
        "title": meeting.title,
        "place": meeting.place,
        "votes_each": meeting.votes_each,
        "paper_cards": meeting.paper_cards,
        "starts_at": meeting.starts_at.astimezone(WARSAW).strftime("%Y-%m-%d %H:%M"),
        "ends_at": meeting.ends_at.astimezone(WARSAW).strftime("%Y-%m-%d %H:%M"),
        **split("registration_until", meeting.registration_until),
        **changes,
    }


def test_deadline_without_an_hour_lasts_until_the_end_of_the_day(meeting):
    data = meeting_data(meeting, registration_until_0="2026-11-29", registration_until_1="")
    form = MeetingForm(data, instance=meeting)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["registration_until"] == datetime(
        2026, 11, 29, 23, 59, 59, tzinfo=WARSAW
    )
    assert form.cleaned_data["topic_proposals_until"] is None


def test_deadline_with_an_hour_keeps_it(meeting):
    data = meeting_data(meeting, topic_proposals_until_0="2026-11-27", topic_proposals_until_1="13")
    data["topic_proposals_until_1"] = "13:00"
    form = MeetingForm(data, instance=meeting)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["topic_proposals_until"] == datetime(2026, 11, 27, 13, tzinfo=WARSAW)


def test_hour_without_a_date_is_refused(meeting):
    data = meeting_data(meeting, registration_until_0="", registration_until_1="13:00")
    assert "registration_until" in MeetingForm(data, instance=meeting).errors


def test_wrong_order_of_times_is_refused_beside_a_field(meeting):
    before = meeting.starts_at - timedelta(hours=1)
    data = meeting_data(meeting, ends_at=before.astimezone(WARSAW).strftime("%Y-%m-%d %H:%M"))
    assert set(MeetingForm(data, instance=meeting).errors) == {"ends_at"}


def test_moderators_account_is_named_by_its_e_mail(table):
    account = accounts.user(email="moderator@ngo.example")
    TableModerator.objects.filter(table=table, sector="ngo").delete()
    data = {"sector": "ngo", "name": "Nowa Osoba", "user": "moderator@ngo.example"}
    form = ModeratorForm(data, instance=TableModerator(table=table))
    assert form.is_valid(), form.errors
    assert form.save().user == account
    data["user"] = "nikt@ngo.example"
    assert "user" in ModeratorForm(data, instance=TableModerator(table=table)).errors


def test_second_moderator_of_a_sector_is_refused(table):
    form = ModeratorForm(
        {"sector": "ngo", "name": "Druga Osoba"}, instance=TableModerator(table=table)
    )
    assert not form.is_valid()
    assert set(form.errors) == {"sector"}


@pytest.mark.parametrize(
    "model",
    ["consultation", "meeting", "thematictable", "cooperationprogramme", "participation", "remark"],
)
def test_coordinator_opens_each_list_and_object(signed_in, consultation, meeting, table, model):
    rows = {
        "consultation": consultation,
        "meeting": meeting,
        "thematictable": table,
        "cooperationprogramme": consultation.programme,
        "participation": make.participation(meeting=meeting, table=table),
        "remark": make.remark(consultation=consultation),
    }
    listed = signed_in.get(reverse(f"admin:consultations_{model}_changelist"))
    assert listed.status_code == 200
    url = reverse(f"admin:consultations_{model}_change", args=[rows[model].pk])
    assert signed_in.get(url).status_code == 200


@pytest.mark.parametrize("model", ["participation", "remark"])
def test_participations_and_remarks_are_only_read(signed_in, consultation, meeting, table, model):
    row = {
        "participation": make.participation(meeting=meeting, table=table, name="Stara Nazwa"),
        "remark": make.remark(consultation=consultation, text="Stara treść"),
    }[model]
    url = reverse(f"admin:consultations_{model}_change", args=[row.pk])
    assert signed_in.post(url, {"name": "Nowa", "text": "Nowa"}).status_code == 403
    assert signed_in.get(reverse(f"admin:consultations_{model}_add")).status_code == 403
    delete = reverse(f"admin:consultations_{model}_delete", args=[row.pk])
    assert signed_in.post(delete, {"post": "yes"}).status_code == 403


def test_status_is_moved_by_verbs(signed_in, coordinator):
    draft = make.consultation(status="draft")
    url = reverse("admin:consultations_consultation_decide", args=[draft.pk, "publish"])
    signed_in.post(url, {"reason": ""})
    draft.refresh_from_db()
    assert (draft.status, draft.published_by) == ("published", coordinator)


def test_consultation_is_added_as_a_draft_and_its_address_is_fixed(signed_in):
    data = {
        "programme": make.programme().pk,
        "title": "Żółta łąka",
        "summary": "Krótko.",
        "announcement": "Dłużej.",
        "opens_on": "2026-11-25",
        "closes_at_0": "2026-12-01",
        "closes_at_1": "",
        "coordinator_name": "Klara Koordynatorska",
        "coordinator_phone": "000 000 024",
        "coordinator_email": "koordynator@tcal.example",
        **NO_ROWS,
    }
    response = signed_in.post(reverse("admin:consultations_consultation_add"), data)
    assert response.status_code == 302, response.context["adminform"].form.errors
    made = Consultation.objects.get()
    assert (made.slug, made.status) == ("zolta-laka", "draft")
    assert made.closes_at == datetime(2026, 12, 1, 23, 59, 59, tzinfo=WARSAW)


def test_last_day_before_the_first_is_refused(signed_in, consultation):
    url = reverse("admin:consultations_consultation_change", args=[consultation.pk])
    page = signed_in.get(url)
    data = {
        name: value if value is not None else ""
        for name, value in page.context["adminform"].form.initial.items()
    }
    data |= {
        "opens_on": "2026-12-02",
        "closes_at_0": "2026-12-01",
        "closes_at_1": "12:00",
        **NO_ROWS,
    }
    page = signed_in.post(url, data)
    assert page.status_code == 200
    assert page.context["adminform"].form.errors


def test_time_and_place_of_an_announced_meeting_are_moved_in_the_portal(signed_in, meeting):
    url = reverse("admin:consultations_meeting_change", args=[meeting.pk])
    fields = signed_in.get(url).context["adminform"].form.fields
    assert "agenda" in fields
    assert not {"starts_at", "ends_at", "booking", "place"} & set(fields)
