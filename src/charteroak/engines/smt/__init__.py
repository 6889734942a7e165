"""Norms for solvers: `encoding` says them, `query` asks, `with_z3` and `with_cvc5` answer."""
