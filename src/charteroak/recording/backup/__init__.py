"""Backups that the ledger accepts.

Lowest first: `sealing` encrypts a stream, `archive` is the set of files with its manifest, `entries` is the ledger in
it and its tree, `mirror` is what others have of the log, `returning` brings the ledger back.
"""
