"""The desk: the first page of whoever is signed in, with what waits for them."""
