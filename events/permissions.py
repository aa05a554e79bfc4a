"""Who may do what with an event."""

from events.states import WITH_ITS_AUTHOR, WITH_STAFF
from organizations.models import Organization
from organizations.permissions import can_act_for
from tcal.accounts.permissions import is_centre_staff


def can_announce(user) -> bool:
    """Whether there is an active organisation in whose name this person may announce."""
    return Organization.objects.active().of_member(user).exists()


def can_edit(user, event) -> bool:
    """The organisation until it sends the event in, afterwards staff, who also correct slips."""
    if event.status in WITH_ITS_AUTHOR:
        return can_act_for(user, event.organizer)
    return event.status in WITH_STAFF and is_centre_staff(user)


def can_cancel(user, event) -> bool:
    return is_centre_staff(user) or can_act_for(user, event.organizer)


def can_decide(user, event) -> bool:
    """Staff decide, but nobody on what they sent in themselves, unless the centre is the host."""
    return is_centre_staff(user) and (
        event.submitted_by_id != user.pk or event.organizer.is_operator
    )
