"""What waits for coordinators: comments, topics, people who have to be called."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from consultations.models import Comment, PhoneCall, TopicProposal
from tcal.accounts.permissions import is_coordinator
from tcal.shared.registry import DeskItem, DeskQueue


def _all_consultations() -> str:
    return reverse("consultations:list")


def _item_of_comment(comment) -> DeskItem:
    why = _("reported") if comment.is_published else pgettext("comment", "new")
    return DeskItem(
        title=Truncator(comment.text).words(12),
        since=comment.waits_since,
        url=reverse(
            "consultations:moderate_comment", args=[comment.consultation.slug, comment.key]
        ),
        detail=f"{why} · {comment.consultation}",
    )


WAITING_COMMENTS = DeskQueue(
    name="consultation_comments",
    label=gettext_lazy("Comments on consultations"),
    may_see=is_coordinator,
    waiting=lambda user: Comment.objects.awaiting_moderator().select_related("consultation"),
    item=_item_of_comment,
    url=_all_consultations,
)


def _item_of_topic(topic) -> DeskItem:
    consultation = topic.meeting.consultation
    return DeskItem(
        title=topic.topic,
        since=topic.proposed_at,
        url=reverse("consultations:topics", args=[consultation.slug]),
        detail=f"{topic.author_name} · {consultation}",
    )


WAITING_TOPICS = DeskQueue(
    name="consultation_topics",
    label=gettext_lazy("Proposed topics"),
    may_see=is_coordinator,
    waiting=lambda user: (
        TopicProposal.objects.visible_to(user)
        .waiting()
        .select_related("meeting__consultation")
        .order_by("proposed_at", "pk")
    ),
    item=_item_of_topic,
    url=_all_consultations,
)


def _item_of_call(call) -> DeskItem:
    participation = call.participation
    meeting = participation.meeting
    return DeskItem(
        title=f"{participation.name}, {participation.phone}".rstrip(", "),
        since=call.since,
        url=reverse("consultations:calls", args=[meeting.consultation.slug, meeting.number]),
        detail=f"{call.get_about_display()} · {meeting.consultation}",
    )


CALLS_TO_MAKE = DeskQueue(
    name="consultation_calls",
    label=gettext_lazy("People to call"),
    may_see=is_coordinator,
    waiting=lambda user: (
        PhoneCall.objects.visible_to(user)
        .to_make()
        .select_related("participation__meeting__consultation")
    ),
    item=_item_of_call,
    url=_all_consultations,
)
