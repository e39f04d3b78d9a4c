"""One module a page: a context record made from a store, its HTML, and where it is registered."""
