"""Plots of what the analysis finds, in one style, as PNG or SVG with the same bytes each time."""
