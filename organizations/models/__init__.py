from .claim import Claim, FormChange
from .contribution import Contribution
from .exchange import ExchangeMessage, ExchangeThread, SharedResource
from .invitation import MembershipInvitation
from .letter import Letter, LetterCopy
from .membership import Membership
from .organization import Organization
from .profile import Logo, PartnershipPart, RegisterCheck, RegistryImport, TaxListEntry
from .service import Service, ServiceApplication, ServiceUnit
from .service_record import CoachingSession, ReceivedMail
from .sphere import PublicTaskSphere

__all__ = [
    "Claim",
    "CoachingSession",
    "Contribution",
    "ExchangeMessage",
    "ExchangeThread",
    "FormChange",
    "Letter",
    "LetterCopy",
    "Logo",
    "Membership",
    "MembershipInvitation",
    "Organization",
    "PartnershipPart",
    "PublicTaskSphere",
    "ReceivedMail",
    "RegisterCheck",
    "RegistryImport",
    "Service",
    "ServiceApplication",
    "ServiceUnit",
    "SharedResource",
    "TaxListEntry",
]
