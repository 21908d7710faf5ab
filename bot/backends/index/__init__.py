"""The index: vectors, words and a classifier of entries, saved as Generations."""
