"""The commands, as an operator and a benchmark use them."""
