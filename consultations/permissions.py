"""Who may do what with a consultation."""

from tcal.accounts.permissions import is_coordinator


def can_coordinate(user, consultation) -> bool:
    """Run it: see who sits where and every remark, answer, print the documents, move it on."""
    return is_coordinator(user)


def can_answer(user, remark) -> bool:
    """Say what the city thinks of a remark; not after the answers were published together."""
    return is_coordinator(user) and remark.consultation.report_published_at is None
