"""What admins read: data → text and buttons, without Telegram's library."""
