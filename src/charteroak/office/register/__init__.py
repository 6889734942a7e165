"""The register of lawful questions: the pages that keep it, and the public one."""
