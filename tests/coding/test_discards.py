"""Texts that are no political news: what is left out, what stays, and how the reason is told."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from attrs import evolve

import sample_events
from eventcoder import Coder
from eventcoder.coding.discards import CodedSentence, Sifted, sift
from eventcoder.dictionaries.cues import Cue, cues_of
from eventcoder.dictionaries.discards import Discards, Domain, load_discards
from eventcoder.errors import DictionaryError
from eventcoder.model import STATUSES, Document, Event, Participant, Tokens
from eventcoder.ontology.event_types import EventType

PAIRS = [json.loads(line) for line in Path(__file__).with_name("discards.jsonl").read_text("utf-8").splitlines()]
DOMAINS = "domain,verdict,carry,needs,firm,office,country,families\n"
TYPES = {
    "attack": EventType("attack", "force"),
    "riot": EventType("riot", "dissent/riot"),
    "accuse": EventType("accuse", "disapprove"),
}
SPORT = Domain("sport", "out", carry=2, needs=3, office=1.5, families=frozenset({"force", "disapprove"}))
VIOLENCE = Domain("violence", "news")


@pytest.fixture(scope="module")
def coder() -> Coder:
    """A coder with the shipped dictionaries."""
    return Coder()


def sifted(coder: Coder, text: str) -> Sifted:
    """The events of a text before and after the sieve."""
    return coder._sifted(Document(text), frozenset(STATUSES), strict=True)


def discards(*cues: Cue) -> Discards:
    """A small table of one-word cues for sport and violence."""
    return Discards({"sport": SPORT, "violence": VIOLENCE}, cues_of({cue.text: [cue] for cue in cues}))


def event(type_: str = "attack", source: Participant | None = None) -> Event:
    """An event of which only type and source matter."""
    return evolve(sample_events.BARE, type=type_, act=type_, source=source, status="actual")


def tokens(text: str) -> Tokens:
    """A sentence of lower-case words."""
    words = tuple(text.split())
    return Tokens(words, words, (0,) * len(words), (0,) * len(words))


def sift_one(table: Discards, *texts: str, of: Event | None = None) -> Sifted:
    """Sift an event of the first of some sentences."""
    coded = [CodedSentence(tokens(text), [of or event()] if at == 0 else []) for at, text in enumerate(texts)]
    return sift(coded, table, TYPES, {"BUS"}, None)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["no_news"][:40])
def test_same_words_news_and_no_news(coder: Coder, pair: dict[str, str]) -> None:
    """A researcher gets the event of the news sentence, and none of the sentence that only borrows its words."""
    assert coder.code(pair["news"])
    assert coder.code(pair["no_news"]) == []


def test_most_pairs_need_the_domains(coder: Coder) -> None:
    """The pairs prove the sieve: in most of them grammar and rules alone would have coded the borrowed words."""
    found = [{left.domain for left in sifted(coder, pair["no_news"]).left_out} == {pair["domain"]} for pair in PAIRS]
    assert sum(found) >= 40


def test_what_is_left_out_is_told(coder: Coder) -> None:
    """Nothing vanishes silently: the event is kept beside, with its domain and the words that decided."""
    [left] = sifted(coder, "Ghana clash with Egypt in the semi-final on Friday.").left_out
    assert left.domain == "sport"
    assert left.cues == ("semi-final",)
    assert left.event.trigger == "clash"
    assert left.reason == "left out as sport: cues semi-final; weight 3.0 of 3.0"


def test_the_text_decides_for_its_sentences(coder: Coder) -> None:
    """A sentence without a word of sport is left out in a match report, and coded where it stands alone."""
    attack = "Spain attacked Portugal."
    report = (
        f"The striker scored in the cup final. The goalkeeper saved a penalty. {attack} The coach praised the squad."
    )
    assert coder.code(attack)
    assert not [e for e in coder.code(report) if e.trigger == "attacked"]


def test_a_riot_at_a_match_stays(coder: Coder) -> None:
    """Violence around a game is news although the text is full of sport."""
    report = (
        "Fans rioted after the football match. Police fired tear gas at rioters outside the stadium. "
        "The goalkeeper was hit by a stone. Two people were killed in the riots, officials said."
    )
    assert {e.acled.event_type for e in coder.code(report) if e.acled} & {"Riots", "Protests"}


def test_sanctions_on_a_bank_stay(coder: Coder) -> None:
    """A market report that holds an act of a state keeps the act."""
    report = (
        "Shares in the bank fell. The United States imposed sanctions on the bank. The share price of its rivals rose."
    )
    assert [e.cameo for e in coder.code(report)] == ["163"]


def test_statuses_do_not_move_the_verdict(coder: Coder) -> None:
    """Asking for more statuses adds events, and changes none of those that were there."""
    text = "Rebels may attack the town. Ghana clash with Egypt in the semi-final. Troops seized Kefra."
    assert set(coder.code(text)) <= set(coder.code(text, statuses="all"))


def test_nothing_to_sift_costs_nothing() -> None:
    """A text without events is not even searched for cues: the table is never asked."""
    assert sift([CodedSentence(tokens("a cup"), [])], None, TYPES, (), None) == Sifted(())  # type: ignore[arg-type]


def test_families_that_a_domain_does_not_name_stay() -> None:
    """Sport is never taken for a riot, whatever the words around it."""
    table = discards(Cue("final", "sport", 9))
    assert sift_one(table, "final").left_out
    assert not sift_one(table, "final", of=event("riot")).left_out


def test_public_roles_weigh_against() -> None:
    """The same words are left out for players and kept for a government; a private role changes nothing."""
    table = discards(Cue("final", "sport", 3))
    government, firm = (Participant("x", country="GHA", roles=(role,)) for role in ("GOV", "BUS"))
    assert not sift_one(table, "final", of=event(source=government)).left_out
    assert sift_one(table, "final", of=event(source=firm)).left_out


def test_violence_weighs_against_and_is_told() -> None:
    """Violent words lower the weight; where it is still enough, the reason names them."""
    table = discards(Cue("final", "sport", 3), Cue("league", "sport", 2), Cue("bomb", "violence", 1))
    assert not sift_one(table, "final bomb").left_out
    [left] = sift_one(table, "final league bomb").left_out
    assert left.reason == "left out as sport: cues final, league; against it bomb; weight 4.0 of 3.0"


def test_faint_cues_speak_for_the_rest_of_the_text_only() -> None:
    """A word that news shares ("team") never decides in its own sentence."""
    table = discards(Cue("team", "sport", 2, scope="document"))
    assert not sift_one(table, "team team").left_out
    [left] = sift_one(table, "they attacked", "team", "team").left_out
    assert (left.cues, left.rest) == ((), 4.0)


@pytest.mark.parametrize("words,left", [("the storms", True), ("storm troopers", False), ("residents", False)])
def test_a_cue_of_a_side_speaks_for_the_events_of_that_side(words: str, left: bool) -> None:
    """A storm that hits is no attack; troops that attack in a storm are."""
    start, end = len(words) - len(words.rsplit(maxsplit=1)[-1]), len(words)
    source = Participant(words, 0, len(words), head=(start, end))
    found = sift_one(discards(Cue("storm", "sport", 9, scope="source")), "storm", of=event(source=source))
    assert [one.cues for one in found.left_out] == ([("storm",)] if left else [])


@pytest.mark.parametrize("words,left", [("a herd of wild goats", True), ("the Goats", False), ("Goat Hill", True)])
def test_a_side_is_headed_behind_of_and_by_the_title_of_a_name(words: str, left: bool) -> None:
    """Whoever writes of "a herd of goats" or of "Storm Xynthia" means goats and a storm; a capital makes a name of a word."""
    head = (2, 6) if "herd" in words else (len(words) - len(words.rsplit(maxsplit=1)[-1]), len(words))
    shift = 40  # not the first word of the sentence
    source = Participant(words, shift, shift + len(words), head=(shift + head[0], shift + head[1]))
    found = sift_one(discards(Cue("goat", "sport", 9, scope="source")), "goat", of=event(source=source))
    assert bool(found.left_out) == left


@pytest.mark.parametrize(
    "text,left",
    [
        ("In the novel a priest kills the mayor of Riga.", True),
        ("The novel opens with soldiers storming the castle.", True),
        ("A priest who wrote a novel killed the mayor of Riga.", False),
    ],
)
def test_plots_are_told_in_the_present(coder: Coder, text: str, left: bool) -> None:
    """What a novel tells is no event; what happened to people who write them is."""
    assert bool(coder.code(text)) != left


def test_a_plot_goes_on(coder: Coder) -> None:
    """What follows the name of a work in the present tense is told by it; what follows in the past happened."""
    plot = "The new thriller opens on a pier. A gang kidnaps the mayor of Oslo. The navy seizes the harbour."
    assert coder.code(plot) == []
    news = "The new thriller opened on Friday. Gunmen kidnapped the mayor of Oslo on Sunday."
    assert [event.trigger for event in coder.code(news)] == ["kidnapped"]


def test_an_undated_text_knows_other_ages(coder: Coder) -> None:
    """Soldiers of 1915 are no news where a text of today tells of them; where that is all, it is what was asked."""
    old = "The bridge was bombed by the Germans in 1915."
    assert coder.code(old)
    tour = f"A museum tells the story of the village. {old}"
    assert coder.code(tour) == []


def test_a_firm_s_country_is_no_state(coder: Coder) -> None:
    """Two banks agree on business; a bank and a ministry on policy."""
    start = "Shares in Barclays closed higher on Friday. The lender's chief executive welcomed the takeover."
    assert coder.code(f"{start} Barclays agreed to sell the unit to a French bank.") == []
    fined = coder.code(f"{start} The French finance ministry fined Barclays 12 million euros.")
    assert [event.trigger for event in fined] == ["fined"]


def test_courts_lend_their_bench(coder: Coder) -> None:
    """A court that is asked for damages over a song plays no politics (`arbiters`); what it does to somebody is weighed as ever."""
    start = "The rapper's new album topped the singles chart. His record label cancelled the world tour."
    assert coder.code(f"{start} A songwriter asked a Nashville court to stop the sale of the song.") == []
    trade = evolve(SPORT, needs=2.0, arbiters=frozenset({"JUD"}))
    table = Discards({"sport": trade}, cues_of({"cup": [Cue("cup", "sport", 3.0)]}))
    court = Participant("the court", roles=("JUD",))
    said, done = evolve(event("accuse", court), quad_class=3), evolve(event("attack", court), quad_class=4)
    assert sift_one(table, "the cup", of=said).events == ()
    assert sift_one(table, "the cup", of=done).events == (done,)


def test_lawmen_are_no_office_where_a_neighbour_was_robbed() -> None:
    """Whoever is tried for a crime is no news (`lawmen`), and words of crime do not speak against it (`heeds`)."""
    private = Domain(
        "private",
        "out",
        needs=3,
        office=2,
        families=frozenset({"disapprove", "force"}),
        heeds=frozenset({"violence"}),
        lawmen=frozenset({"COP"}),
    )
    crime = Domain("crime", "news")
    cues = [Cue("neighbour", "private", 3.0), Cue("knife", "crime", 3.0), Cue("grenade", "violence", 3.0)]
    domains = {domain.name: domain for domain in (private, crime, VIOLENCE)}
    table = Discards(domains, cues_of({cue.text: [cue] for cue in cues}))
    police, army = Participant("police", roles=("COP",)), Participant("the army", roles=("MIL",))
    assert sift_one(table, "a neighbour with a knife", of=event("accuse", police)).events == ()
    assert sift_one(table, "a neighbour with a grenade", of=event("accuse", police)).events != ()
    assert sift_one(table, "a neighbour with a knife", of=event("attack", police)).events != ()
    assert sift_one(table, "a neighbour with a knife", of=event("accuse", army)).events != ()


def test_many_dead_are_news_whoever_killed_them(coder: Coder) -> None:
    """A student who shoots twenty people is news (`dead`); one who kills his landlord is not."""
    end = "The attacker killed himself after the shooting."
    assert coder.code(f"A student shot dead 20 people at a college in Kerch. {end}", date="2018-10-17")
    assert coder.code(f"A student shot dead his landlord at a flat in Kerch. {end}", date="2018-10-17") == []


def test_police_who_beat_fans_play_no_game(coder: Coder) -> None:
    """Where `doers` do something to people the rest of the text does not count: police beat fans on a page full of football."""
    coder = Coder(strict=True)  # its wording is that of sport
    page = "Arema lost the derby 3-2 on Saturday after a late goal by the striker. The coach blamed the referee for a penalty."
    [event] = coder.code(f"{page} Police beat some fans with batons after the match.", date="2022-10-02")
    assert (event.type, event.source.code) == ("beat", "COP")
    assert coder.code(f"{page} The visitors beat Persebaya in the first leg.", date="2022-10-02") == []


def test_courts_and_ministries_that_order_are_no_office_to_trade_and_storms(coder: Coder) -> None:
    """A jury that orders a firm to pay its rival settles their quarrel; who orders people out of a typhoon's way rules nobody."""
    trade = "Shares in the chipmaker fell 5 percent. The company posted a quarterly loss. A Delaware jury ordered it to pay its rival."
    assert coder.code(trade, date="2022-02-08") == []
    storm = "A typhoon with winds of 210 km per hour made landfall near Chiba. The storm cut power to homes. Authorities ordered residents out."
    assert coder.code(storm, date="2019-09-09") == []


