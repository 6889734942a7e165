"""The AuthZEN policy decision point: the article, and the certification policy, over HTTP."""
