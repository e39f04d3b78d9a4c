"""The numbered changes of the schema, and what runs them."""
