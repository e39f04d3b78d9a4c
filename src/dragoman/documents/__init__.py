"""Article to Document: cleaning, regions, dateline."""
