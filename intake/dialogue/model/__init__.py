"""What a turn of the talk takes in and gives out: state, message, effects, phrases. Pure."""
