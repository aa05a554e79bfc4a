"""What people fill in about a consultation."""

from .answers import AnswerForm
from .comments import CommentForm, ModerationForm, ReportForm
from .fields import TableField
from .registration import ChoicesForm, RegistrationForm
from .remarks import RemarkForm
from .seating import RotationForm, SeatingForm
from .topics import DeclineTopicForm, TableOfTopicForm, TopicForm

__all__ = [
    "AnswerForm",
    "ChoicesForm",
    "CommentForm",
    "DeclineTopicForm",
    "ModerationForm",
    "RegistrationForm",
    "RemarkForm",
    "ReportForm",
    "RotationForm",
    "SeatingForm",
    "TableField",
    "TableOfTopicForm",
    "TopicForm",
]
