"""The table, elsewhere.

Modules of this package decide many rows at once: columns (`columns`, `frames`, `kernel`), files (`bulk`, `files`) and
Spark (`spark`). `sql` says the table as SQL, `exports` as policies of other engines. `smt`, `proofs` and `properties`
show what is true of it; `comparison` shows what would change.
"""
