"""Rooms, desks and equipment: what there is, when it is free, who booked it.

Uses organizations, accounts and shared. Offers ``Booking`` with its verbs, ``booking_requests``
(asking for a room), ``finding`` (what is free) and ``week`` (the grid). That nothing is booked twice
is kept by the database: see ``models/allocation.py``.
"""
