"""Rules of witnesses to crimes: what they saw, said and fear; and of those who are said to have seen nothing."""
