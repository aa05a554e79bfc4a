"""Consultations of the yearly cooperation programme: announcement, meeting, remarks, report.

Uses accounts and shared. Offers a section for the home page, a search source, and the documents
that the coordinator prints; nothing imports it but ``tcal.portal``. Its life in short:
a ``Consultation`` is published; people take seats at the ``ThematicTable``s of its ``Meeting``
(`registration`, with `waiting` and `choices`) and send remarks (`remarks`); the coordinator answers
each ``Remark``, closes the consultation and publishes the report (`report`).
"""
