from .answer import Answer
from .question import Option, Question
from .response import HasAnswered, Response
from .survey import Survey

__all__ = ["Answer", "HasAnswered", "Option", "Question", "Response", "Survey"]
