"""What everybody sees: the list of consultations and the page of one."""

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Paginator
from django.db.models import OuterRef, Prefetch
from django.shortcuts import render

from consultations.filters import ConsultationFilter
from consultations.forms import CommentForm
from consultations.models import (
    Consultation,
    ConsultationStage,
    ConsultedText,
    Document,
    Participation,
    ThematicTable,
)
from consultations.page_views import count_view
from consultations.permissions import can_coordinate
from consultations.publishing import latest_version
from consultations.results import published_counts
from consultations.structured_data import meetings_as_json_ld
from consultations.taking_part import ways_to_take_part
from consultations.views.coordination.summary import coordinator_part
from tcal.accounts.permissions import is_coordinator
from tcal.shared.access import get_visible_or_404, public
from tcal.shared.mail import absolute_url

PER_PAGE = 20
COMMENTS_PER_PAGE = 20


@public
def consultation_list(request):
    visible = Consultation.objects.visible_to(request.user).latest_first()
    chosen = ConsultationFilter(request.GET or None, queryset=visible, request=request)
    found = chosen.qs.with_next_meeting().prefetch_related("stages")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "consultations/list.html",
        {
            "page": page,
            "state": chosen.chosen_state,
            "coordinates": is_coordinator(request.user),
        },
    )


@public
def consultation(request, slug):
    return page_of(request, announced_or_404(request.user, slug))


def announced_or_404(user, slug) -> Consultation:
    """Return the consultation with what its page shows of it besides meetings."""
    of_stage = Document.objects.filter(stage=OuterRef("pk")).as_links()
    of_consultation = Document.objects.filter(consultation=OuterRef("pk")).as_links()
    stages = ConsultationStage.objects.annotate(document_links=ArraySubquery(of_stage))
    return get_visible_or_404(
        Consultation.objects.visible_to(user)
        .select_related("programme", "page_views")
        .with_number_of_comments()
        .annotate(
            document_links=ArraySubquery(of_consultation),
            text_links=ArraySubquery(
                ConsultedText.objects.filter(consultation=OuterRef("pk")).as_links()
            ),
        )
        .prefetch_related(Prefetch("stages", stages)),
        slug=slug,
    )


def page_of(request, shown: Consultation, *, comment_form=None):
    """The page of a consultation; ``comment_form`` is one that was sent and refused."""
    meetings = list(shown.meetings.with_announced_tables().with_places())
    stages = list(shown.stages.all())
    return render(
        request,
        "consultations/consultation.html",
        {
            "consultation": shown,
            "documents": _documents_of(shown),
            "stages": [(stage, _documents_of(stage)) for stage in stages],
            "ways": ways_to_take_part(shown, stages, meetings),
            "meetings": meetings,
            "may_register": any(meeting.takes_registrations for meeting in meetings),
            "my_seats": _seats_of(request.user, shown),
            "my_tables": _tables_of(request.user, shown),
            "counts": _published_counts(shown),
            "page_views": count_view(request, shown),
            "share_url": absolute_url(shown.get_absolute_url()),
            "json_ld": meetings_as_json_ld(shown, meetings),
            **_comments_of(request, shown, comment_form),
            **(coordinator_part(shown) if can_coordinate(request.user, shown) else {}),
        },
    )


def _published_counts(consultation) -> dict | None:
    """How the remarks ended, as published; answers that are being written count for nothing."""
    if not consultation.report_published_at:
        return None
    version = latest_version(consultation)
    return published_counts(version) if version else None


def _documents_of(owner) -> list[Document]:
    return [Document(**link) for link in owner.document_links]


def _comments_of(request, consultation, form) -> dict:
    """Published comments by pages, one's own that others don't see, and the form."""
    published = CountedPaginator(
        consultation.comments.published().order_by("-created_at", "-pk"),
        COMMENTS_PER_PAGE,
        count=consultation.number_of_comments,
    )
    person = request.user
    may_write = person.is_authenticated and consultation.takes_comments
    return {
        "comments": published.get_page(request.GET.get("page")),
        "own_comments": consultation.comments.seen_by_author_only(person)
        if person.is_authenticated
        else [],
        "comment_form": form or (CommentForm() if may_write else None),
    }


class CountedPaginator(Paginator):
    """Pages of what was counted by another query already."""

    def __init__(self, *args, count: int, **kwargs):
        super().__init__(*args, **kwargs)
        # The parent's cached property of the same name would ask the database.
        self.__dict__["count"] = count

    def page(self, number):
        """Ask for no row where there is none."""
        if not self.count:
            self.object_list = self.object_list.none()
        return super().page(number)


def _tables_of(user, consultation):
    """What who leads a table looks for on the day: the way to it."""
    if not user.is_authenticated:
        return []
    tables = ThematicTable.objects.of_consultation(consultation).visible_to(user)
    return list(tables.to_moderate(user))


def _seats_of(user, consultation):
    if not user.is_authenticated:
        return []
    return (
        Participation.objects.of_consultation(consultation)
        .settled()
        .filter(user=user)
        .select_related("meeting", "table", "waiting_for")
    )
