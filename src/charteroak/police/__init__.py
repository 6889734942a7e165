"""What police are shown and handed: messages of NCIC and the state's switch, and legal papers.

Each is told apart and brought to the facts of the article's acts; what it says of a person is read, and gone.

`messages` and `papers` read them; `told` is what a message was told to hold; `triage` answers it, `cards` say the
answer, and `acted` gives the facts that are recorded of it.
"""
