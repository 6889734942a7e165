"""The table, elsewhere: in columns, and later in other engines."""
