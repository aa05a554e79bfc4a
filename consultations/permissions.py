"""Who may do what with a consultation."""

from consultations.models import DepartmentMember
from tcal.accounts.permissions import is_coordinator


def can_coordinate(user, consultation) -> bool:
    """Run it: see who sits where and every remark, answer, print the documents, move it on."""
    return is_coordinator(user)


def can_answer(user, remark) -> bool:
    """Say what the city thinks of a remark.

    A department answers what it was given until everything is published together; after that only
    the coordinator prepares a correction.
    """
    if is_coordinator(user):
        return True
    if remark.department_id is None or remark.consultation.report_published_at:
        return False
    return DepartmentMember.objects.of_person(user).filter(department=remark.department_id).exists()


def can_join_remarks(user, remark) -> bool:
    """Answer remarks together, take them apart, give them to departments."""
    return is_coordinator(user)


def can_take_answer_sheet(user, consultation) -> bool:
    """Have the table of remarks to answer: of one's own department, or of all."""
    if is_coordinator(user):
        return True
    return consultation.remarks.given_to_departments_of(user).exists()


def can_return_answer_sheet(user, consultation) -> bool:
    """Send the filled-in table back; departments until everything is published together."""
    if is_coordinator(user):
        return True
    if consultation.report_published_at:
        return False
    return can_take_answer_sheet(user, consultation)


def can_moderate_comment(user, comment) -> bool:
    """Show it, hide it, and see who reported it and why."""
    return is_coordinator(user)


def can_report_comment(user, comment) -> bool:
    """Say that it breaks the rules: anybody signed in, of what others wrote."""
    return user.is_authenticated and comment.is_published and comment.user_id != user.pk


def can_withdraw_comment(user, comment) -> bool:
    """Take back what one wrote oneself."""
    may_be_withdrawn = comment.is_waiting or comment.is_published
    return user.is_authenticated and comment.user_id == user.pk and may_be_withdrawn


def can_decide_topic(user, topic) -> bool:
    """Open a table of it or decline it."""
    return is_coordinator(user)


def can_keep_programmes(user, programme=None) -> bool:
    """Enter programmes, show them, record their resolutions and reports; see what is late."""
    return is_coordinator(user)


def can_moderate(user, table) -> bool:
    """Work at a table: see its people, put proposals on its board. Not who was replaced."""
    if not user.is_authenticated:
        return False
    return is_coordinator(user) or table.moderators.current().filter(user=user).exists()
