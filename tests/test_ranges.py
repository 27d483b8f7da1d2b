"""Two expressions that are one stretch of days, and a new time that is not the time of the moving."""

from __future__ import annotations

import pytest

from event_reading import event


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Leyla Aydin competed in the rally from 1994 to 2003.", "competed", "1994/2003"),
        ("He led the bank between 2003 and 2011.", "led", "2003/2011"),
        ("He served as minister from May 2010 until July 2016.", "served", "2010-05/2016-07"),
        ("The summit was held on 3-5 June 2021.", "summit", "2021-06-03/2021-06-05"),
        ("Rebels attacked towns between 3 and 9 May.", "attacked", "2021-05-03/2021-05-09"),
        ("The leaders met on 12 and 13 May 2018.", "met", "2018-05-12/2018-05-13"),
        ("Schools were shut in March and April 2020.", "shut", "2020-03/2020-04"),
        # Two days with others between them are no stretch.
        ("Rebels attacked towns on 3 May and 9 June.", "attacked", "2021-05-03"),
        # What is moved takes place on the new day.
        ("The vote was postponed from 3 January to 9 February.", "vote", "2022-02-09"),
        ("The vote was delayed until Friday.", "vote", "2022-01-14"),
    ],
)
def test_range(text: str, trigger: str, edtf: str) -> None:
    found = event(text, trigger).interval
    assert found is not None
    assert found.edtf == edtf
