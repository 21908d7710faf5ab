"""Hours, promises and offers."""
