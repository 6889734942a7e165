"""Forms that do not ask: what a form asks, whether 2-929 has a word on it, and the register of lawful questions.

A reader (`readers/`) gives a form's questions in the order in which they are printed, each with where it stands and all
that is read with it; `judging` decides each; `register` silences those that a law or a service needs.
"""
