"""What happens at the tables while a meeting lasts.

People write proposals from their telephones, the moderators put them on the board and open the
voting, and at the end the proposals go into the register of remarks. ``tokens`` are the addresses
on the tables' cards, ``proposals`` and ``voting`` the verbs, ``board`` what everybody sees,
``register`` the end, ``documents`` the printed cards and reports.
"""
