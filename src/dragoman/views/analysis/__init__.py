"""What is computed from a store: panels, networks, series, event studies, audits, comparisons."""
