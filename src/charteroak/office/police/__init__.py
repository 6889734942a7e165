"""The pages for the police: a message read for the dispatcher, a paper read, and the officer's page on a phone.

They decide nothing and keep nothing: `charteroak.police` reads, `law` answers, and what was read is gone.
"""
