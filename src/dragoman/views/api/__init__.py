"""JSON over HTTP: what a store holds, to be read by programs."""
