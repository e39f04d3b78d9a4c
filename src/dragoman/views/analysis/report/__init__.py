"""A report on a dyad, an actor or a country as one page that stands by itself."""
