"""Organisations of the city and their people: the registry that everything else refers to.

Uses accounts and shared. Offers ``Organization``, ``Membership`` and ``PublicTaskSphere``; upper
apps add sections to an organisation's page through ``tcal.shared.registry``.
"""
