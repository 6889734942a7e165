"""Sexual orientation."""
