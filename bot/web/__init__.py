"""The edge: HTTP and websockets, nothing else."""
