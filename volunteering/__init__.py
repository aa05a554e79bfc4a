"""Volunteering: organisations look for people, people find something worth their time.

Uses organizations, accounts and shared. Offers ``Opportunity``, ``Application`` and
``VolunteerProfile`` for composition in the portal; adds sections to the first page and to an
organisation's page, a source to the search and a queue to the staff's desk.
"""
