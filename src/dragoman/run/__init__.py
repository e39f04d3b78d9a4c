"""Stages put together: the coder, the pipeline, the ledger."""
