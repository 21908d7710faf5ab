"""The SQL database beneath the stores: its migrations, its clock, and what becomes of its faults."""
