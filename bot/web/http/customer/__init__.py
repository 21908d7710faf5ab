"""What a customer's page asks for beside talking, over HTTP."""
