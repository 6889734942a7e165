"""Readers of forms: a module a format, with a function that takes bytes and gives a form."""
