"""What can happen: one file per story."""
