"""Topics: proposed by anybody until the deadline, turned into tables by the coordinator."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from consultations.forms import DeclineTopicForm, TableOfTopicForm, TopicForm
from consultations.models import Consultation, TopicProposal
from consultations.permissions import can_coordinate, can_decide_topic
from consultations.topics import meetings_with_topics
from consultations.topics import propose_topic as propose
from tcal.shared.access import allowed_or_403, get_visible_or_404, public, rate_limited
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.states import ForbiddenMove

PER_PAGE = 30


@public
@rate_limited
def propose_topic(request, slug):
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    meetings = meetings_with_topics(consultation)
    if not meetings:
        raise Http404
    sent = request.method == "POST"
    form = TopicForm(request.POST if sent else None, meetings=meetings, user=request.user)
    if sent and form.is_valid():
        fields = dict(form.cleaned_data)
        meeting = fields.pop("meeting", meetings[0])
        person = request.user if request.user.is_authenticated else None
        try:
            topic = propose(meeting, by=person, language=request.LANGUAGE_CODE, **fields)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("consultations:topic_received", slug, topic.submission_id)
    return render(
        request,
        "consultations/propose_topic.html",
        {
            "consultation": consultation,
            "meeting": meetings[0],
            "is_open": any(meeting.takes_topic_proposals for meeting in meetings),
            "form": form,
        },
    )


@public
@require_safe
def topic_received(request, slug, submission_id):
    """Thanks. The address is known only to who sent the form."""
    topic = get_visible_or_404(
        TopicProposal.objects.for_submission(submission_id).select_related("meeting__consultation"),
        meeting__consultation__slug=slug,
    )
    return render(
        request,
        "consultations/topic_received.html",
        {"topic": topic, "meeting": topic.meeting, "consultation": topic.meeting.consultation},
    )


@require_safe
def topics(request, slug):
    return _topics_page(request, _coordinated(request, slug))


@require_POST
def topic_to_table(request, slug, pk):
    consultation = _coordinated(request, slug)
    topic = _topic_or_404(request, consultation, pk)
    allowed_or_403(can_decide_topic(request.user, topic))
    form = TableOfTopicForm(request.POST, prefix=_prefix(topic))
    if not form.is_valid():
        return _topics_page(request, consultation, refused=(topic.pk, form))
    try:
        with refusals_as_validation_errors():
            table = topic.become_a_table(by=request.user, **form.cleaned_data)
    except ForbiddenMove:
        messages.info(request, _("This topic has its table already."))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(
            request,
            _("Table %(number)d is open. Name its moderators next.") % {"number": table.number},
        )
    return redirect("consultations:topics", slug)


def decline_topic(request, slug, pk):
    consultation = _coordinated(request, slug)
    topic = _topic_or_404(request, consultation, pk)
    allowed_or_403(can_decide_topic(request.user, topic))
    if not topic.is_waiting:
        messages.info(request, _("This topic is decided already."))
        return redirect("consultations:topics", slug)
    sent = request.method == "POST"
    form = DeclineTopicForm(request.POST if sent else None)
    if sent and form.is_valid():
        try:
            topic.decline(by=request.user, **form.cleaned_data)
        except ForbiddenMove:
            messages.info(request, _("This topic is decided already."))
        else:
            messages.success(request, _("The topic is declined."))
        return redirect("consultations:topics", slug)
    return render(
        request,
        "consultations/decline_topic.html",
        {"consultation": consultation, "topic": topic, "form": form},
    )


def _topics_page(request, consultation, *, refused=None):
    """The topics; ``refused`` is one whose form was sent and can't be accepted, with that form."""
    found = (
        TopicProposal.objects.visible_to(request.user)
        .of_consultation(consultation)
        .waiting_first()
        .with_usual_capacity()
        .select_related("meeting", "table", "decided_by")
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    refused_pk, refused_form = refused or (None, None)
    for topic in page:
        initial = {"capacity": topic.usual_capacity}
        topic.table_form = (
            refused_form
            if topic.pk == refused_pk
            else TableOfTopicForm(prefix=_prefix(topic), initial=initial)
        )
    return render(
        request, "consultations/topics.html", {"consultation": consultation, "page": page}
    )


def _prefix(topic) -> str:
    """Each form of the page has names of its own, so that labels lead to the right field."""
    return f"topic{topic.pk}"


def _topic_or_404(request, consultation, pk) -> TopicProposal:
    visible = TopicProposal.objects.visible_to(request.user).of_consultation(consultation)
    return get_visible_or_404(visible.select_related("meeting__consultation"), pk=pk)


def _coordinated(request, slug) -> Consultation:
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_coordinate(request.user, consultation))
    return consultation
