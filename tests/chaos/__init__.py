"""Real processes under kills, stops and cuts; then what the clients saw is held against what the store has."""
