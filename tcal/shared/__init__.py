"""What every app stands on: time, words, forms, documents, mail, the registry and the centre itself.

Uses no app of the project and has no foreign key to the user. Offers the pieces that DESIGN-level
rules are made of, so that a rule about dates, slugs, constraints or documents exists once.
"""
