"""What police are shown and handed: messages of NCIC and the state's switch, and legal papers.

Each is told apart and brought to the facts of the article's acts; what it says of a person is read, and gone.
"""
