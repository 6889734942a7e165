"""Words of forms by what they mean: concepts, each with its words and phrases in English and Spanish."""
