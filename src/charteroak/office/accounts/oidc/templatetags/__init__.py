"""The tag that puts the buttons of sign-on on a page."""
