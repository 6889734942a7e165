"""What is recorded of an answer that someone acts on, and where this city's ledger lies.

It joins the law, which knows no ledger, to the ledger, which knows no law. Lowest first: `folder`, `succession`,
`place`; `words`, `entries`, `given`; `setup`; `reading`; `stewardship`; `recorder`.
"""
