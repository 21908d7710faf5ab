"""Facts about the quality of answers on the sample content, measured with questions written for it."""
