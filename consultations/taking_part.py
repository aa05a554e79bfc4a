"""The ways in which one can take part in a consultation now."""

from consultations.models import Consultation, ConsultationStage, Meeting
from consultations.states import Channel

# As the page lists them.
_ORDER = [
    Channel.PORTAL,
    Channel.TABLE,
    Channel.PHONE,
    Channel.EMAIL,
    Channel.PAPER,
    Channel.POST,
    Channel.INFO_POINT,
]


def ways_to_take_part(
    consultation: Consultation, stages: list[ConsultationStage], meetings: list[Meeting]
) -> list[str]:
    """Return the channels of the stages that run, or of the next one; all where there are none.

    A meeting ahead is always a way. Empty when nothing is to be taken part in any more.
    """
    if not consultation.takes_comments:
        return []
    channels = set()
    if not consultation.deadline_has_passed:
        channels |= set(_channels_of(stages) if stages else _ORDER)
    channels.discard(Channel.TABLE)
    if any(not (meeting.is_cancelled or meeting.is_over) for meeting in meetings):
        channels.add(Channel.TABLE)
    return [channel for channel in _ORDER if channel in channels]


def _channels_of(stages) -> list[str]:
    running = [stage for stage in stages if stage.is_open]
    ahead = [stage for stage in stages if stage.is_ahead]
    return [channel for stage in running or ahead[:1] for channel in stage.channels]