def test_a_review_tells_its_plot_to_the_end(coder: Coder) -> None:
    """What a text opens with is what it tells of in the present tense, however far down; what its author did is past."""
    review = (
        "Her fifth novel begins with the murder of a priest in 1974. The nephew plants a bomb in a hotel. He flees to Boston. There he "
        "meets a widow. She knows nothing of the past. The author keeps us guessing. In the end the nephew is arrested."
    )
    assert coder.code(review) == []


def test_an_office_that_speaks_of_trade_weighs_less_than_one_that_acts() -> None:
    """`words` is what a ministry takes off where it only speaks; `office` where it does something to a firm."""
    trade = Domain("trade", "out", needs=3, office=2.5, words=1.0, families=frozenset({"disapprove", "force"}))
    table = Discards({"trade": trade}, cues_of({"shares": [Cue("shares", "trade", 5.0)]}))
    office = Participant("the ministry", roles=("GOV",))
    said = evolve(event("accuse", office), quad_class=3)
    done = evolve(event("attack", office), quad_class=4)
    assert sift_one(table, "shares rose", of=said).events == ()
    assert sift_one(table, "shares rose", of=done).events == (done,)


def test_kindred_domains_add_up() -> None:
    """Half of what a text says of games counts for sport, its kin; what it says of storms does not."""
    sport = evolve(SPORT, kin=frozenset({"games"}))
    games, storms = Domain("games", "out", needs=9), Domain("storms", "out", needs=9)
    cues = [Cue("cup", "sport", 2.0), Cue("console", "games", 2.0), Cue("gale", "storms", 2.0)]
    domains = {domain.name: domain for domain in (sport, games, storms)}
    table = Discards(domains, cues_of({cue.text: [cue] for cue in cues}))
    assert sift_one(table, "cup console").events == ()
    assert sift_one(table, "cup gale").events


