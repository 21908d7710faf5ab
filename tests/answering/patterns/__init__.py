"""That no text keeps the regular expressions of the product busy for ever."""
