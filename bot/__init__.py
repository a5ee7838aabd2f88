"""The shell around `geo`: settings, Telegram, the terminal and the words people read."""
