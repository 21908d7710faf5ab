"""Facts about the program, mirroring its tree."""
