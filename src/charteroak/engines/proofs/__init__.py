"""What is proved of the article: claims, their proofs by solvers and by enumeration, and counterexamples."""
