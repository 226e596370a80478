"""Every message of lint beside the file that provokes it: what is wrong, where, and how to mend it.

In a text, NAME is a name for a rule of its own, and LAYER in a message the folder of the layer. Faults are provoked in one run,
each in a layer of its own, but for those in REST: one mistake gives one finding, and nothing beside it.
"""

import ast
import csv
import re
import shutil
from pathlib import Path

import pytest

import eventcoder
from eventcoder import lint as module
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.lint import lint

OK = "    + Guards zigzagged a farm.  => Guards | a farm\n"
R = "rules/a.rules"
C = "classes/a.csv"
CH = "class,words,note\n"
T = "ontologies/event_types.csv"
TH = "type,family,cameo,plover_event,plover_mode,plover_contexts,flags,reason,description\n"
A = "actors/groups.csv"
AH = "names,code,start,end,kind\n"
CAH = "code,name,quad_class,goldstein,reason\n"
PH = "event,mode,name,quad,score,reason\n"
DH = "act,source_kind,target_kind,civilian_target,weapon,deaths,fighting,abroad,sub_event_type\n"
KH = "kind,code,name,generic,abroad\n"
UH = "event_type,sides,first,second,missing_first,missing_second,civilians\n"
YH = "event_type,sub_event_type,disorder_type,civilians,name,reason\n"


def rule(*lines, head="NAME: raid", ok=OK):
    """Return the path and text of a file with one rule."""
    return R, f"{head}\n{''.join(f'    {line}' + chr(10) for line in lines)}{ok}"


