from .application import Application
from .opportunity import Opportunity
from .profile import VolunteerProfile
from .skill import Skill

__all__ = ["Application", "Opportunity", "Skill", "VolunteerProfile"]
