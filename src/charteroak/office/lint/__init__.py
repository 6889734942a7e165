"""Where a form is read back with its questions marked, and the review of this site's own forms."""
