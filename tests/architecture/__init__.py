"""What holds for the whole tree: layers, sizes, names, documentation, and what is shipped."""