@pytest.mark.parametrize(
    "text,kept",
    [
        ("A man strangled his wife in Brno.", False),
        ("A jealous husband stabbed a teacher in Cork.", False),
        ("Gunmen strangled his wife in Mosul.", True),
        ("Soldiers shot her husband at a checkpoint near Kidal.", True),
    ],
)
def test_violence_at_home_is_no_conflict(coder: Coder, text: str, kept: bool) -> None:
    """Kin who kill kin are no parties; who kills somebody's kin may be one."""
    assert bool(coder.code(text)) == kept


@pytest.mark.parametrize(
    "text,kept",
    [
        ("The club forced the striker to apologise.", False),
        ("The regime forced the editor to apologise.", True),
        ("Bandits forced the villagers to pay a levy.", True),
        ("A boarding school in Nakuru sent home two hundred pupils.", False),
        ("Oman sent home two hundred workers.", True),
        ("A painter in Lyon imposed sanctions on himself.", False),
        ("The bakery sent soldiers of sugar to the wedding in Lodz.", False),
        ("Nokia sued Samsung over a screen.", False),
        ("Nokia sued the Indian government over a tax.", True),
    ],
)
def test_acts_of_power_need_somebody_in_power(coder: Coder, text: str, kept: bool) -> None:
    """Clubs rule over nobody, and firms that sue one another trade; states, gunmen and those they deal with stay."""
    assert bool(coder.code(text)) == kept


