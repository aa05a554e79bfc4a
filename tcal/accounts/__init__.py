"""The person who signs in: account, global roles and the second factor.

Uses ``tcal.shared``. Offers ``User`` with its roles; roles inside an organisation, at a table or in a
department are rows of the apps that own them.
"""
