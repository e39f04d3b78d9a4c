"""What is known beforehand and only read: codebook, actors, places, calendar."""
