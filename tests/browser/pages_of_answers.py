"""Pages of remarks and answers, by the account that comes to them."""

from django.urls import reverse

from consultations.models import Consultation
from consultations.own_remarks import own_page
from tcal.shared.periods import local_today
from tests.browser.visited import COORDINATOR, CULTURE, Visited


def pages_of_answers(consultation, reported) -> list[Visited]:
    """The document in points, what became of remarks, the own page of somebody who wrote one."""
    quiet = Consultation.objects.get(title="Formularz oferty na mały grant")
    remark = consultation.remarks.first()
    at_a_point = reverse("consultations:remark", args=[consultation.slug]) + "?punkt=4"
    return [
        Visited(
            "consulted-text", reverse("consultations:consulted_text", args=[consultation.slug])
        ),
        Visited("remark-at-point", at_a_point),
        Visited("results", reverse("consultations:results", args=[reported.slug])),
        Visited("results-first", reverse("consultations:results", args=[reported.slug, 1])),
        Visited("results-none", reverse("consultations:results", args=[quiet.slug])),
        Visited("my-remark", own_page(remark)),
        Visited("my-remark-answered", own_page(reported.remarks.first())),
        Visited("my-remark-consent", f"{own_page(remark)}zgoda/"),
    ]


def pages_of_answering(reported) -> list[Visited]:
    """The register and what follows from it at the coordinator's, and at a department's."""
    now = Consultation.objects.get(title=f"Wspólnie o programie {local_today().year + 1}")

    def page(name, *args, of=now, by=COORDINATOR):
        path = reverse(f"consultations:{name}", args=[of.slug, *args])
        return Visited(f"consultation-{name}", path, by)

    return [
        *(page("remarks", of=one) for one in (now, reported)),
        *(page("answer", number, of=now) for number in (1, 4, 5)),
        page("answer", 1, of=reported),
        page("join_remark", 2),
        *(page(name, of=now) for name in ("import_answers", "publish_report", "edit_result")),
        page("edit_consulted_text", 1),
        *(page(name, of=reported) for name in ("publish_report", "publish_correction")),
        *(page(name, of=reported) for name in ("edit_result", "answer_letters", "documents")),
        Visited("my-remarks", reverse("consultations:my_remarks"), CULTURE),
        page("answer", 4, by=CULTURE),
        page("import_answers", by=CULTURE),
    ]
