"""Comparing on a page: what would change between two days, two settings of the readings, or with a draft adopted.

`words` and `saying` know no Django: the command line says the same with them.
"""
