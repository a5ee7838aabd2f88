"""Published hours: text → schedule → a printable week."""

from __future__ import annotations

from geo.hours.printed import DayGroup, week
from geo.hours.reading import parse_hours
from geo.hours.schedule import Access, Schedule

__all__ = ["Access", "DayGroup", "Schedule", "parse_hours", "week"]
