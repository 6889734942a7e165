"""A small grammar of claims about people: named sets of words, patterns over tokens, and where a claim may stand."""