FAULTS = [
    # files
    (R, b"cafe: raid\n    - caf\xe9\n", 2, 10, "byte 0xe9 is not UTF-8", "save the file in UTF-8"),
    (
        R,
        b"cafe: raid\n\x00",
        2,
        1,
        "the control character U+0000 has no place in a text",
        "take it away, or save the file as plain text in UTF-8",
    ),
    (R + "/deep.txt", b"x", 0, 0, "this is a folder, not a file", "rename it, or move its files up"),
    (A, "", 0, 0, "the file is empty", "begin it with the line names,code,start,end"),
    (
        A,
        'names,code,start,end\n"Crane Front,REB,,\nPylon Front,REB,,\n',
        2,
        1,
        "a quotation mark is never closed",
        'close it, or write "" for one inside a cell',
    ),
    (
        A,
        'names,code,start,end\n"Crane" Front,REB,,\n',
        2,
        1,
        "something follows the closing quotation mark of a cell",
        'write "" for a quotation mark inside a cell that stands in quotation marks',
    ),
    (
        A,
        'names,code,start,end\n"' + "x" * 140_000 + '",REB,,\n',
        2,
        1,
        "the row is no CSV: field larger than field limit (131072)",
        "check its quotation marks",
    ),
    (
        A,
        "names,code,start\nCrane Front,REB,2012\nPylon Front,REB,2012\n",
        1,
        1,
        "the column 'end' is missing",
        "the columns are names, code, start, end",
    ),
    (A, "names,kode,start,end\nCrane Front,REB,,\n", 1, 7, "the column 'kode' is unknown", "did you mean 'code'?"),
    (
        A,
        "label;what\nCrane Front;REB\nPylon Front;REB\n",
        1,
        1,
        "the head row 'label;what' is one cell",
        "part the cells with commas",
    ),
    (
        A,
        "label,what\nCrane Front,REB\nPylon Front,REB\n",
        1,
        1,
        "the columns names, code, start, end are missing",
        "the columns are names, code, start, end",
    ),
    (
        A,
        "names,code,start,end,code\nCrane Front,REB,,,\n",
        1,
        7,
        "the column 'code' stands twice",
        "take one of the two away",
    ),
    (
        A,
        AH + "Crane Front, Northern,REB,,,\n",
        2,
        1,
        "the row has 6 cells, the head row 5",
        'put a cell that holds a comma into "…"',
    ),
    (
        "ontologies/cameo.csv",
        "code,name,quad_class,goldstein,colour\n0999,crane,1,1,red\n",
        1,
        32,
        "the column 'colour' is unknown",
        "the columns are code, name, quad_class, goldstein, reason",
    ),
    # heads and lines
    (
        *rule("SRC zigzag TGT", head="no head: of a rule"),
        1,
        1,
        "'no head: of a rule' is no head of a rule",
        "a head is NAME or NAME: TYPE, in lower case with hyphens",
    ),
    (
        *rule("SRC zigzag TGT", head="Raid_: raid"),
        1,
        1,
        "'Raid_' is no name for a rule",
        "use lower case, digits and hyphens",
    ),
    (
        *rule("SRC zigzag TGT", head="NAME:"),
        1,
        10,
        "no event type stands after the colon",
        "write it, or drop the colon",
    ),
    (
        *rule("SRC zigzag TGT", head="NAME: rayd"),
        1,
        11,
        "there is no event type 'rayd'",
        "did you mean 'raid'? A type of your own needs a row of ontologies/event_types.csv in your layer",
    ),
    (
        R,
        "    SRC zigzag TGT\nNAME: raid\n    SRC zigzag TGT\n" + OK,
        1,
        5,
        "this line belongs to no rule",
        "write the rule's name above it, in column 1",
    ),
    (
        R,
        "NAME: raid\n    SRC zigzag TGT\n" + OK + "- Guards rest.\n",
        4,
        1,
        "an example stands in column 1",
        "indent it by four spaces",
    ),
    (
        R,
        "NAME: raid\nSRC zigzag TGT\n" + OK,
        2,
        1,
        "a line that belongs to a rule stands in column 1",
        "indent it by four spaces",
    ),
    (R, "NAME: raid\n\tSRC zigzag TGT\n" + OK, 2, 1, "the line is indented with a tab", "use four spaces"),
    (
        R,
        "NAME: raid\n  SRC zigzag TGT\n" + OK,
        2,
        1,
        "the line is indented by 2 characters",
        "use four spaces, or none for a rule's name",
    ),
    (
        R,
        "NAME: raid\n    SRC zigzag TGT\n" + OK + "\nNAME: raid\n    SRC zigzag PLACE\n" + OK,
        5,
        1,
        "the rule 'NAME' stands already in LAYER/rules/a.rules:1",
        "give it another name, as in NAME: TYPE, or join the two",
    ),
    (*rule(), 1, 1, "the rule 'NAME' has no pattern", "write one, or `nouns:`"),
    (
        *rule("SRC zigzag TGT", ok="    - Guards rest.\n"),
        1,
        1,
        "the rule 'NAME' has no sentence that it must code",
        "add a line + SENTENCE => SOURCE | TARGET",
    ),
    (*rule("noun: zigzag"), 2, 5, "'noun:' begins no line of a rule", "did you mean 'nouns:'?"),
    (
        *rule("SRC zigzag TGT", "source = SRC", "source = OBJ"),
        4,
        14,
        "'source' stands already in line 3",
        "join the two lines",
    ),
    (*rule("SRC zigzag TGT", "source = SCR"), 3, 14, "'SCR' is no value of 'source'", "did you mean 'SRC'?"),
    (
        *rule("SRC zigzag TGT", "source ="),
        3,
        13,
        "'source' has an empty value",
        "values are BOTH, DO.OTHER, DO.SRC, DO.TGT, OBJ, OTHER, PLACE, SRC, TGT, separated by commas",
    ),
    (
        *rule("SRC zigzag TGT", "target = DO.TGT"),
        3,
        14,
        "'target' speaks of an embedded act, and no pattern has DO",
        "write DO in a pattern, or take this away",
    ),
    (*rule("SRC urge TGT to DO", "control = TGT, OBJ"), 3, 20, "only one can control the act", "keep one of the slots"),
    # examples
    (
        *rule("SRC zigzag TGT", ok="    + Guards zigzagged a farm.\n"),
        3,
        5,
        "the example has no roles",
        "add => SOURCE | TARGET",
    ),
    (
        *rule("SRC zigzag TGT", ok="    + => Guards | a farm\n"),
        3,
        5,
        "the example has no sentence",
        "write one after the sign",
    ),
    (
        *rule("SRC zigzag TGT", ok="    + Guards zigzagged a farm.  => Guards | a farm | raid | x\n"),
        3,
        60,
        "the example has more than three fields",
        "SOURCE | TARGET | TYPE",
    ),
    (
        *rule("SRC zigzag TGT", ok="    + Guards zigzagged a farm.  => Guards | a farm | rayd\n"),
        3,
        54,
        "there is no event type 'rayd'",
        "did you mean 'raid'?",
    ),
    # elements
    (
        *rule("SRC zigzag @girder-of-steel"),
        2,
        16,
        "there is no class @girder-of-steel",
        "add a row for it to a file in classes/",
    ),
    (*rule("SRC urge DO:CVL"), 2, 14, "DO cannot be narrowed", "narrow the other slots; composition.csv knows the act"),
    (*rule("SRC zigzag TGT:"), 2, 20, "a condition is missing", "write a role, a kind or a @class after the colon"),
    (*rule("SRC zigzag big+"), 2, 20, "a word is missing beside +", "write MODIFIER+HEAD without spaces"),
    (*rule("SRC zigzag TGT:CIVIL"), 2, 20, "'CIVIL' is no role code", "a role code has three capitals, such as CVL"),
    (*rule("SRC zigzag tgt"), 2, 16, "'tgt' is written like a word", "did you mean 'TGT'?"),
    (*rule("SRC zigzag TGT:rebel"), 2, 20, "there is no kind 'rebel'", "did you mean 'rebels'?"),
    (*rule("SRC zigzag TTG"), 2, 16, "there is no slot 'TTG'", "did you mean 'TGT'?"),
    (*rule("SRC zigzag %%"), 2, 16, "'%%' is no word", "a word is a lemma in lower case"),
    # patterns
    (
        *rule("SRC zigzag " + "a" * 2000),
        2,
        5,
        "the pattern has more than 2000 characters",
        "write several shorter patterns",
    ),
    (*rule("SRC (zigzag TGT"), 2, 9, "'(' is not closed", "write ')' where the part ends"),
    (*rule("SRC zigzag TGT]"), 2, 19, "']' closes nothing", "take it away, or open the bracket"),
    (
        *rule("SRC zigzag " + "(a b)|(c d) " * 7),
        2,
        88,
        "the pattern stands for more than 64",
        "write several shorter patterns",
    ),
    (*rule("SRC zigzag|| TGT"), 2, 16, "an alternative is empty", "write a word on both sides of |"),
    (
        *rule("SRC zigzag " + "(" * 9 + "x" + ")" * 9),
        2,
        20,
        "brackets are nested more than 4 deep",
        "write several patterns",
    ),
    (*rule("SRC zigzag ()"), 2, 16, "an alternative is empty", "write something between the brackets"),
    (*rule("SRC zigzag []"), 2, 16, "the optional part is empty", "write something between the brackets"),
    (
        *rule("SRC [zigzag] TGT"),
        2,
        9,
        "the predicate stands in an optional part",
        "leave the verb outside the brackets",
    ),
    (
        *rule("SRC [zigzag with] TGT"),
        2,
        9,
        "the predicate stands in an optional part",
        "leave the verb outside the brackets",
    ),
    (
        *rule("SRC zigzag TGT", "nouns: zigzag,,zig"),
        3,
        19,
        "an entry of the list is empty",
        "take the comma away, or write a noun",
    ),
    (
        *rule("SRC zigzag TGT, PLACE"),
        2,
        19,
        "a comma has no place here",
        "separate elements by spaces; commas part nouns",
    ),
    (*rule("zigzag TGT"), 2, 5, "the pattern has no subject", "write SRC, a @class, or ANY:noun before the verb"),
    (
        *rule("nouns zigzagging"),
        2,
        5,
        "the pattern has no subject",
        "write SRC, a @class, or ANY:noun before the verb; a list of event nouns begins with nouns:",
    ),
    (
        "ontologies/scheme-crane.csv",
        "act,death,code\nraid,yes,C1\n",
        1,
        5,
        "the column 'death' is unknown",
        "did you mean 'deaths'?",
    ),
    (*rule("SRC TGT"), 2, 5, "the pattern has no predicate", "write the verb, in lower case, after the subject"),
    (*rule("SRC badly+zigzag TGT"), 2, 9, "a verb has no modifier before it", "write the verb alone; + is for nouns"),
    (*rule("SRC PLACE zigzag TGT"), 2, 9, "two elements stand before the verb", "a subject is one slot or @class"),
    (*rule("[SRC] zigzag TGT"), 2, 5, "the subject stands in an optional part", "take the brackets away"),
    (*rule("DO hit TGT"), 2, 5, "DO cannot be the subject", "write SRC, another slot or a @class before the verb"),
    (
        *rule("@weapon with TGT zigzag"),
        2,
        13,
        "the preposition 'with' stands before the verb",
        "a subject is one slot or @class",
    ),
    (*rule("SRC zigzag TGT from TGT"), 2, 25, "TGT stands twice in one pattern", "use OTHER or ANY for one of the two"),
    (
        *rule("SRC zigzag from"),
        2,
        16,
        "nothing follows the preposition 'from'",
        "write what it governs, or ANY; put alternatives of several words in round brackets",
    ),
    (*rule("SRC carry out back"), 2, 19, "'back' is a second particle beside 'out'", "keep one of the two"),
    (*rule("SRC zigzag down|up"), 2, 16, "'down|up' are several particles", "write (verb particle)|(verb particle)"),
    (*rule("SRC zigzag TGT OBJ OTHER"), 2, 24, "this is a third object", "write its preposition before it"),
    (
        *rule("SRC be ready TGT"),
        2,
        18,
        "the adjective has an object without preposition",
        "write the preposition before it",
    ),
    (
        *rule("SRC zigzag " + " ".join("up|zig" for _ in range(7)) + " TGT"),
        2,
        58,
        "the pattern stands for more than 64",
        "write several shorter patterns",
    ),
    (*rule("nouns: TGT"), 2, 12, "the entry has no event noun", "begin it with a noun in lower case"),
    (
        *rule("nouns: [zigzag]"),
        2,
        12,
        "the event noun stands in an optional part",
        "leave the noun outside the brackets",
    ),
    (*rule("nouns: zig|@weapon"), 2, 12, "a class cannot be the event noun", "list its words, joined by |"),
    (*rule("nouns: [SRC] zigzag"), 2, 12, "the subject stands in an optional part", "take the brackets away"),
    # classes
    (C, CH + "@crane,derrick,\n", 2, 1, "'@crane' is no name for a class", "use lower case and hyphens, without @"),
    (C, CH + "pylon,,\n", 2, 1, "the class @pylon has no words", "write them in the column words, parted by |"),
    (C, CH + "boom,derrick||mast,\n", 2, 13, "there is nothing between two |", "take one | away"),
    (C, CH + "hoist,derrick|@,\n", 2, 15, "the @ has no name of a class", "write its name behind it"),
    (C, CH + "winch,Derrick,\n", 2, 7, "'Derrick' has capitals", "write the lemma 'derrick'"),
    (
        C,
        CH + "lift,@derrick-of-steel,\n",
        2,
        6,
        "there is no class @derrick-of-steel",
        "add a row for it, or take it away",
    ),
    (
        C,
        CH + "pulley,@pulley-two,\npulley-two,mast|@pulley,\n",
        3,
        17,
        "the class includes itself: @pulley -> @pulley-two -> @pulley",
        "take @pulley away here",
    ),
    # actors
    (
        A,
        AH + "Crane Front,reb,,,\n",
        2,
        13,
        "'reb' is no actor code",
        "write blocks of three capital letters or digits, such as SDNREB",
    ),
    (A, AH + "|,REB,,,\n", 2, 1, "the actor has no name", "write it, and others behind |"),
    (A, AH + "Crane Front,REB,2015-13-01,,\n", 2, 17, "'2015-13-01' is no date", "write YYYY-MM-DD, YYYY-MM or YYYY"),
    (A, AH + "Crane Front,REB,2015,2012,\n", 2, 17, "end date 2012 precedes start 2015", "exchange the two dates"),
    (
        A,
        AH + "Crane Front,REB,,,gangsters\n",
        2,
        19,
        "unknown kind 'gangsters'",
        "use one of civilians, external, identity-militia, political-militia, protesters, rebels, rioters, state-forces, or leave it empty",
    ),
    (
        "actors/countries.csv",
        "code,names,adjectives,demonyms,capitals\nXy,Crania,Cranian,Cranian,Mast\n",
        2,
        1,
        "'Xy' is no country code",
        "write three capital letters",
    ),
    (
        "actors/regions.csv",
        "code,sort,names,adjectives,demonyms\nXYZ,region,Mastland,,\n",
        2,
        1,
        "'XYZ' is no country code of countries.csv",
        "use the code of its state",
    ),
    (
        "actors/regions.csv",
        "code,sort,names,adjectives,demonyms\nDEU,harbour,Mastland,,\n",
        2,
        5,
        "unknown sort 'harbour'",
        "use one of region, place, people",
    ),
    (
        "actors/agents.csv",
        "nouns,roles,kind,flags\ncraner,REB,gangsters,\n",
        2,
        12,
        "unknown kind 'gangsters'",
        "use one of civilians, external, identity-militia, political-militia, protesters, rebels, rioters, state-forces",
    ),
    (
        "actors/agents.csv",
        "nouns,roles,kind,flags,country\ncrane marshal,GOV,,person,XQX\n",
        2,
        27,
        "'XQX' is no country of countries.csv",
        "use one of its codes, or leave it empty",
    ),
    (
        "actors/modifiers.csv",
        "word,effect,value\nrusty,paints,\n",
        2,
        7,
        "unknown effect 'paints'",
        "use one of add, country, faith, former, kind, member, none, outside, role, side",
    ),
    (
        "actors/roles.csv",
        "role,sphere,kind\nCRN,secret,\n",
        2,
        5,
        "unknown sphere 'secret'",
        "write one of private, public",
    ),
    (
        "actors/roles.csv",
        "role,sphere,kind\nCRN,public,gangsters\n",
        2,
        12,
        "unknown kind 'gangsters'",
        "write one of civilians, external, identity-militia, political-militia, protesters, rebels, rioters, state-forces",
    ),
    # circumstances
    (
        "places/places.csv",
        "name,country,kind,lat,lon,population\n,KEN,city,1,36,1000\n",
        2,
        1,
        "the place has no name",
        "write it, and others behind |",
    ),
    (
        "places/places.csv",
        "name,country,kind,lat,lon,population\nCraneville,Kenya,city,1,36,1000\n",
        2,
        12,
        "'Kenya' is no country code",
        "write three capital letters",
    ),
    (
        "places/places.csv",
        "name,country,kind,lat,lon,population\nCraneville,KEN,city,north,36,1000\n",
        2,
        21,
        "'north' is no number",
        "write degrees with a point, people as a whole number, or nothing",
    ),
    (
        "places/places.csv",
        "name,country,kind,lat,lon,population\nCraneville,KEN,city,95,36,1000\n",
        2,
        21,
        "95 is more than 90",
        "write degrees north and east, people as a whole number",
    ),
    (
        "places/places.csv",
        "name,country,kind,lat,lon,population\nCraneville,KEN,hole,1,36,1000\n",
        2,
        16,
        "unknown kind 'hole'",
        "use one of capital, city, region, sea",
    ),
    (
        "places/prepositions.csv",
        "preposition,precision,unknown\nnigh,4,yes\n",
        2,
        6,
        "'4' is no precision",
        "write 1, 2 or 3",
    ),
    ("places/scenes.csv", 'family\n""\n', 2, 2, "the family is missing", "name a family of event types"),
    (
        "places/nouns.csv",
        "sort,nouns\nhole,pit\n",
        2,
        1,
        "unknown sort 'hole'",
        "use one of article, border, conference, distance, edge, feature, head, inside, part, seat, spot, tail, town, unit",
    ),
    (
        "language/en/numbers.csv",
        "words,kind,low,best,high\nzillion,huge,,5,\n",
        2,
        9,
        "unknown kind 'huge'",
        "use one of about, about-behind, at-least, at-least-behind, at-most, at-most-behind, between, joint, number, one, ordinal, plural, same, scale, to, vague",
    ),
    (
        "language/en/numbers.csv",
        "words,kind,low,best,high\nzillion,number,,five,\n",
        2,
        17,
        "'five' is no whole number",
        "write digits alone, or nothing",
    ),
    (
        "language/en/numbers.csv",
        "words,kind,low,best,high\nzillion,number,,,\n",
        2,
        17,
        "a number needs a best figure",
        "write it in the column best",
    ),
    (
        "language/en/dates.csv",
        "words,kind,value\nsomeday,era,1\n",
        2,
        9,
        "unknown kind 'era'",
        "use one of age, ago, day, det, edge, feast, habit, joint, link, month, nth, occasion, part, prep, reach, relative, season, span, then, thing, told, unit, weekday",
    ),
    (
        "language/en/dates.csv",
        "words,kind,value\nsomeday,weekday,first\n",
        2,
        17,
        "'first' is no value of a weekday",
        "write a whole number",
    ),
    (
        "language/en/dates.csv",
        "words,kind,value\nfortnite,unit,14 nights\n",
        2,
        15,
        "'14 nights' is no value of a unit",
        "write hour, day, week, weekend, month or year and how many of them, such as day 1",
    ),
    # discards
    (
        "discards/domains.csv",
        "domain,verdict,carry,needs,firm,office,country,families\ncranes,off,,1,,,,\n",
        2,
        8,
        "unknown verdict 'off'",
        "write out or news",
    ),
    (
        "discards/domains.csv",
        "domain,verdict,carry,needs,firm,office,country,families\ncranes,out,,,,,,\n",
        2,
        13,
        "domain 'cranes' needs a weight",
        "say in the column needs what leaves a sentence out",
    ),
    (
        "discards/domains.csv",
        "domain,verdict,carry,needs,firm,office,country,families\ncranes,out,,1,,,,coerse\n",
        2,
        18,
        "unknown family 'coerse'",
        "did you mean 'coerce'?",
    ),
    (
        "discards/domains.csv",
        "domain,verdict,carry,needs,firm,office,country,families\ncranes,out,,much,,,,\n",
        2,
        13,
        "needs 'much' is no weight",
        "write a number from 0 up, such as 1.5",
    ),
    (
        "discards/cranez.csv",
        "cue,scope,weight\ncrane,sentence,1\n",
        0,
        0,
        "there is no domain 'cranez'",
        "did you mean 'cranes'?",
    ),
    (
        "discards/sport.csv",
        "cue,scope,weight\ncrane,page,1\n",
        2,
        7,
        "unknown scope 'page'",
        "write sentence, document, source, target or telling",
    ),
    (
        "discards/sport.csv",
        "cue,scope,weight\ncrane,sentence,\n",
        2,
        16,
        "the weight is missing",
        "write a number; 0 takes the cue away",
    ),
    (
        "wording/reports.csv",
        "term,weights\ncrane,Attack much\n",
        2,
        7,
        "weight 'much' is no number",
        "write a kind and a number, such as 'Attack 1.5', and | between several",
    ),
    (
        "wording/reports.csv",
        "term,weights\ncrane,Attack -1e9\n",
        2,
        7,
        "weight '-1e9' is too large",
        "write one within a million; ours are hardly above 5",
    ),
    (
        "wording/kinds.csv",
        "table,kind,type\nreport,Attack,attack\n",
        2,
        1,
        "unknown table 'report'",
        "write reports or relations",
    ),
    (
        "wording/kinds.csv",
        "table,kind,type\nreports,Attack,atack\n",
        2,
        16,
        "unknown event type 'atack'",
        "did you mean 'attack'?",
    ),
    (
        "wording/kinds.csv",
        "table,kind,type,not_by\nreports,Attack,attack,rebel\n",
        2,
        23,
        "unknown kind of actor 'rebel'",
        "did you mean 'rebels'?",
    ),
    (
        "wording/families.csv",
        "family,words\n~crane,hoist\n",
        2,
        1,
        "'~crane' is no name of a family",
        "write its name alone; ~ stands before it in the tables",
    ),
    (
        "wording/families.csv",
        "family,words\ncrane,Hoist\n",
        2,
        7,
        "'Hoist' is no word as the tables have them",
        "write single words in small letters, | between them",
    ),
    (
        "wording/limits.csv",
        "limit,value\nretyped,2\n",
        2,
        1,
        "unknown limit 'retyped'",
        "did you mean 'retype'?",
    ),
    (
        "wording/limits.csv",
        "limit,value\nretype,much\n",
        2,
        8,
        "'much' is no number",
        "write a number, such as -1.5",
    ),
    (
        "discards/sport.csv",
        "cue,scope,weight\ncrane,sentence,much\n",
        2,
        16,
        "weight 'much' is no weight",
        "write a number from 0 up, such as 1.5",
    ),
    (
        "discards/sport.csv",
        "cue,scope,weight\ncrane||mast,sentence,1\n",
        2,
        1,
        "an empty cue",
        "write a word, or drop a | that is too many",
    ),
    (
        "discards/sport.csv",
        "cue,scope,weight\n????,sentence,1\n",
        2,
        1,
        "'????' has more than 3 of ?",
        "leave some out",
    ),
    # ontology
    (
        T,
        TH + "Crane Raid,coerce/property,171,none,,,,no act,x\n",
        2,
        1,
        "'Crane Raid' is no name for an event type",
        "use lower case letters, digits and single hyphens, as in armed-clash",
    ),
    (
        T,
        TH + "crane-one,Coerce//x,171,none,,,,no act,x\n",
        2,
        11,
        "the family of 'crane-one' is 'Coerce//x'",
        "write a path in lower case, as in aid/economic",
    ),
    (
        T,
        TH + "crane-two,coerce/property,9999,none,,,,no act,x\n",
        2,
        27,
        "there is no CAMEO code '9999'",
        "use one of cameo.csv, or 'none'",
    ),
    (
        T,
        TH + "crane-three,coerce/property,none,none,,,,,x\n",
        2,
        42,
        "'crane-three' has no CAMEO and no PLOVER code and no reason",
        "say why in the column 'reason'",
    ),
    (
        T,
        TH + "crane-four,coerce/property,171,COERSE,,,,,x\n",
        2,
        32,
        "there is no PLOVER event 'COERSE'",
        "did you mean 'COERCE'?",
    ),
    (
        T,
        TH + "crane-five,coerce/property,171,COERCE,sieze,,,,x\n",
        2,
        39,
        "there is no COERCE mode 'sieze'",
        "did you mean 'seize'?",
    ),
    (
        T,
        TH + "crane-six,coerce/property,171,none,,,mutal,no act,x\n",
        2,
        38,
        "there is no flag 'mutal'",
        "use attempt, consequence, during, inner, lasting, many, mutual, newly, opening, opinion, power, public, mirror:TYPE, third:TYPE or home:TYPE",
    ),
    (
        T,
        TH + "crane-seven,coerce/property,171,none,,,mirror:crane-sevens,no act,x\n",
        2,
        40,
        "there is no event type 'crane-sevens'",
        "did you mean 'crane-seven'?",
    ),
    (
        T,
        TH + "raid,coerce/property,171,none,,,,no act,x\nraid,coerce/property,171,none,,,,no act,y\n",
        3,
        1,
        "'raid' stands in line 2 too",
        "remove one of the two",
    ),
    (
        T,
        TH + "crane-raid,coerce/property,171,none,,,,x\n",
        2,
        1,
        "the row has 8 cells, the head row 9",
        "write a comma for each cell, empty ones too",
    ),
    (
        "ontologies/cameo.csv",
        "code,name,quad_class,goldstein\n1a,crane,1,1\n",
        2,
        1,
        "'1a' is no CAMEO code",
        "write two to four digits",
    ),
    (
        "ontologies/cameo.csv",
        "code,name,quad_class,goldstein\n0999,crane,5,1\n",
        2,
        12,
        "'5' is no quad class",
        "write 1, 2, 3 or 4",
    ),
    (
        "ontologies/cameo.csv",
        "code,name,quad_class,goldstein\n0999,crane,1,high\n",
        2,
        14,
        "'high' is no number",
        "write a number such as -4.5",
    ),
    (
        "ontologies/composition.csv",
        "operator,act,type\nappeel,raid,raid\n",
        2,
        1,
        "there is no event type or grammar operator 'appeel'",
        "did you mean 'appeal'?",
    ),
    (
        "ontologies/composition.csv",
        "operator,act,type\nappeal,dancing,appeal\n",
        2,
        8,
        "there is no event type, family or sign 'dancing'",
        "did you mean 'lynching'?",
    ),
    (
        "ontologies/composition.csv",
        "operator,act,type\nappeal,raid,apeal\n",
        2,
        13,
        "there is no event type 'apeal'",
        "did you mean 'appeal'?",
    ),
    (
        "ontologies/composition.csv",
        "operator,act,type\nFUTURE,raid,@\n",
        2,
        13,
        "'@' stands for the type of the operator, and FUTURE is no type",
        "name a type",
    ),
    (
        "ontologies/composition.csv",
        "operator,act,type\n,raid,raid\n",
        2,
        1,
        "the operator is missing",
        "name at least one",
    ),
    (
        "ontologies/composition.csv",
        "operator,act,type\nappeal,raid,appeal\nappeal,raid,raid\n",
        3,
        1,
        "'appeal' applied to 'raid' stands in line 2 too",
        "remove one of the two",
    ),
    (
        "ontologies/acled.csv",
        DH + "raid,gangsters,,,,,,,none\n",
        2,
        6,
        "'gangsters' is no value of source_kind",
        "use state-forces, rebels, political-militia, identity-militia, external, rioters, protesters, civilians, unknown or armed",
    ),
    (
        "ontologies/acled.csv",
        DH + "raid,,,,,,,,Atack\n",
        2,
        13,
        "there is no ACLED sub-event type 'Atack'",
        "did you mean 'Attack'?",
    ),
    (
        "ontologies/acled_kinds.csv",
        KH + "rebels,two,Rebels,,\n",
        2,
        8,
        "'two' is no number",
        "write ACLED's number of the kind",
    ),
    (
        "ontologies/acled_kinds.csv",
        KH + "gangsters,9,Gangsters,,\n",
        2,
        1,
        "there is no kind of actor 'gangsters'",
        "use a known kind of actor",
    ),
    (
        "ontologies/acled_units.csv",
        UH + "Battles,three,,,,,\n",
        2,
        9,
        "'three' is no number of sides",
        "write one or two",
    ),
    (
        "ontologies/acled_units.csv",
        UH + "Battels,two,,,,,\n",
        2,
        1,
        "there is no ACLED event type 'Battels'",
        "did you mean 'Battles'?",
    ),
    (
        "ontologies/acled_units.csv",
        UH + "Battles,two,gangsters,,,,\n",
        2,
        13,
        "there is no kind of actor 'gangsters'",
        "use a known kind of actor",
    ),
    (
        "ontologies/acled_merging.csv",
        "first,second,result\nAttack,Armed clash,Atack\n",
        2,
        20,
        "there is no ACLED sub-event type 'Atack'",
        "did you mean 'Attack'?",
    ),
    (
        T,
        TH + "crane-eight,coerce/property,171,none,,martial,,no act,x\n",
        2,
        39,
        "there is no PLOVER context 'martial'",
        "use a known PLOVER context",
    ),
    (
        T,
        TH + "crane-nine,coerce/property,171,none,,,,,x\n",
        2,
        40,
        "'crane-nine' has no PLOVER code and no reason",
        "say why in the column 'reason'",
    ),
    (
        "ontologies/cameo.csv",
        CAH + "0999,,1,1,\n",
        2,
        6,
        "the name is missing",
        "say in a few words what the code stands for",
    ),
    (
        "ontologies/plover.csv",
        PH + "COERCE,hoist,,4,-5,\n",
        2,
        14,
        "the name is missing",
        "say in a few words what the code stands for",
    ),
    ("ontologies/plover.csv", PH + "COERCE,hoist,hoists,5,-5,\n", 2, 21, "'5' is no quad class", "write 1, 2, 3 or 4"),
    (
        "ontologies/plover.csv",
        PH + "COERCE,hoist,hoists,4,low,\n",
        2,
        23,
        "'low' is no number",
        "write a number such as -4.5",
    ),
    (
        "ontologies/plover_contexts.csv",
        "context,name,reason\ncranes,,\n",
        2,
        8,
        "the name is missing",
        "say in a few words what the code stands for",
    ),
    (
        "ontologies/things.csv",
        "class,type,operators\nweapon,supply-weapon,appeal\n",
        2,
        8,
        "there is no event type 'supply-weapon'",
        "did you mean 'supply-weapons'?",
    ),
    (
        "ontologies/things.csv",
        "class,type,operators\nweapon,supply-weapons,appeel\n",
        2,
        23,
        "there is no event type 'appeel'",
        "did you mean 'appeal'?",
    ),
    (
        "ontologies/acled.csv",
        DH + ",,,,,,,,none\n",
        2,
        1,
        "the act is missing",
        "name at least one, or write '*' for any",
    ),
    ("ontologies/scheme-.csv", "act,code\nraid,R\n", 0, 0, "names no scheme", "call it scheme-NAME.csv"),
    (
        "ontologies/scheme-a.csv",
        "act,code\nraid,\n",
        2,
        6,
        "the code is missing",
        "write a code of your scheme, or 'none'",
    ),
    (
        "ontologies/scheme-a.csv",
        "act,code\nrayd,R\n",
        2,
        1,
        "there is no event type, family or sign 'rayd'",
        "did you mean 'raid'?",
    ),
    (
        "ontologies/scheme-b.csv",
        "act,source_role,code\nraid,army,R\n",
        2,
        6,
        "'army' is no value of source_role",
        "write role codes of three capitals, such as MIL, or unknown",
    ),
    (
        "ontologies/scheme-b.csv",
        "act,result,code\nraid,x,R\n",
        1,
        5,
        "the column 'result' is unknown",
        "the columns are act, code, source_kind, target_kind, civilian_target, weapon, deaths, fighting, abroad, status, source_role, target_role, relation, note",
    ),
    (
        "ontologies/acled_types.csv",
        YH + "Battles,Armed clash,Political violence,often,a fight,\n",
        2,
        40,
        "'often' is no value of civilians",
        "write always, target or nothing",
    ),
    (
        "ontologies/acled_types.csv",
        YH + "Battles,Armed clash,Political violence,,,\n",
        2,
        41,
        "the name is missing",
        "say in a few words what the code stands for",
    ),
    (
        "ontologies/acled_kinds.csv",
        KH + "rebels,2,Rebels,,outlaws\n",
        2,
        18,
        "there is no kind of actor 'outlaws'",
        "use a known kind of actor",
    ),
    (
        "ontologies/acled_units.csv",
        UH + "Battles,two,,,,,hurt\n",
        2,
        17,
        "'hurt' is no value of civilians",
        "write counted or associate, or leave it empty",
    ),
    (
        "ontologies/acled_names.csv",
        "kind,role,actor,associate\nrebels mob,REB,Rebels,\n",
        2,
        1,
        "there is no kind of actor 'mob'",
        "use a known kind of actor",
    ),
    (
        "ontologies/acled_countries.csv",
        "code,name,iso\nXYZ,Crania,XY\n",
        2,
        12,
        "'XY' is no number",
        "write the numeric code of ISO 3166, or nothing",
    ),
]

