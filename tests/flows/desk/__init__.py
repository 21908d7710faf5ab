"""What can happen at a desk."""
