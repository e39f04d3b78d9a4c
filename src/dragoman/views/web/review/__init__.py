"""The parts of the page on which events are judged."""