REST = [
    (
        "wording/reports.csv",
        "term,weights\ncrane,Atack 1\n",
        "error",
        "fault",
        2,
        7,
        "unknown kind 'Atack'",
        "did you mean 'Attack'?",
    ),
    (
        "ontologies/cameo.csv",
        CAH + "0999,hoists,1,1,\n",
        "error",
        "fault",
        2,
        17,
        "no event type has the CAMEO code '0999', and there is no reason",
        "give it to one, or say why not in the column 'reason'",
    ),
    (
        "ontologies/plover.csv",
        PH + "COERCE,hoist,hoists,4,-5,\n",
        "error",
        "fault",
        2,
        26,
        "no event type has the PLOVER code 'COERCE hoist', and there is no reason",
        "give it to one, or say why not in the column 'reason'",
    ),
    (
        "ontologies/plover_contexts.csv",
        "context,name,reason\ncranes,hoisting,\n",
        "error",
        "fault",
        2,
        17,
        "no event type has the PLOVER context 'cranes', and there is no reason",
        "give it to one, or say why not in the column 'reason'",
    ),
    (
        "ontologies/acled_types.csv",
        YH + "Riots,Hoist,Demonstrations,,hoists,\n",
        "error",
        "fault",
        2,
        36,
        "no row of acled.csv gives the sub-event type 'Hoist', and there is no reason",
        "give it to one, or say why not in the column 'reason'",
    ),
    (
        *rule("SRC zigzag OBJ:barn|silo", ok=OK + "\nNAME-two: looting\n    SRC zigzag OBJ:silo|mill\n" + OK),
        "warning",
        "tie",
        6,
        5,
        "'zigzag' is a tie with NAME (LAYER/rules/a.rules:2): both fit the same clause, one as looting, one as raid",
        "make one of them more specific, or join them",
    ),
    (
        *rule("SRC zigzag about ANY", ok=OK + "\nNAME-two: looting\n    SRC zigzag to ANY\n" + OK),
        "warning",
        "tie",
        6,
        5,
        "'zigzag' is a tie with NAME (LAYER/rules/a.rules:2): both fit a clause with 'to' and 'about', one as looting, one as raid",
        "make one of them more specific, or join them",
    ),
    (
        *rule("SRC zigzag TGT", "SRC zigzag TGT"),
        "warning",
        "duplicate",
        3,
        5,
        "'zigzag' has the same pattern in line 2",
        "take one of the two away",
    ),
    (
        *rule(
            "SRC zigzag OBJ:rifle|pistol from ANY",
            ok=OK + "\nNAME-two: looting\n    SRC zigzag OBJ:@gun-noun from ANY\n" + OK,
        ),
        "warning",
        "shadowed",
        6,
        5,
        "'zigzag' never wins here: NAME (LAYER/rules/a.rules:2) fits whatever this pattern fits, and is more specific",
        "take it away, or narrow it",
    ),
    (
        *rule("SRC raided TGT"),
        "warning",
        "unreachable",
        2,
        5,
        "no clause has the verb 'raided': it is a form of 'raid'",
        "write 'raid'",
    ),
    (*rule("SRC zigzag TGT:CVX"), "warning", "unknown", 2, 5, "no actor has the role 'CVX'", "did you mean 'CVL'?"),
    (
        *rule("SRC zigzag PLACE", ok="    + Guards zoomed a farm.  => Guards | a farm\n"),
        "warning",
        "example",
        3,
        5,
        "the example of 'NAME' does not hold: no event",
        "mend the rule or the example",
    ),
    ("actor/groups.csv", AH, "warning", "unread", 0, 0, "nothing reads this file", "move it to actors/"),
    ("classes/a.txt", "x", "warning", "unread", 0, 0, "nothing reads this file", "a layer's classes/ has *.csv"),
    (
        T,
        "type,family,cameo\ncrane-eight,coerce/property,171\n",
        "note",
        "unused",
        2,
        1,
        "nothing leads to the event type 'crane-eight'",
        "name it in a rule or in composition.csv",
    ),
    (
        C,
        "class,words,note\ncrane, mast,\n",
        "note",
        "form",
        2,
        1,
        "the file is not in canonical form",
        "run lint with --fix",
    ),
]


