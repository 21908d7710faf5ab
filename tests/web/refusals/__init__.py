"""Where refusals are provoked."""
