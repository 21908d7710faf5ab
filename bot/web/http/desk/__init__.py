"""The desks over HTTP: agents read them, supervisors change them."""
