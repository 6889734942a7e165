"""Status as a victim of sexual assault."""
