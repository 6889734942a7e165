"""Courses on the article, drawn from its table; who has taken them; and cmi5 and xAPI, by which others say so."""
