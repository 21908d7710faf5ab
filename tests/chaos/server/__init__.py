"""The entry point of the servers under test: faults and bugs are put into them here, never in their code."""
