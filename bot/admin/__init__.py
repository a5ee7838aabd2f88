"""What admins do in Telegram: publish a list, undo it, give orders, see how the data stand."""
