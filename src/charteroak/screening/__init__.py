"""Reading what people write, and finding what is confidential in it. `documents` reads the formats."""
