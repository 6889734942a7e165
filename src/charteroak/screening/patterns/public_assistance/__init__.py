"""Receipt of public assistance: benefits, applications for them, losses and denials of them."""
