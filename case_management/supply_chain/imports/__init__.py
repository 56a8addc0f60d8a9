"""Files about factories, contracts and watch lists taken into the register, and taken out again."""
