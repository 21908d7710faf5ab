"""What agents do beside talking: notes, tags, snoozes, canned replies, suggestions, drafts."""
