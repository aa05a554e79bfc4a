from .contribution import Contribution
from .membership import Membership
from .organization import Organization
from .sphere import PublicTaskSphere

__all__ = ["Contribution", "Membership", "Organization", "PublicTaskSphere"]
