"""Reading and splitting a bank's content."""
