"""Pure: an answer → the words and buttons of one message. The only place that escapes HTML."""
