"""The tamper-evident log: what is in an entry, the tree over the entries, and what proves both to an outsider.

It imports nothing of ours. Lowest first: `errors`, `encoding`; `tree`, `tiles`, `checkpoint`, `note`; `signing`,
`policy`, `keys`, `receipt`; and beside them `vocabulary`, `entry`, `codec`, `commitment`, `retention`. `verify` stands
alone: one file that an outsider can copy out and run.
"""
