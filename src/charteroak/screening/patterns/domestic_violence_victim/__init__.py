"""Status as a victim of domestic violence."""
