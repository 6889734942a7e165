"""Courses on the article for those who have to know it (2-928(e)): assigned, taken, certified, counted."""
