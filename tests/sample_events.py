"""Events for tests of tables and writers: one with everything, one with as little as an event can have."""

import datetime as dt

from eventcoder.model import Acled, Attribution, Count, Event, Participant, Place, Plover

ARMY = Participant(
    text="the army", start=0, end=8, head=(4, 8), code="SYRMIL", country="SYR", roles=("MIL",), kind="state-forces"
)
REBELS = Participant(text="rebels", start=20, end=26, head=(20, 26), code="REB", roles=("REB",), kind="rebels")

FULL = Event(
    id="e1",
    type="airstrike",
    cameo="195",
    quad_class=4,
    goldstein=-10.0,
    plover=Plover(event="ASSAULT", mode="aerial", contexts=("military", "terrorism"), quad=4, score=-9.5),
    acled=Acled("Explosions/Remote violence", "Air/drone strike", "Political violence"),
    source=ARMY,
    target=REBELS,
    status="actual",
    trigger="bombed",
    start=9,
    end=15,
    rule="airstrike",
    mention="m1",
    sentence=0,
    act="airstrike",
    operators=("threaten", "refuse"),
    codes={"zeta": "Z1", "alpha": "A1"},
    others=(Participant(text="Moscow", code="RUSGOV"), Participant(text="a broker")),
    document="doc",
    date=dt.date(2017, 1, 31),
    date_precision="day",
    place=Place("Idlib", country="SYR", lat=35.93, lon=36.63, precision=1),
    fatalities=Count(20, 20, None, "over 20"),
    attribution=Attribution(speaker=REBELS, verb="say"),
    flags=("corrected",),
)

BARE = Event(
    id="e2",
    type="statement",
    cameo=None,
    quad_class=None,
    goldstein=None,
    plover=None,
    acled=None,
    source=None,
    target=None,
    status="planned",
    trigger="said",
    start=0,
    end=4,
    rule="statement",
    mention="m2",
    sentence=1,
    act="statement",
)
