"""The dictionaries of a coder, ours from their compiled form where there is one, a user's always from their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eventcoder.dictionaries.actor_files import read_actor_files
from eventcoder.dictionaries.actors import ActorTables, read_actors, spelling_of, spelt_names
from eventcoder.dictionaries.circumstances import Circumstances, read_circumstances
from eventcoder.dictionaries.compiled import Compiled, compiled_text, one_line, read_compiled
from eventcoder.dictionaries.cues import pack_cues, unpack_cues
from eventcoder.dictionaries.discards import PART as DISCARDS
from eventcoder.dictionaries.discards import Discards, read_discards
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.gazetteer import PlaceIndex
from eventcoder.dictionaries.packed import packed
from eventcoder.dictionaries.rules import Rules
from eventcoder.dictionaries.rules_table import pack_rules, unpack_rules
from eventcoder.dictionaries.wording import Wordings, pack, read_wordings, unpack
from eventcoder.errors import Fault
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.lexicon_files import read_lexicon
from eventcoder.grammar.lexicon_table import pack_lexicon, unpack_lexicon
from eventcoder.ontology.load import read_ontology
from eventcoder.ontology.ontology import Ontology
from eventcoder.sheets import cells_in

LANGUAGE = Path("language") / "en"
_TYPES = "event_types.csv"
_RULE_PARTS = ("rules", "classes")


class Library:
    """Loads each part of the dictionaries.

    Args:
        folders: the shipped dictionaries, then folders or rule files layered over them.
        compile_anew: leave the compiled form aside.
    """

    def __init__(self, folders: Sequence[Path], *, compile_anew: bool = False) -> None:
        self._folders = folders
        self._shipped = folders[0]
        self._compiled = None if compile_anew else read_compiled(self._shipped)

    def lexicon(self, faults: FaultList) -> Lexicon:
        """Return the shipped language data as far as it can be used, and note what is wrong; so do the other methods."""
        if self._compiled is None:
            return read_lexicon(self._shipped / LANGUAGE, faults.note)
        return unpack_lexicon(self._compiled.lexicon)

    def ontology(self, faults: FaultList) -> Ontology:
        """Return the event types and their tables."""
        found: list[Fault] = []
        ontology = read_ontology(self._folders, found)
        for fault in found:
            faults.note(fault)
            path = Path(fault.path)
            # Any cell of a file of types with a fault may be a type that the fault hides.
            for cell in cells_in(path) if path.name == _TYPES and path.is_file() else ():
                faults.doubt(cell)
        return ontology

    def rules(self, ontology: Ontology, lexicon: Lexicon, faults: FaultList) -> Rules:
        """Return the rules of all layers, a user's compiled on top of ours."""
        ours = None if self._compiled is None else unpack_rules(self._compiled.rules, self._shipped)
        if ours is not None and not any(map(_has_rules, self._folders[1:])):
            return ours
        from eventcoder.dictionaries.compile import read_rules  # noqa: PLC0415 - a tenth of the import, and mostly not needed

        prepositions = [word for word, classes in lexicon.closed.items() if "prep" in classes]
        return read_rules(self._folders, ontology.types, prepositions, lexicon.particles, faults, ours)

    def actors(self, faults: FaultList) -> ActorTables:
        """Return names, role nouns and modifiers."""
        return read_actors(self._folders, faults, None if self._compiled is None else self._compiled.actors)

    def discards(self, ontology: Ontology, faults: FaultList) -> Discards:
        """Return the domains of text that report no events, and their cues."""
        ours = None if self._compiled is None or any(map(_has_discards, self._folders[1:])) else self._compiled.cues
        families = [known.family for known in ontology.types.values()]
        return read_discards(self._folders, families, faults, None if ours is None else unpack_cues(ours))

    def wordings(self, ontology: Ontology, faults: FaultList) -> Wordings:
        """Return how news is worded."""
        ours = None if self._compiled is None else unpack(self._compiled.wordings)
        return read_wordings(self._folders, ontology.types, faults, ours)

    def circumstances(self, faults: FaultList) -> Circumstances:
        """Return number words, date words and the gazetteer."""
        index = None if self._compiled is None else PlaceIndex(self._shipped / "places", self._compiled.places)
        return read_circumstances(self._folders, faults, index)


def compile_dictionaries(dictionaries: Path, *, installed: bool) -> str:
    """Return the compiled form of the shipped dictionaries, as the text of a file.

    Args:
        dictionaries: their folder.
        installed: as for `compiled_text`.

    Raises:
        DictionaryError: with the faults of the files.
    """
    faults = FaultList()
    library = Library([dictionaries], compile_anew=True)
    lexicon, ontology = library.lexicon(faults), library.ontology(faults)
    rules = library.rules(ontology, lexicon, faults)
    cues = library.discards(ontology, faults).cues
    actors = read_actor_files(dictionaries, frozenset(), faults.note)
    actors.spelt = packed(spelt_names([actors.names], spelling_of([actors])))
    wordings = pack(library.wordings(ontology, faults))
    places = one_line(read_circumstances([dictionaries], faults).places.compiled())
    faults.check()
    packed_rules = pack_rules(rules, dictionaries)
    compiled = Compiled(pack_lexicon(lexicon), packed_rules, pack_cues(cues), actors, places, wordings)
    return compiled_text(dictionaries, compiled, installed=installed)


def _has_rules(layer: Path) -> bool:
    return not layer.is_dir() or any((layer / part).is_dir() for part in _RULE_PARTS)


def _has_discards(layer: Path) -> bool:
    return (layer / DISCARDS).is_dir()
