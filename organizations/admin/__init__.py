"""The admin of organisations; each module registers what it is named for."""

from organizations.admin import agreements, claims, contributions, registry
from organizations.admin.registry import OrganizationAdmin

__all__ = ["OrganizationAdmin", "agreements", "claims", "contributions", "registry"]
