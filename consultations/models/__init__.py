from .advisory import AdvisoryBody, AdvisoryMember, AdvisoryTerm, BodySession, Opinion
from .call import Invitation, PhoneCall
from .comment import Comment, CommentReport
from .consultation import Consultation
from .consulted_text import ConsultedText, Provision
from .department import DepartmentMember
from .document import Document
from .making import DocumentInTheMaking
from .meeting import Meeting
from .moderator import MissingModerator, TableModerator
from .participation import Participation
from .picture import ProposalPicture
from .programme import CooperationProgramme, PriorityTask, ProgrammeReminder
from .proposal import TableProposal
from .published import AnswerLetter, AnswersImport, PublishedAnswer, ReportVersion
from .remark import Remark
from .remark_picture import RemarkPicture
from .seating import PlannedSeat, RotationSeat, SeatingPlan
from .stage import ConsultationStage, PageViews
from .table import ThematicTable
from .topic import TopicProposal
from .vote import Vote

__all__ = [
    "AdvisoryBody",
    "AdvisoryMember",
    "AdvisoryTerm",
    "AnswerLetter",
    "AnswersImport",
    "BodySession",
    "Comment",
    "CommentReport",
    "Consultation",
    "ConsultationStage",
    "ConsultedText",
    "CooperationProgramme",
    "DepartmentMember",
    "Document",
    "DocumentInTheMaking",
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
    "Provision",
    "PublishedAnswer",
    "Remark",
    "RemarkPicture",
    "ReportVersion",
    "RotationSeat",
    "SeatingPlan",
    "TableModerator",
    "TableProposal",
    "ThematicTable",
    "TopicProposal",
    "Vote",
]
