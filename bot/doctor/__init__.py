"""What stands between the operator and a bot that answers, and what to do about it."""
