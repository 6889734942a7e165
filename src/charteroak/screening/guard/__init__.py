"""Guards of a database: privileges, views with masks and row-level security as SQL, and probes that prove them."""
