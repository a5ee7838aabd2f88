"""Better data for the gazetteer from files that an operator has: exact places, newer names."""
