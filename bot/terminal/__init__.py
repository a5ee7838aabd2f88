"""The bot without Telegram: the same dispatcher and views in a terminal."""
