"""The article: its words, its terms, its norms, its readings, its dates."""
