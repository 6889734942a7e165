"""People: who works here, how they sign in, what they may do, and what was read."""

COOKIE_OF_A_KNOWN_BROWSER = "charteroak-known"
"""The cookie by which a browser that somebody has signed in with is known again (`sources`)."""
