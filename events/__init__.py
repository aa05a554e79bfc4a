"""Events of the centre and of organisations: announced, published by staff, found by residents.

Uses rooms, organizations, accounts and shared. Offers ``Event`` with its verbs and the QuerySets that
other pages speak (``announced().upcoming()``, ``on_day()``, ``in_month()``), ``month`` (the calendar
as a table) and ``feeds`` (ICS and RSS).
"""
