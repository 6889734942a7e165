"""What is recorded of an answer that someone acts on, and where this city's ledger lies.

It joins the law, which knows no ledger, to the ledger, which knows no law. Lowest first: `folder`, `succession`,
`place`; `matter_words`, `words`; `entries`, `given`, `matters`; `setup`; `reading`,
`growth`; `stewardship`; `recorder`.

Beside that, what the whole service shares: `configuration` is its settings, `noticing`, `log_lines` and `measures` are
what is told, logged and counted of it, `backup` copies what is kept and brings it back.
"""
