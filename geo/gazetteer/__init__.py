"""The settlements of Ukraine and the ways people write their names."""