@pytest.mark.parametrize(
    "text,kept",
    [
        ("A potato grower went on strike.", False),
        ("He went on strike over the washing-up.", False),
        ("Potato growers went on strike.", True),
        ("Postal staff went on strike.", True),
        ("She won after a long battle with her landlord.", False),
        ("He died in a battle with the rebels.", True),
    ],
)
def test_nobody_strikes_or_fights_battles_alone(coder: Coder, text: str, kept: bool) -> None:
    """A strike or a battle is the work of many: what one private person calls so is a figure of speech."""
    assert bool(coder.code(text)) == kept


def test_an_imagined_attack_is_hypothetical(coder: Coder) -> None:
    """What "would" follow from an attack that nobody has made is no attack, whoever says so."""
    assert coder.code("An attack on the dam would flood the valley, engineers said.") == []
    told = coder.code("The attack on the village would be punished, the army said.", statuses=STATUSES)
    assert [event.status for event in told if event.type == "attack"] == ["actual"]


def test_a_place_s_name_is_no_weapon(coder: Coder) -> None:
    """A march to Arrow Park is as peaceful as any."""
    coder = Coder(strict=True)
    (march,) = coder.code("Teachers marched to Arrow Park in Leeds.")
    (armed,) = coder.code("Teachers armed with arrows marched to the park in Leeds.")
    kinds = [one.acled.sub_event_type for one in (march, armed) if one.acled is not None]
    assert kinds == ["Peaceful protest", "Violent demonstration"]


