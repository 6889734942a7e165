"""The article on pages: its words with their norms beside them, and a card for each act."""
