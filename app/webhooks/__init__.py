"""What carriers call: their webhooks, the steps of a call, the receiver of last resort."""
