"""Asking on pages: choose an act, answer one question a page, read the answer."""
