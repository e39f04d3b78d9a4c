"""Events to incidents."""
