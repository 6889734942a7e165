"""Whether someone's "primary place of habitation" (2-926) is in the city: a place, tested against the boundary.

The boundary and the table of addresses are the City's own, imported from its files. Of who asks, and of what they ask
about, nothing is kept. No document has a part in it, and neither has the name of a city or a ZIP code.
"""
