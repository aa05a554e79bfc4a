"""What people fill in about a consultation."""

from .answers import AnswerForm, AnswerSheetForm, AssignForm, JoinForm, ReturnedSheetForm
from .comments import CommentForm, ModerationForm, ReportForm
from .fields import TableField
from .registration import ChoicesForm, RegistrationForm
from .remarks import RemarkForm
from .seating import RotationForm, SeatingForm
from .topics import DeclineTopicForm, TableOfTopicForm, TopicForm

__all__ = [
    "AnswerForm",
    "AnswerSheetForm",
    "AssignForm",
    "ChoicesForm",
    "CommentForm",
    "DeclineTopicForm",
    "JoinForm",
    "ModerationForm",
    "RegistrationForm",
    "RemarkForm",
    "ReportForm",
    "ReturnedSheetForm",
    "RotationForm",
    "SeatingForm",
    "TableField",
    "TableOfTopicForm",
    "TopicForm",
]
