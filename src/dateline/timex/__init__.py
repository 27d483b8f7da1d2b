"""Text -> Timex: recognising time expressions and working out what they mean."""

from dateline.timex.recognise import find_timexes

__all__ = ["find_timexes"]
