"""A small linear model beside the rules: it scores each sentence for each class, made from the repository's texts."""
