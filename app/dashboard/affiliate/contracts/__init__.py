"""One contract of a buyer: what its contractor owes, and what follows where it is missed."""
