"""Sentences of allauth's forms that the portal says in its own words.

They are listed so that ``make messages`` keeps them in our catalogue, which comes before theirs.
"""

from django.utils.translation import gettext_noop as _

SAID_DIFFERENTLY = (
    _("Forgot your password?"),
    _("The email address and/or password you specified are not correct."),
    _("Too many failed login attempts. Try again later."),
    _("Please type your current password."),
    _("You must type the same password each time."),
    _("Remember Me"),
    _("Email address"),
    _("Current Password"),
    _("Password (again)"),
    _("New Password (again)"),
    _("Authenticator code"),
    _("Incorrect code."),
    _("Use authenticator app or code"),
    _("Enter Email Verification Code"),
    _("Email Verification"),
    _("You have confirmed %(email)s."),
    _("Confirmation email sent to %(email)s."),
    _("Successfully signed in as %(name)s."),
    _("You have signed out."),
    _("Authenticator app activated."),
    _("Authenticator app deactivated."),
    _("A new set of recovery codes has been generated."),
)
