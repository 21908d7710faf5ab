"""What is understood of the talk around questions."""
