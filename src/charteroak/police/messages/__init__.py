"""Messages of NCIC and of the switches, as text and in XML: `ncic` reads one, the others are its steps."""
