"""Accounts of the people who work in the archive: sign-in, second factor, sessions, lockout, the staff log."""
