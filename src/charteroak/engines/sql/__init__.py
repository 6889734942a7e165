"""The table as SQL, for DuckDB, SQLite, PostgreSQL, Spark and Trino: `script` puts together what the others make."""
