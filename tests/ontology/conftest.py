"""The shipped ontology, and a tiny one of our own so that tests of the engine do not depend on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.ontology import Ontology, load_ontology

TINY: Mapping[str, str] = {
    "event_types": (
        "type,family,cameo,plover_event,plover_mode,plover_contexts,flags,reason,description\n"
        "none,none,none,none,,,,no event,A sense that is no event\n"
        "loan,aid/economic,071,AID,,economic,,,Lends money\n"
        "aid,aid,070,AID,,,,,Helps\n"
        "visit,meet,042,CONSULT,visit,diplomatic,mirror:host,,Visits\n"
        "host,meet,043,CONSULT,visit,,mirror:visit,,Hosts\n"
        "clash,force,190,ASSAULT,,military,mutual,,Fights\n"
        'kill,force,1823,ASSAULT,,,consequence,,"Kills, or has killed"\n'
        "statement,statement,010,none,,,,words are no act,Says\n"
        "refuse,refuse,120,REJECT,,,,,Refuses\n"
        "refuse-aid,refuse,122,REJECT,,,,,Refuses aid\n"
    ),
    "composition": (
        "operator,act,type,note\n"
        "refuse FUTURE-NOT,aid/*,refuse-aid,\n"
        "refuse,loan,refuse,\n"
        "refuse,conflict,none,\n"
        "refuse,*,@,\n"
        "FUTURE,cooperation statement,=,\n"
    ),
    "cameo": (
        "code,name,quad_class,goldstein,reason\n"
        "010,statement,1,0.0,\n042,visit,1,1.9,\n043,host,1,2.8,\n070,aid,2,7.0,\n071,economic aid,2,7.4,\n"
        "120,refuse,3,-4.0,\n122,refuse aid,3,-4.0,\n190,fight,4,-10.0,\n1823,kill,4,-10.0,\n"
    ),
    "plover": (
        "event,mode,name,quad,score,reason,note\n"
        "AID,,help,2,10,,\nCONSULT,,talk,1,2.5,nobody only talks,\nCONSULT,visit,visit,1,4,,\n"
        "ASSAULT,,violence,4,-9,,\nREJECT,,refusal,3,-2,,\n"
    ),
    "plover_contexts": "context,name,reason\neconomic,money,\ndiplomatic,relations,\nmilitary,war,\n",
    "plover_modes": "act,plover_event,plover_mode\n",
    "acled": (
        "act,source_kind,target_kind,civilian_target,weapon,deaths,fighting,abroad,sub_event_type,note\n"
        "force/*,armed,armed,,,,,,Armed clash,\n"
        "kill,armed,civilians,,,,,,Attack,\n"
        "clash,unknown,,,,,yes,,Armed clash,\n"
        "*,,,,,,,,none,\n"
    ),
    "acled_types": (
        "event_type,sub_event_type,disorder_type,civilians,name,reason\n"
        "Battles,Armed clash,Political violence,,a fight,\n"
        "Violence against civilians,Attack,Political violence,always,an attack,\n"
    ),
    "acled_kinds": "kind,code,name,generic,abroad\nrebels,2,Rebel group,,\ncivilians,7,Civilians,Civilians,\n",
    "acled_units": "event_type,sides,first,second,missing_first,missing_second,civilians\nBattles,two,,,rebels,rebels,counted\n",
    "things": "class,type,operators\nrelief-thing,loan,refuse\n",
    "acled_merging": "first,second,result\nAttack,Armed clash,Armed clash\n",
    "acled_names": "kind,role,actor,associate\nrebels,,Unknown rebels ({place}),\n",
    "acled_countries": "code,name,iso\nSYR,Syria,760\n",
}

Write = Callable[..., Path]


@pytest.fixture(scope="session")
def shipped_folder() -> Path:
    """The dictionaries that ship with eventcoder."""
    return shipped_dictionaries()


@pytest.fixture(scope="session")
def shipped(shipped_folder: Path) -> Ontology:
    """The ontology that ships with eventcoder."""
    return load_ontology([shipped_folder])


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a dictionary folder: `write("mine", event_types="type,…")`; `write("tiny", TINY)` for the tiny one."""

    def _write(name: str, *whole: Mapping[str, str], **tables: str) -> Path:
        folder = tmp_path / name / "ontologies"
        folder.mkdir(parents=True)
        for table, text in {**(whole[0] if whole else {}), **tables}.items():
            (folder / f"{table}.csv").write_text(text, encoding="utf-8")
        return folder.parent

    return _write


@pytest.fixture
def tiny_tables() -> Mapping[str, str]:
    """The texts of the tiny ontology's tables, by name."""
    return TINY


@pytest.fixture
def tiny_folder(write: Write) -> Path:
    """The tiny ontology as a dictionary folder."""
    return write("tiny", TINY)


@pytest.fixture
def tiny(tiny_folder: Path) -> Ontology:
    """The tiny ontology, loaded."""
    return load_ontology([tiny_folder])
