"""What an operator can set: one table of every setting there is, one TOML file, and the environment, which wins.

`setting` says what a setting is, `table` has them all, `loading` reads the file into the
environment, `example` writes the file that documents them.
"""
