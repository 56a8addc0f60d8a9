"""What a contractor owes an affiliate by contract, and what follows where it is missed."""
