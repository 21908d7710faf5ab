"""Looking again: on a slow beat, and patiently while the store is away."""
