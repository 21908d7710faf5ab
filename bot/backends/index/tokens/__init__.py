"""What is compared token by token: the index, how much each token says, and texts as vectors of likeness."""
