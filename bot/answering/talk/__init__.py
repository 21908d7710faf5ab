"""What is said around questions: follow-ups, small talk, asking for a person."""
