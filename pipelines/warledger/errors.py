"""Errors that a user can mend: each message says what is wrong, where, and what to do next."""


class WarledgerError(Exception):
    """Base of every expected error; the command line shows its message and no traceback."""
