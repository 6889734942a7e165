"""Who is a resident (2-926): the question by which it is asked, and nothing kept of it."""
