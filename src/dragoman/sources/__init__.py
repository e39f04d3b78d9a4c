"""Everything that becomes an Article."""
