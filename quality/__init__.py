"""Held-out sets and what scores the classifiers on them: a check of quality, apart from the tests."""
