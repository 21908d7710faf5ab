"""What the server bears: how many, how slow, how much, and how it goes away."""
