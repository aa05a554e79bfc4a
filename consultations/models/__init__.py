from .advisory import AdvisoryBody, AdvisoryMember, AdvisoryTerm, BodySession, Opinion
from .call import Invitation, PhoneCall
from .comment import Comment, CommentReport
from .consultation import Consultation
from .document import Document
from .meeting import Meeting
from .moderator import MissingModerator, TableModerator
from .participation import Participation
from .picture import ProposalPicture
from .programme import CooperationProgramme, PriorityTask, ProgrammeReminder
from .proposal import TableProposal
from .remark import Remark
from .seating import PlannedSeat, RotationSeat, SeatingPlan
from .stage import ConsultationStage, PageViews
from .table import ThematicTable
from .topic import TopicProposal
from .vote import Vote

__all__ = [
    "AdvisoryBody",
    "AdvisoryMember",
    "AdvisoryTerm",
    "BodySession",
    "Comment",
    "CommentReport",
    "Consultation",
    "ConsultationStage",
    "CooperationProgramme",
    "Document",
    "Invitation",
    "Meeting",
    "MissingModerator",
    "Opinion",
    "PageViews",
    "Participation",
    "PhoneCall",
    "PlannedSeat",
    "PriorityTask",
    "ProgrammeReminder",
    "ProposalPicture",
    "Remark",
    "RotationSeat",
    "SeatingPlan",
    "TableModerator",
    "TableProposal",
    "ThematicTable",
    "TopicProposal",
    "Vote",
]
