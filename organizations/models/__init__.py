from .membership import Membership
from .organization import Organization
from .sphere import PublicTaskSphere

__all__ = ["Membership", "Organization", "PublicTaskSphere"]
