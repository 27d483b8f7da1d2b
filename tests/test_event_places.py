"""Where an event took place: phrases of its own, and what its clause implies."""

from __future__ import annotations

import pytest

from event_reading import event

PLACED = [
    # phrases of its own, however deep
    ("The pact was signed at the residence of the archbishop in Krakow.", "signed", ["Krakow"]),
    ("The firm presented its new car at the Technology Fair in Lyon.", "presented", ["Lyon"]),
    ("Police arrested him at the home of his sister in Leeds.", "arrested", ["Leeds"]),
    # "where", "in which"
    ("Floods are common in Bangladesh, where a dam burst in 2004.", "burst", ["Bangladesh"]),
    ("They fled a camp near Kano where rebels killed two nurses.", "killed", ["Kano"]),
    ("The fire in Turin in which six workers died was an accident.", "died", ["Turin"]),
    # where those who act stand, and what they act upon
    ("A military court in Gdansk sentenced the colonel to four years.", "sentenced", ["Gdansk"]),
    ("A Palermo court sentenced the trader to nine years.", "sentenced", ["Palermo"]),
    ("Police in Nairobi arrested two men.", "arrested", ["Nairobi"]),
    ("The company's Bratislava plants were closed on Monday.", "closed", ["Bratislava"]),
    ("A warehouse in Aarhus burned down.", "burned down", ["Aarhus"]),
    # taken up
    ("The envoy went to Geneva. He was arrested there on Tuesday.", "arrested", ["Geneva"]),
    ("The envoy flew to Geneva. Police arrested him in the city.", "arrested", ["Geneva"]),
    ("The bishop lives in Arauca province. Two men were killed in the province.", "killed", ["Arauca province"]),
    # lent by another event of the sentence
    ("Two men were shot when soldiers opened fire at a roadblock near Oruro.", "shot", ["Oruro"]),
    ("Six workers died after a bus overturned near Kano.", "died", ["Kano"]),
    ("Protesters gathered outside a bank in Leeds and threw stones at the police.", "threw", ["Leeds"]),
    ("Ministers gathered in Niamey to discuss the drought.", "discuss", ["Niamey"]),
    # acts that are where they lead, and what bears the name of a town
    ("Residents marched to Leeds city hall.", "marched", ["Leeds"]),
    ("The airliner crashed into the Red Sea.", "crashed", ["Red Sea"]),
    ("Poland has closed the Kuznica crossing.", "closed", ["Kuznica"]),
    # names that no gazetteer knows
    ("The pact was signed at Karimgach on 5 August.", "signed", ["Karimgach"]),
    ("Two men were arrested in the village of Tusie.", "arrested", ["Tusie"]),
    # on the edge of it
    ("Two men were shot on the edge of Leeds.", "shot", ["Leeds"]),
]
UNPLACED = [
    # an act of words is not where its object was
    ("The minister condemned the raid in Lagos.", "condemned"),
    ("The opposition called on Ankara to act.", "called"),
    # several towns, and none that "the city" must be
    ("He lived in Leeds and studied in York. Police arrested him in the city.", "arrested"),
    ("He lives in Leeds. Police arrested him in the province.", "arrested"),
    ("Ann Lee wrote a letter to Leeds council.", "wrote"),
    # what came of it, or what the same people did elsewhere or later
    ("The company was fined after one of its boats sank near Kano.", "fined"),
    ("The suspects were arrested in Lyon and handed over to Belgium.", "handed over"),
    ("Ford opened a plant in Leeds and sold its shares.", "sold"),
    # a person at whom it is aimed, a house of parliament
    ("The crowd jeered at Rushdie.", "jeered"),
    ("In Congress the deputy called for an inquiry.", "called"),
    # of a person's employer, and of words
    ("The president met a professor at the University of Oslo.", "met"),
    ("Police in Nairobi said that two men had been arrested.", "said"),
]


@pytest.mark.parametrize(("text", "trigger", "places"), PLACED, ids=[case[0] for case in PLACED])
def test_where_it_happened(text: str, trigger: str, places: list[str]) -> None:
    assert [place.name for place in event(text, trigger).places] == places


@pytest.mark.parametrize(("text", "trigger"), UNPLACED, ids=[case[0] for case in UNPLACED])
def test_a_place_that_is_not_where_it_happened(text: str, trigger: str) -> None:
    assert event(text, trigger).places == ()


def test_an_implied_place_says_what_it_rests_on() -> None:
    text = "A Palermo court sentenced the trader to nine years."
    found = [e for e in event(text, "sentenced").evidence if e.field == "places"]
    assert [(e.quote.text, e.rule) for e in found] == [("court", "the place of the court")]
    assert text[found[0].quote.start : found[0].quote.end] == "court"
