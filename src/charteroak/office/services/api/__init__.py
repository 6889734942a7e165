"""The HSDS 3.1 API at `/hsds`: the catalogue for other systems, to read. It is public, and asks nothing of anyone."""
