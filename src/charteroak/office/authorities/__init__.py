"""The register of legal authorities: what a statute, a regulation or an order requires or forbids, and until when."""