@pytest.mark.parametrize(
    "text,believed",
    [
        ("The twins attacked the cake.", False),
        ("Rebels attacked the cake shop.", True),  # by those who do it
        ("The twins attacked two nuns.", True),  # by the victims
        ("The custard killed five nuns in Lyon.", False),  # nobody's deed, whatever the toll
        ("Reviewers opened fire on the poet's new novel.", False),  # by those who fight in words, whatever the word
        ("A spark set fire to the barn.", False),
        ("A bomb exploded outside the cake shop.", True),
        ("The lobby condemned the attack on the cake.", None),  # what is said of an act is not doubted
    ],
)
def test_figures_of_speech_are_doubted(coder: Coder, text: str, believed: bool | None) -> None:
    """A reader of the table finds attacks on people, none on cakes."""
    domains = [left.domain for left in sifted(coder, text).left_out]
    assert domains == [] if believed is None else bool(domains) != believed


def test_the_act_s_own_word_is_no_witness(coder: Coder) -> None:
    """An ambush is not proved by the word "ambush", but a car bomb is by its name."""
    assert coder.code("The lawmakers ambushed the tax.") == []
    assert coder.code("A car bomb hit the tax office.")


def test_the_longest_phrase_wins_and_plurals_count() -> None:
    """Take "cup finals": it is one cue, not also "final"; a cue is found in the plural without being written twice."""
    table = load_discards([Path(__file__).parents[2] / "dictionaries"])
    assert [cue.text for cue in table.cues.find(("two", "cup", "finals"))] == ["cup final"]


