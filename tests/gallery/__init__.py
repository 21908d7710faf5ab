"""Pictures of every state of both apps on one page, for people to look at: `make gallery`."""
