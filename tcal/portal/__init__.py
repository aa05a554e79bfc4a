"""Composition: what needs several apps at once — home, search, my account, the desk, demo data.

Uses every app; none uses it.
"""
