"""The models that embed, and which of them reads what."""
