"""Maps and posters: values in, bytes of PNG and PDF out; no words of its own, no network."""
