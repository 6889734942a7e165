"""Where a text or a file is screened and its redacted copy is handed over: nothing of either is kept.

What is given goes to a process of its own, which can write no file and reach no network (`screening.working`), and
ends with the answer. The copy comes with the page itself, so there is nothing to fetch later, and nothing to keep.
"""
