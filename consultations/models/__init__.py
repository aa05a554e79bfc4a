from .consultation import Consultation
from .meeting import Meeting, TableModerator, ThematicTable
from .participation import Participation
from .programme import CooperationProgramme
from .remark import Remark

__all__ = [
    "Consultation",
    "CooperationProgramme",
    "Meeting",
    "Participation",
    "Remark",
    "TableModerator",
    "ThematicTable",
]
