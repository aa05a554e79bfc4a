"""Consultations in the admin; each module registers what it is named for.

Texts, dates and tables are edited, statuses are moved by verbs. What people sent is only read here:
it is entered and answered in the portal.
"""

from consultations.admin import advisory, consultations, departments, meetings, programmes, received

__all__ = ["advisory", "consultations", "departments", "meetings", "programmes", "received"]
