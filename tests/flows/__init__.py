"""What can happen, told with real engines."""
