"""Facts about casework at the edge."""