def write(folder: Path, **files: str) -> Path:
    """Write files of `discards/`."""
    (folder / "discards").mkdir(parents=True)
    for name, text in files.items():
        (folder / "discards" / f"{name}.csv").write_text(text, "utf-8")
    return folder


def test_all_faults_with_file_and_line(tmp_path: Path) -> None:
    """Every mistake of every file is reported at once, where it stands."""
    folder = write(
        tmp_path,
        domains=DOMAINS + "sport,out,2,3,,1,0,froce\nchess,maybe,1,3,,,,\ngolf,out,1,,,,,\n",
        sport="cue,scope,weight\n# a comment\ncup,paragraph,1\nball,sentence,heavy\nnet,sentence,\na||b,sentence,1\n????,sentence,1\n",
        golf="cue,weight\n",
        tennis="cue,scope,weight\n",
    )
    with pytest.raises(DictionaryError) as caught:
        load_discards([folder], ["force/clash"])
    problems = {(Path(f.path).stem, f.line): f for f in caught.value.faults}
    assert set(problems) == {("domains", 2), ("domains", 3), ("domains", 4), ("golf", 1), ("tennis", 0)} | {
        ("sport", n) for n in range(3, 8)
    }
    assert problems["domains", 2].mend == "did you mean 'force'?"


def test_layers_change_weights_and_add_domains(tmp_path: Path) -> None:
    """A user's folder may add a domain of its own, and take one of our cues away with weight 0."""
    first = write(
        tmp_path / "a", domains=DOMAINS + "sport,out,2,3,,1,0,force\n", sport="cue,scope,weight\ncup|ball,sentence,3\n"
    )
    second = write(
        tmp_path / "b",
        domains=DOMAINS + "chess,out,2,3,,1,0,force\n",
        sport="cue,scope,weight\ncup,sentence,0\n",
        chess="cue,scope,weight\nrook,sentence,3\n",
    )
    table = load_discards([first, second])
    assert [(cue.text, cue.domain) for cue in table.cues.find(("cups", "balls", "rooks"))] == [
        ("ball", "sport"),
        ("rook", "chess"),
    ]


def test_digits(tmp_path: Path) -> None:
    """? stands for one digit, so that a score is a cue."""
    table = load_discards(
        [write(tmp_path, domains=DOMAINS + "sport,out,2,3,,1,0,force\n", sport="cue,scope,weight\n?-?,sentence,2\n")]
    )
    assert [cue.text for cue in table.cues.find(("3-1", "3-10"))] == ["?-?"]


def test_a_user_s_domain_is_used(tmp_path: Path) -> None:
    """A folder given to the coder takes part, also after pickling."""
    folder = write(
        tmp_path, domains=DOMAINS + "pageant,out,2,3,,0,0,force\n", pageant="cue,scope,weight\npageant,sentence,9\n"
    )
    text = "Rebels attacked the army at the history pageant."
    assert Coder().code(text)
    assert pickle.loads(pickle.dumps(Coder([folder]))).code(text) == []  # noqa: S301


def test_the_names_of_the_sides_are_no_words_of_a_domain(coder):
    """A statesman called Oscar Arias is in no film; whoever reviews one is."""
    assert [one.type for one in coder.code("Oscar Arias endorsed the president's plan at a book fair in Lima.")]
    told = sifted(coder, "At the Oscars the aria won, and the tenor attacked the jury.")
    assert not told.events
