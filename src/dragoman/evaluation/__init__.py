"""Benchmarks, metrics and the quality gate."""
