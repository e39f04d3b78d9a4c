"""A store for language models: tools and resources of the Model Context Protocol, read-only."""
