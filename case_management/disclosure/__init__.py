"""What leaves the house: alerts to public buyers, and what blocks them."""
