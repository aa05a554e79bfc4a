"""The consulted document: keeping it, and its page with a link at each point."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from consultations.consulted_texts import (
    find_point,
    save_consulted_text,
    wording_of,
    wording_to_quote,
)
from consultations.legal_text import read_legal_text
from consultations.models import ConsultedText, DepartmentMember, Provision, RemarkPicture
from consultations.publishing import publish_report
from tests.consultations.legal_texts import CITED, PROGRAMME
from tests.factories import accounts, organizations
from tests.factories import consultations as make

# Keeping -----------------------------------------------------------------------------------------

database = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


def with_text(consultation, *, text=PROGRAMME, number=1) -> ConsultedText:
    return save_consulted_text(
        consultation, by=None, number=number, title="Projekt programu", text=text
    )


class TestKeeping:
    pytestmark = database

    def test_text_is_replaced_as_a_whole(self, consultation, coordinator):
        with_text(consultation)
        saved = with_text(consultation, text="§ 1. Nowy.")
        assert [str(point) for point in saved.provisions.all()] == ["§ 1"]
        assert ConsultedText.objects.count() == 1

    def test_text_that_is_remarked_on_stays(self, consultation):
        saved = with_text(consultation)
        point = saved.provisions.get(label="§ 3")
        make.remark(consultation=consultation, provision_point=point, number=7)
        with pytest.raises(ValidationError) as refusal:
            with_text(consultation, text="§ 1. Nowy.")
        assert "7" in refusal.value.messages[0]
        assert saved.provisions.count() == len(CITED)

    def test_wording_of_a_paragraph_has_what_is_under_it(self, consultation):
        points = with_text(consultation).provisions
        assert wording_of(points.get(label="§ 2")).splitlines() == [
            "1. Program obejmuje rok 2027.",
            "2. Zadania wykonuje się:",
            "1) przez wspieranie:",
            "a) organizacji,",
            "b) grup nieformalnych;",
            "2) przez powierzanie.",
        ]
        assert wording_of(points.get(label="Rozdział 1")) == "Postanowienia ogólne"

    def test_very_long_wording_is_cut(self, consultation):
        point = with_text(consultation, text="§ 1. " + "a" * 9000).provisions.get()
        assert len(wording_to_quote(point)) == 5000
        assert wording_to_quote(point).endswith(" (…)")

    @pytest.mark.parametrize("position", ["0", "999", "-1", "x", "9" * 40, None])
    def test_point_that_is_not_there_is_none(self, consultation, position):
        with_text(consultation)
        assert find_point(consultation, number=1, position=position) is None

    def test_point_of_another_consultation_is_none(self, consultation):
        with_text(consultation)
        assert find_point(make.consultation(), number=1, position=1) is None


# The coordinator's page --------------------------------------------------------------------------


class TestEditing:
    pytestmark = database

    @pytest.fixture
    def url(self, consultation):
        return reverse("consultations:edit_consulted_text", args=[consultation.slug, 1])

    def test_preview_stores_nothing(self, client, coordinator, url):
        client.force_login(coordinator)
        page = client.post(url, {"title": "Projekt", "text": PROGRAMME, "preview": "1"})
        assert "§ 2 ust. 2 pkt 1 lit. b" in page.content.decode()
        assert not ConsultedText.objects.exists()

    def test_saving_leads_to_the_page(self, client, coordinator, url, consultation):
        client.force_login(coordinator)
        saved = client.post(url, {"title": "Projekt", "text": PROGRAMME, "save": "1"})
        assert saved.url == reverse(
            "consultations:consulted_text_number", args=[consultation.slug, 1]
        )
        assert [point.label for point in Provision.objects.all()] == CITED
        again = client.get(url).context["form"]
        assert read_legal_text(again["text"].value()) == read_legal_text(PROGRAMME)

    def test_refused_text_is_kept(self, client, coordinator, url):
        client.force_login(coordinator)
        page = client.post(url, {"title": "", "text": "Bez <b>numerów</b>", "save": "1"})
        assert set(page.context["form"].errors) == {"title", "text"}
        assert "Bez &lt;b&gt;numerów&lt;/b&gt;" in page.content.decode()

    def test_remarked_text_has_no_form_but_the_reason(self, client, coordinator, url, consultation):
        point = with_text(consultation).provisions.last()
        make.remark(consultation=consultation, provision_point=point)
        client.force_login(coordinator)
        page = client.get(url).content.decode()
        assert "<textarea" not in page
        kept = client.post(url, {"title": "Nowy", "text": "§ 1. Nowy tekst.", "save": "1"})
        assert "§ 1. Nowy tekst." in kept.content.decode()
        assert f'action="{url.replace("/1/", "/2/")}"' in kept.content.decode()
        assert Provision.objects.count() == len(CITED)

    def test_next_number_is_a_new_document_and_others_are_not_found(
        self, client, coordinator, consultation
    ):
        with_text(consultation)
        client.force_login(coordinator)
        answers = {
            number: client.get(
                reverse("consultations:edit_consulted_text", args=[consultation.slug, number])
            ).status_code
            for number in (0, 1, 2, 3)
        }
        assert answers == {0: 404, 1: 200, 2: 200, 3: 404}

    @pytest.mark.parametrize(
        ("role", "status"), [("visitor", 302), ("member", 403), ("staff", 403)]
    )
    def test_others_do_not_edit(self, as_, url, role, status):
        assert as_(role).get(url).status_code == status


# The public page ---------------------------------------------------------------------------------


class TestPage:
    pytestmark = database

    @pytest.fixture
    def text(self, consultation):
        return with_text(consultation)

    @pytest.fixture
    def url(self, consultation, text):
        return reverse("consultations:consulted_text", args=[consultation.slug])

    def test_each_point_leads_to_the_form_about_it(self, client, url, consultation):
        page = client.get(url).content.decode()
        form = reverse("consultations:remark", args=[consultation.slug])
        assert all(f'"{form}?punkt={n}"' in page for n in range(1, len(CITED) + 1))
        assert '<h3 id="p3">§ 1.</h3>' in page

    def test_after_the_deadline_there_are_no_links(self, client, coordinator):
        closed = make.consultation(days=-1)
        with_text(closed)
        page = client.get(reverse("consultations:consulted_text", args=[closed.slug]))
        assert "punkt=" not in page.content.decode()

    def test_is_linked_from_the_consultation(self, client, consultation, text):
        page = client.get(consultation.get_absolute_url()).content.decode()
        assert reverse("consultations:consulted_text_number", args=[consultation.slug, 1]) in page

    def test_second_document_has_its_own_address_and_links(self, client, consultation, text):
        with_text(consultation, text="§ 1. Drugi.", number=2)
        page = client.get(
            reverse("consultations:consulted_text_number", args=[consultation.slug, 2])
        )
        assert "dokument=2&amp;punkt=1" in page.content.decode()

    @pytest.mark.parametrize("path", ["dokument/", "dokument/2/"])
    def test_document_that_is_not_there_is_not_found(self, client, path):
        empty = make.consultation()
        assert client.get(f"{empty.get_absolute_url()}{path}").status_code == 404

    def test_text_is_escaped(self, client, consultation):
        with_text(consultation, text="§ 1. <script>alert(1)</script>")
        url = reverse("consultations:consulted_text", args=[consultation.slug])
        assert "<script>alert(1)" not in client.get(url).content.decode()

    def test_three_hundred_points_cost_as_many_queries_as_three(
        self, client, coordinator, consultation, django_assert_num_queries
    ):
        client.force_login(coordinator)
        counts = []
        for number, count in ((1, 3), (2, 300)):
            pasted = "\n".join(f"§ {n}. Treść {n}." for n in range(1, count + 1))
            points = with_text(consultation, text=pasted, number=number).provisions.all()
            for point in points:
                make.remark(consultation=consultation, provision_point=point, number=number * 1000 + point.position)  # fmt: skip
            url = reverse("consultations:consulted_text_number", args=[consultation.slug, number])
            client.get(url)
            with django_assert_num_queries(12, exact=False) as queries:
                client.get(url)
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestRemarksBesideThePoints:
    pytestmark = database

    @pytest.fixture
    def department(self):
        return organizations.organization(legal_form="institution")

    @pytest.fixture
    def answerer(self, department):
        person = accounts.user()
        DepartmentMember.objects.create(department=department, user=person)
        return person

    def seen_by(self, client, person, consultation) -> str:
        client.logout()
        if person:
            client.force_login(person)
        url = reverse("consultations:consulted_text", args=[consultation.slug])
        return client.get(url).content.decode()

    def test_before_publication_only_those_who_answer_see_them(
        self, client, consultation, coordinator, department, answerer
    ):
        point = with_text(consultation).provisions.get(label="§ 3")
        make.remark(consultation=consultation, provision_point=point, text="Cudza treść")
        make.remark(
            consultation=consultation,
            provision_point=point,
            text="Nasza treść",
            department=department,
            outcome="rejected",
            justification="Szkic odpowiedzi",
        )
        seen = {
            who: ["Cudza treść" in page, "Nasza treść" in page, "Szkic odpowiedzi" in page]
            for who, person in {
                "visitor": None,
                "member": accounts.user(),
                "staff": accounts.staff(),
                "department": answerer,
                "coordinator": coordinator,
            }.items()
            for page in [self.seen_by(client, person, consultation)]
        }
        assert seen == {
            "visitor": [False, False, False],
            "member": [False, False, False],
            "staff": [False, False, False],
            "department": [False, True, False],
            "coordinator": [True, True, False],
        }

    def test_after_publication_everybody_reads_what_was_published(self, client, coordinator):
        closed = make.consultation(status="closed", days=-1)
        point = with_text(closed).provisions.get(label="§ 3")
        named = make.remark(
            consultation=closed,
            provision_point=point,
            text="Treść jawna",
            author_name="Jola Jawna",
            author_email="jola@ngo.example",
            is_name_public=True,
            outcome="accepted",
            justification="Słusznie",
        )
        make.remark(
            consultation=closed,
            provision_point=point,
            author_name="Tola Tajna",
            channel="post",
            outcome="explained",
        )
        for remark in closed.remarks.all():
            RemarkPicture.objects.create(
                remark=remark,
                image="remarks/a.webp",
                width=9,
                height=9,
                alt=f"Szkic {remark.channel}",
            )
        publish_report(closed, by=coordinator)
        named.refresh_from_db()
        named.answer(by=coordinator, outcome="rejected", justification="Szkic korekty")
        page = self.seen_by(client, None, closed)
        assert "Treść jawna" in page
        assert "Jola Jawna" in page
        assert "Słusznie" in page
        assert "Szkic portal" in page
        assert "Szkic post" not in page
        assert "Tola Tajna" not in page
        assert "jola@ngo.example" not in page
        assert "Szkic korekty" not in page
        named.withdraw_name_consent()
        assert "Jola Jawna" not in self.seen_by(client, None, closed)
