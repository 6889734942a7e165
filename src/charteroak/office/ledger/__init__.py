"""The ledger on pages: what it holds, counted; each entry with its proof; and a check in the reader's own browser.

Lowest first: `words`, `opened`; `said`, `signed`; `periods`, `chart`, `chosen`, `overview`; `listing`; `proof`,
`entry`; `views`.
"""
