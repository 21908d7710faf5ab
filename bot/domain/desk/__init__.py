"""How people are found for customers: hours, service levels, offers."""
