"""Aid that is told by the thing that was given, by who has it, or by what one state does for the people of another."""

import pytest

import eventcoder

GIVEN = (
    # who has it, and whose it was by its own words
    ("Ukraine is getting its first American howitzers.", "07", "American", "Ukraine"),
    ("The rebels get their guns from Rwanda.", "07", "Rwanda", "rebels"),
    ("Lebanon's army has been living on food parcels from Qatar.", "07", "Qatar", "Lebanon"),
    ("Rice given by Thailand was handed to families in Rakhine.", "07", "Thailand", "families"),
    ("Tents that Sweden had bought arrived in Herat.", "07", "Sweden", "Herat"),
    ("The last of the vaccines promised by South Korea reached Blantyre.", "07", "South Korea", "Blantyre"),
    ("A shipment of Indian wheat arrived in Kandahar.", "07", "Indian wheat", "Kandahar"),
    ("Farmers in Malawi received seed bought with Danish money.", "07", "Danish money", "Farmers"),
    ("Russia supplied most of the tanks that Armenia has obtained.", "07", "Russia", "Armenia"),
    ("The clinic in Tulkarm was built with money from Belgium.", "07", "Belgium", "Tulkarm"),
    ("Kyiv has been promised more Danish howitzers.", "0332", "Danish", "Kyiv"),
    ("The money will go to Sudanese refugees, the German foreign ministry said.", "0331", "German", "refugees"),
    ("Aid from Sweden to Uganda has dried up.", "162", "Sweden", "Uganda"),
    ("With help from Turkey, Somalia has rebuilt its parliament.", "07", "Turkey", "Somalia"),
    ("Oman sent a plane carrying four tons of medicine to Armenia.", "07", "Oman", "Armenia"),
    ("Engineers from Ghana were sent to Togo to repair the dam.", "07", "Engineers from Ghana", "Togo"),
    ("Two Spanish air force planes landed in Kabul to evacuate interpreters.", "07", "Spanish", "interpreters"),
    # what one state does for the people of another
    ("Japan is laying water pipes in Juba.", "07", "Japan", "Juba"),
    ("Qatar is feeding Lebanon's soldiers.", "07", "Qatar", "Lebanon"),
    ("Egypt has opened its hospitals to wounded Palestinians.", "07", "Egypt", "Palestinians"),
    ("Two Danish diplomats were expelled, the Russian foreign ministry said.", "161", "Russian", "Danish"),
)
NOT_GIVEN = (
    "The club received 30 million euros from an investor.",
    "The shop gets its bread from a bakery in Lyon.",
    "The family lives on money from an uncle in Canada.",
    "The stadium was built with money from the lottery.",
    "Money from tourists keeps the island afloat.",
    "Iranian missiles reached the base in Iraq.",
    "French wine reached shops in Tokyo.",
    "The Malian government repaired a school in Gao.",
    "France spent ten million euros on its own trains.",
    "The council repaired the road in Kent.",
    "With money from the sale of two wingers, the club has rebuilt its ground and lured a Brazilian coach.",
    "Neighbours kept the family going with casseroles until the father found a job.",
    "The school's library was built with help from former pupils.",
    "French cheese keeps flowing into Tokyo's shops, and sellers count on tourists to carry it home.",
    "The plumber laid new pipes in the kitchen and took care of the leak in the roof.",
)


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return eventcoder.Coder()


@pytest.mark.parametrize("text, code, source, target", GIVEN)
def test_who_gave_what_somebody_has_is_found(coder, text, code, source, target):
    """The giver stands in the thing's own phrase, in a clause behind it, or is whoever tells of it."""
    found = [(e.cameo, e.source and e.source.text or "", e.target and e.target.text or "") for e in coder.code(text)]
    assert any(c.startswith(code) and source in s and target in t for c, s, t in found), found


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_what_firms_and_uncles_pay_is_no_aid(coder, text):
    """A thing without a giver of public standing, or one that a state gives its own people, is no aid."""
    assert not [e for e in coder.code(text) if (e.cameo or "").startswith("07")]


def test_the_sort_of_thing_says_which_aid_it_is(coder):
    """Arms are military aid, money is economic, food is relief."""
    codes = [
        coder.code(f"Gabon got {thing} from Ghana.")[0].cameo for thing in ("rifles", "forty million euros", "tents")
    ]
    assert codes == ["072", "071", "073"]
