"""For every test: Hypothesis sets no deadline, for other work on a machine makes any of them late."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