LANGUAGE = [
    ("scope.csv", "shall,modul,future,", "modul", "unknown kind 'modul'"),
    ("scope.csv", "shall,modal,later,", "later", "unknown effect 'later'"),
    ("verbs.csv", "zig,past=zag;pz=zug,,trans", "pz=", "'pz=zug' is no form"),
    ("verbs.csv", "zug,,,transe", "transe", "unknown frame 'transe'"),
    ("nouns.csv", "zig,,thingy", "thingy", "unknown class 'thingy'"),
    ("closed.csv", "zog,IM,prep", "IM", "unknown tag 'IM'"),
    ("ambiguous.csv", "the,NN", "the", "'the' stands already in this file or another"),
    ("abbreviations.csv", "Zig.,titel", "titel", "unknown class 'titel'"),
    ("openers.csv", "zig,", "", "the class is missing"),
    ("furniture.csv", "zig [zag,more,line,", "zig", "the cue 'zig [zag' has an unclosed bracket"),
    ("furniture.csv", "zig]zag,more,line,", "zig", "the cue 'zig]zag' has a bracket that closes nothing"),
    (
        "furniture.csv",
        "zig | zag,more,line,",
        "zig",
        "the cue 'zig | zag' has a | that stands alone outside of brackets",
    ),
    ("furniture.csv", "<zig>,more,line,", "<zig", "the cue '<zig>' has the unknown sign <zig>"),
    ("furniture.csv", "...#,more,line,", "...", "the cue '...#' may stand anywhere but has no word to look for"),
    ("furniture.csv", "(),more,line,", "()", "the cue '()' is empty"),
    ("support.csv", "zig,zag", "zig", "the row has 2 cells, the head row 3"),
]


