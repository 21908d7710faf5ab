"""HTTP: the API, the pages, and how errors leave."""
