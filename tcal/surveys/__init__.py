"""Surveys: questions that staff and coordinators ask organisations, people or residents.

Uses organizations, accounts and shared. Upper apps hold a foreign key to ``Survey`` and lead to its
``get_absolute_url()``; ``invitations.invite`` limits it to some organisations or people, and
``results.results_of`` counts the answers. Its life in short: a draft gets its questions
(``questions``) and is opened; whoever it asks answers once (``answering.send_answers``); it is
closed and its results are read (``results``, ``exports``).

Anonymous means that nothing joins an answer to who gave it, not even in the database: see
``models.response``.
"""
