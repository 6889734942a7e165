"""The City's services, open to every resident alike (2-927(a)): found by need, place and language; and the HSDS API."""
