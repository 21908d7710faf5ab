"""Facts about what people see: a real Chromium, a real server, real content."""
