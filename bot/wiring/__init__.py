"""Picks the engines that the settings name and assembles what runs on them; nobody else does."""
