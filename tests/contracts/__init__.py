"""What every engine of a seam must do; a new engine is one more parameter of a fixture."""