def write(layer, name, text):
    """Write a file of a layer; rules in it have the name of the layer's folder."""
    path = layer / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.replace("NAME", layer.name).encode())


def told(findings, layer):
    """Return the findings in a layer, as the tables above write them."""
    here = [finding for finding in findings if Path(finding.path).is_relative_to(layer)]
    return [
        (
            Path(finding.path).relative_to(layer).as_posix(), finding.level, finding.kind, finding.line, finding.column,
            finding.problem.replace(str(layer), "LAYER").replace(layer.name, "NAME"), finding.mend,
        )
        for finding in here
    ]  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Return the layers with a fault, and what one run says of them."""
    top = tmp_path_factory.mktemp("layers")
    layers = [top / f"rule-{number:03}" for number in range(len(FAULTS))]
    for layer, (name, text, *_) in zip(layers, FAULTS, strict=True):
        write(layer, name, text)
    before = csv.field_size_limit(131_072)  # the limit is the process's own: a command run before may have raised it
    try:
        return layers, lint(layers, examples=False).findings
    finally:
        csv.field_size_limit(before)


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[fault[4] for fault in FAULTS])
def test_a_fault_is_told_with_its_place_and_mend(found, number):
    """The file as it stands in the table gives that fault, and nothing else."""
    layers, findings = found
    name, _, line, column, problem, mend = FAULTS[number]
    name = R if name.startswith(R) else name
    assert told(findings, layers[number]) == [(name, "error", "fault", line, column, problem, mend)]


@pytest.mark.parametrize("case", REST, ids=[f"{case[3]}: {case[6]}" for case in REST])
def test_what_needs_a_run_of_its_own_is_told_with_its_place_and_mend(tmp_path, case):
    """The file as it stands in the table gives that finding, and nothing else."""
    name, text, level, kind, line, column, problem, mend = case
    layer = tmp_path / "rule-x"
    write(layer, name, text)
    write(layer, "classes/guns.csv", CH + "gun-noun,rifle|pistol,\n")
    found = lint([layer], examples=kind == "example").findings
    assert told(found, layer) == [(name, level, kind, line, column, problem, mend)]


def test_faults_of_our_own_language_files_are_told_too(tmp_path, monkeypatch):
    """What only ships with us is checked when lint is asked for no layer: each bad row gives one fault at its cell."""
    copy = tmp_path / "dictionaries"
    shutil.copytree(shipped_dictionaries(), copy)
    wanted = []
    for name, row, part, problem in LANGUAGE:
        path = copy / "language" / "en" / name
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}{row}\n", encoding="utf-8")
        column = row.index(part) + 1 if part else len(row) + 1
        wanted.append((f"language/en/{name}", "error", "fault", text.count("\n") + 1, column, problem))
    monkeypatch.setattr(module, "shipped_dictionaries", lambda: copy)
    found = [entry[:-1] for entry in told(lint().findings, copy)]
    assert sorted(found) == sorted(wanted)


def test_dictionaries_that_lack_a_file_of_language_are_told(tmp_path, monkeypatch):
    """A file that is gone is one fault, though much hangs on it."""
    copy = tmp_path / "dictionaries"
    shutil.copytree(shipped_dictionaries(), copy)
    (copy / "language" / "en" / "support.csv").unlink()
    monkeypatch.setattr(module, "shipped_dictionaries", lambda: copy)
    [finding] = lint().findings
    assert finding.path.endswith("support.csv")
    assert finding.problem == "the file cannot be read: No such file or directory"
    assert finding.mend == "put it there, and see that you may read it"


# ------------------------------------------------------------------------------- is any message without a test?

SOURCE = Path(eventcoder.__file__).parent
PLACES = [
    "lint.py",
    "sheets.py",
    "dictionaries",
    "ontology",
    "grammar/lexicon_files.py",
    "grammar/scope.py",
    "text/language.py",
]
TAKERS = {"Fault", "fault", "add", "report", "_report", "_fault", "_stop", "_bracket", "Finding"}
ELSEWHERE = {
    "the dictionaries that come with eventcoder are missing": "tests/dictionaries/test_shipped.py",
    "no file in this folder is read": "tests/lint/test_lint.py",
    "is not a folder": "tests/ontology/test_load.py",
    "the file cannot be read": "the test above of a file that is gone",
}


def texts(node):
    """Return the texts that an expression may come to, with a gap for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(part.value if isinstance(part, ast.Constant) else "\0" for part in node.values)]
    return texts(node.body) + texts(node.orelse) if isinstance(node, ast.IfExp) else []


def problems(tree):
    """Yield what is said to be wrong: the first text of several words that a call takes, is named so, or is returned first."""
    for node in ast.walk(tree):
        candidates = []
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            named = {arg.id for arg in node.args if isinstance(arg, ast.Name)}
            candidates = node.args if name in TAKERS and not named & {"problem", "what", "empty"} else []
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            candidates = node.value.elts
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "problem":
            candidates = [node.value]
        yield from next((found for found in map(texts, candidates) if any(" " in text for text in found)), [])


def test_every_message_is_in_a_table():
    """Who writes a new message shows the file that provokes it."""
    shown = "\n".join([*(fault[4] for fault in FAULTS), *(case[6] for case in REST), *(row[3] for row in LANGUAGE)])
    files = [
        file
        for place in PLACES
        for file in ([SOURCE / place] if place.endswith(".py") else (SOURCE / place).glob("*.py"))
    ]
    told = {text for file in files for text in problems(ast.parse(file.read_text(encoding="utf-8")))}
    assert len(told) > 100
    bare = [
        text
        for text in sorted(told)
        if text not in shown
        and not re.search(".*?".join(map(re.escape, text.split("\0"))), shown)
        and not any(known in text for known in ELSEWHERE)
    ]
    assert bare == []
