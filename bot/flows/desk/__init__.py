"""What can happen at a desk: who is there, what is offered, passed on, watched and hinted."""
