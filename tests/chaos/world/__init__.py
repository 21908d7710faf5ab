"""What runs beside the people: servers, their database and bus, and what befalls them."""
