"""Complaints: that the article was not followed, said without a name."""
