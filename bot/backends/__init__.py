"""The engines: each file implements one seam with one product."""
