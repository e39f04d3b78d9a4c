"""People judge coded events: what may be judged, whom to ask about what, and what the answers say."""
