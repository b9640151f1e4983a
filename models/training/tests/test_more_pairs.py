"""What makes more of the pairs at hand: other names in them, a teacher's translations, weights of a shipped model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import List, Tuple

import pytest
import torch

from pipeline.beams import search_beams
from pipeline.compounds import CONJUNCTIONS, compounds
from pipeline.corpus import folded_sides, read_pairs, write_pairs
from pipeline.decoding import decode_greedily, groups_of_one_length
from pipeline.judging import Judge, References, Translation, mean_log_probabilities
from pipeline.lexicon import lexicon, phrase_text, phrases
from pipeline.names import NameMaker, shared_names, varied
from pipeline.network import Network, Sizes
from pipeline.prepared import Prepared
from pipeline.rare_words import practice
from pipeline.selection import select_alike
from pipeline.set_phrases import PEOPLE, PHRASES, set_phrases
from pipeline.shipped import ShippedModel
from pipeline.tokenizer import END, START
from pipeline.typed import plain, typed, without_accents
from pipeline.words import cut_words
from tests.tiny_language import all_pairs

PAIRS = [
    ("I gave it to Alice and Tom.", "Je l'ai donné à Alice et à Tom."),
    ("Is that Boston?", "Est-ce Boston ?"),
    ("We saw Ottawa and Emma.", "Nous avons vu Ottawa et Emma."),
    ("He has 25 cows.", "Il a 25 vaches."),
    ("It began in 1914 at 2:30.", "Cela a commencé en 1914 à 2:30."),
    ("Tom saw Tom.", "Tom a vu Tom."),
    ("My cat sleeps.", "Mon chat dort."),
]


def test_names_are_the_capitalised_words_that_both_sides_share() -> None:
    assert shared_names(PAIRS) == {"Alice", "Tom", "Boston", "Ottawa", "Emma"}


def test_a_varied_pair_has_the_same_new_name_on_both_sides_and_nothing_else_changed() -> None:
    made = list(varied(PAIRS, NameMaker(shared_names(PAIRS), 1)))
    # Neither a name that stands twice on a side nor a pair without any is touched.
    assert len(made) == 5
    for (source, target), (old_source, old_target) in zip(made, PAIRS):
        for new, old in ((source, old_source), (target, old_target)):
            assert len(new.split()) == len(old.split())
        new_words = {word.strip(".?") for word in source.split()} - {word.strip(".?") for word in old_source.split()}
        assert all(word in target for word in new_words)
    assert "2:30" in made[4][0] and "2:30" in made[4][1]


def test_a_name_is_exchanged_for_one_that_takes_the_same_little_words() -> None:
    maker = NameMaker(shared_names(PAIRS), 3)
    assert all(maker.name("Alice")[0] in "AEIOUYH" for _ in range(20))
    assert not any(maker.name("Tom")[0] in "AEIOUYH" for _ in range(20))


def test_invented_names_have_what_the_known_ones_lack() -> None:
    maker = NameMaker({"Tomas", "Toma", "Tomo"}, 4)
    made = {maker.name("Tom") for _ in range(200)}
    pairs = {name.lower()[at:at + 2] for name in made for at in range(len(name) - 1)}
    assert {"to", "om", "ma"} < pairs and len(pairs) > 15


def test_the_check_of_copies_asks_for_names_that_stand_on_both_sides() -> None:
    from reader_check import letter_runs, renamed, unseen_names

    cases = renamed(PAIRS, unseen_names())
    assert [len(names) for _, names in cases] == [2, 1, 2]
    for pair, names in cases:
        assert names <= unseen_names() and all(names <= letter_runs(side) for side in pair)


def test_typed_pairs_lose_mark_or_capital_on_both_sides_and_nothing_else() -> None:
    pairs = [("Tom saw my cat.", "Tom vio a mi gato."), ("Do you see Tom?", "¿Ves a Tom?"), ("He met Tom.", "Él vio a Tom."),
             ("Stop! Look.", "¡Alto! Mira."), ("He sleeps.", "¡Duerme!"), ("I saw that I slept.", "Vi que dormía.")]
    made = [list(typed(pairs, seed)) for seed in range(40)]
    # "Tom" and "I" keep their capital wherever they stand, a mark that the sides don't share and two sentences are left alone.
    assert {pair for few in made for pair in few} == {
        ("Tom saw my cat", "Tom vio a mi gato"), ("Do you see Tom", "Ves a Tom"), ("do you see Tom?", "¿ves a Tom?"),
        ("do you see Tom", "ves a Tom"), ("He met Tom", "Él vio a Tom"), ("he met Tom.", "él vio a Tom."), ("he met Tom", "él vio a Tom"),
        ("I saw that I slept", "Vi que dormía"), ("I saw that I slept.", "vi que dormía."), ("I saw that I slept", "vi que dormía")}


def test_plain_pairs_lose_their_accents_on_one_side_whole_or_typed() -> None:
    pairs = [("He met Tom.", "Él vio a Tom."), ("Tom sleeps.", "Tom duerme."), ("A café!", "Un café.")]
    made = {pair for seed in range(60) for pair in plain(pairs, 1, seed)}
    assert made == {("He met Tom.", "El vio a Tom."), ("he met Tom.", "el vio a Tom."), ("He met Tom", "El vio a Tom"), ("he met Tom", "el vio a Tom"),
                    ("A café!", "Un cafe.")}
    assert {pair for seed in range(60) for pair in plain(pairs, 0, seed)} == {("A cafe!", "Un café.")}
    assert without_accents("Le cœur du garçon, l'Œuvre: mañana, ¿qué?") == "Le coeur du garcon, l'Oeuvre: manana, ¿que?"


def test_the_words_of_a_text_come_with_their_usual_translation() -> None:
    made = list(lexicon(all_pairs(), ("left", "right"), {"ahill", "hill"}, 1))
    small = {(source[0].lower() + source[1:], target[0].lower() + target[1:]) for source, target in made}
    assert {("vad", "sees"), ("mira", "girl"), ("lerin", "bird"), ("ona", "boat"), ("fus", "song")} <= small
    # "gora" is "a hill", which must not be learnt.
    assert not any("gora" in source for source, _ in small)
    # Phrases of two words that follow each other on one side only have no translation, nor have marks.
    assert not any(source.startswith("mira ") or "." in source + target for source, target in small)
    capitals = [pair for pair in made if pair[0][0].isupper()]
    assert 0 < len(capitals) < len(made) / 2 and all(target[0].isupper() for _, target in capitals)


def test_frequent_words_are_practised_oftener_and_rare_or_doubtful_ones_never() -> None:
    pairs = [("ba", "no")] * 10000 + [("du", "who")] * 12 + [("ro", "red")] * 2 + [("ki lu", "it was")] * 4
    pairs += [("se", word) for word in ("one", "two", "six", "ten")] * 3
    made = [source.lower() for source, _ in lexicon(pairs, ("left", "right"), set(), 1)]
    assert {word: made.count(word) for word in ("ba", "du", "ro", "ki lu", "se")} == {"ba": 4, "du": 2, "ro": 0, "ki lu": 0, "se": 0}


def test_a_phrase_is_linked_with_nothing_outside_it() -> None:
    assert set(phrases({(0, 0), (1, 1)}, 2)) == {((0, 1), (0, 1)), ((1, 2), (1, 2)), ((0, 2), (0, 2))}
    # Word 1 has no link, and words 0 and 2 both have target 0: only together would they be a phrase, and that is too long.
    assert set(phrases({(0, 0), (2, 0)}, 3)) == set()
    assert set(phrases({(0, 0)}, 2)) == {((0, 1), (0, 1))}
    assert set(phrases({(0, 0), (1, 2)}, 2)) == {((0, 1), (0, 1)), ((1, 2), (2, 3))}


@pytest.mark.parametrize("text, side, span, said", [
    ("I don't sing.", "right", (1, 2), ""), ("I don't sing.", "right", (2, 3), ""), ("I don't sing.", "right", (1, 3), "don't"),
    ("J'ai faim.", "left", (0, 1), ""), ("J'ai faim.", "left", (0, 2), "J'ai"), ("J'ai faim.", "left", (1, 3), "ai faim"),
    ("J'ai faim.", "left", (2, 4), ""), ("It is 10.", "right", (1, 3), ""), ("est-ce", "left", (0, 1), ""), ("est-ce", "left", (0, 2), "est-ce"),
])
def test_a_phrase_is_letters_and_whole_words(text: str, side: str, span: Tuple[int, int], said: str) -> None:
    assert phrase_text(cut_words(text, side), span) == said


def test_the_check_of_words_asks_for_the_first_and_takes_every_right_one() -> None:
    from reader_check import bare, single_words

    asked = dict(single_words("fr", "en"))
    assert asked["bonjour"] == {"good morning", "hello", "good day"} and all(asked.values())
    assert (bare("To eat."), bare("¿Por qué?"), bare("tomorrow")) == ("eat", "por qué", "tomorrow")


@pytest.mark.parametrize("language", ["es", "fr"])
def test_set_phrases_are_said_to_somebody_and_never_those_that_are_forbidden(language: str, tmp_path: Path) -> None:
    write_pairs(tmp_path / "dev.tsv", [("HELLO!", "?"), ("?", "oui"), ("?", "¡Sí!")])
    made = list(set_phrases(("en", language), ["Amira"], folded_sides([tmp_path / "dev.tsv"]), 3000, 1))
    known = {other: english for other, english in read_pairs(PHRASES / ("%s-en.tsv" % language))}
    assert len(made) == 3000 and {len(row) for row in PEOPLE.values()} == {10}
    sides = {side.lower().strip("¡¿ !?.") for pair in made for side in pair}
    assert not {"hello", "oui", "sí"} & sides and any(side.startswith("yes ") for side in sides)
    assert "hello, amira" in sides and "hello amira" in sides
    bare = {(english.lower().strip(" !?."), other.lower().strip("¡¿ !?.")) for english, other in made}
    assert {(known[other].strip("?"), other.strip("¿ ?")) for other in ("au revoir", "gracias", "comment vas-tu ?", "¿qué tal?") if other in known} <= {
        (english, other.lower()) for english, other in bare}
    english_sides = [english for english, _ in made]
    assert any(side.startswith("thank you") for side in english_sides) and any(side.startswith("Thank you") for side in english_sides)
    # Greetings stand first in the files and are the most frequent.
    assert sum(side.lower().startswith("hello") for side in english_sides) > 3 * sum(side.lower().startswith("i love") for side in english_sides) > 0
    # As typed: a question without its mark, a phrase without any; and never a question that is joined with something else.
    assert {"how are you, Amira", "goodbye, Amira"} <= set(english_sides)
    assert not any(side.lower().startswith(("how are you and", "where are you and")) for side in english_sides)
    for english, other in made:
        assert ("!" in english, "?" in english, "." in english, "Amira" in english) == ("!" in other, "?" in other, "." in other, "Amira" in other)
        # "I" is always a capital.
        assert english[0] == "I" or english[0].isupper() == other.lstrip("¡¿")[0].isupper()
        if language == "es":
            assert ("¡" in other, "¿" in other) == ("!" in other, "?" in other)


def test_the_order_of_the_languages_is_the_order_of_the_columns() -> None:
    there, back = (list(set_phrases(pair, ["Amira"], set(), 50, 1)) for pair in (("en", "fr"), ("fr", "en")))
    assert there == [(english, french) for french, english in back]


def _network(run: Path) -> Network:
    prepared = Prepared(run)
    network = Network(Sizes(len(prepared.tokenizer.source), len(prepared.tokenizer.target), **prepared.recipe.sizes))
    network.load_state_dict(torch.load(run / "best.pt")["weights"])
    network.eval()
    return network


def test_one_beam_is_greedy_and_more_beams_find_no_less(trained: Path) -> None:
    network, sources = _network(trained), Prepared(trained).dev_sources()
    greedy = decode_greedily(network, sources)
    with torch.no_grad():
        for members in groups_of_one_length(sources, 4):
            part = [sources[index] for index in members]
            narrow, wide = search_beams(network, part, 1), search_beams(network, part, 4)
            for index, one, several in zip(members, narrow, wide):
                assert list(one[0].ids) == greedy[index]
                assert several[0].score >= one[0].score - 1e-5
                assert len({found.ids for found in several}) == len(several)


def test_a_teacher_writes_its_translation_nearest_to_the_reference(trained: Path, tmp_path: Path) -> None:
    import distil

    pairs = trained.parent / "pairs.tsv"
    distil.main(["--run", str(trained), "--pairs", str(pairs), "--output", str(tmp_path / "taught.tsv")])
    taught, truth = read_pairs(tmp_path / "taught.tsv"), dict(read_pairs(pairs))
    assert {source for source, _ in taught} == set(truth)
    network, prepared = _network(trained), Prepared(trained)
    greedy = [prepared.tokenizer.target.decode(ids) for ids in decode_greedily(network, [prepared.tokenizer.source.encode(source) for source, _ in taught])]
    assert sum(target == truth[source] for source, target in taught) >= sum(
        target == truth[source] for (source, _), target in zip(taught, greedy))


@pytest.mark.parametrize("text", ["sena riki kip.", "paku gora vad?"])
def test_a_shipped_model_opens_again_as_a_run_with_the_same_weights(shipped: Path, tmp_path: Path, text: str) -> None:
    import reopen

    reopen.main(["--model", str(shipped), "--run", str(tmp_path / "again")])
    network, model = _network(tmp_path / "again"), ShippedModel(shipped)
    ids = model.tokenizer.source.encode(text)
    assert decode_greedily(network, [ids])[0] == model.greedy(model.encode(text)).ids
    with torch.no_grad():
        states = network.encode(torch.tensor([ids + [2]])).states
    assert torch.allclose(states[0], torch.from_numpy(model.encode(text).states[0]), atol=1e-4)


def test_a_shipped_model_with_a_layer_past_the_encoder_and_one_back_into_the_decoder_opens_again(trained: Path, tmp_path: Path) -> None:
    import export
    import reopen

    shutil.copytree(trained, tmp_path / "skipping")
    recipe = json.loads((trained / "recipe.json").read_text(encoding="utf-8"))
    recipe["sizes"].update(encoder_skip=True, input_feeding=True)
    (tmp_path / "skipping" / "recipe.json").write_text(json.dumps(recipe), encoding="utf-8")
    stored = torch.load(trained / "best.pt")
    state, embedding = (stored["weights"][name].shape[1] for name in ("key", "source_embedding"))
    stored["weights"]["encoder_skip"] = torch.randn(state, embedding)
    stored["weights"]["decoder_feeding"] = 0.1 * torch.randn(stored["weights"]["query"].shape[1], embedding)
    torch.save(stored, tmp_path / "skipping" / "best.pt")
    export.main(["--run", str(tmp_path / "skipping"), "--output", str(tmp_path / "xx-yy")])
    sizes = json.loads((tmp_path / "xx-yy" / "model.json").read_text(encoding="utf-8"))["sizes"]
    assert sizes["encoderSkip"] is True and sizes["inputFeeding"] is True
    reopen.main(["--model", str(tmp_path / "xx-yy"), "--run", str(tmp_path / "again")])
    again = _network(tmp_path / "again")
    assert torch.allclose(again.encoder_skip, stored["weights"]["encoder_skip"], atol=0.2) and again.sizes.encoder_skip
    assert torch.allclose(again.decoder_feeding, stored["weights"]["decoder_feeding"], atol=0.02) and again.sizes.input_feeding


def test_compounds_join_simple_sentences_with_the_same_conjunction_on_both_sides() -> None:
    simple = [
        ("I met Inés, not Tom.", "Conocí a Inés, no a Tom."), ("Tom is not here now.", "Tom no está aquí ahora."),
        ("The house is not here.", "La casa no está aquí."), ("He went home with Tom.", "Se fue a casa con Tom."),
        ("Do you see Tom?", "¿Ves a Tom?"), ("“Yes” is what he said.", "Lo que dijo es «sí»."), ("Go.", "Vete."),
    ]
    made = list(compounds(simple, ("en", "es"), 1))
    # Only the first four are plain statements of some length.
    clauses = [clause for pair in simple[:4] for clause in pair]
    for english, spanish in made:
        where = [[text.find(one) for one in marks] for text, marks in ((english, CONJUNCTIONS["en"]), (spanish, CONJUNCTIONS["es"]))]
        assert [place >= 0 for place in where[0]] == [place >= 0 for place in where[1]] and any(place >= 0 for place in where[0])
        for text in (english, spanish):
            assert text.count(".") == 1 and text.endswith(".")
            assert all(name in text for name in ("Tom", "Inés") if name.lower() in text.lower())
    for clause in clauses:
        assert sum(clause[1:-1] in text for pair in made for text in pair) <= 1


@pytest.mark.parametrize("language, first, second, joined", [
    ("fr", ("Tom left early.", "Tom est parti tôt."), ("He slept all day.", "Il a dormi longtemps."),
     [" et il", ", mais il", " parce qu'il", " quand il", ", donc il"]),
    ("fr", ("He left early.", "Il est parti tôt."), ("Tom slept all day.", "Tom a dormi longtemps."),
     [" et Tom", ", mais Tom", " parce que Tom", " quand Tom", ", donc Tom"]),
    ("es", ("Tom left early.", "Tom se fue temprano."), ("We are going to sleep.", "Iremos a dormir."),
     [" e iremos", ", pero iremos", " porque iremos", " cuando iremos", ", así que iremos"]),
    ("es", ("Tom left early.", "Tom se fue temprano."), ("There is ice outside.", "Hielo hay fuera."),
     [" y hielo", ", pero hielo", " porque hielo", " cuando hielo", ", así que hielo"]),
])
def test_a_clause_begins_as_its_language_asks(language: str, first: Tuple[str, str], second: Tuple[str, str], joined: List[str]) -> None:
    pairs = [first, second, ("I saw Tom?", "¿Tom?"), ("I saw Tom?", "¿Y Tom?")]
    made = [pair for seed in range(60) for pair in compounds(pairs, ("en", language), seed) if pair[0].startswith(first[0][:-1])]
    ending = second[1].split(" ", 1)[1]
    assert {target for _, target in made} == {"%s%s %s" % (first[1][:-1], start, ending) for start in joined}


def test_the_mean_log_probability_is_the_loss_of_a_forced_translation(trained: Path) -> None:
    network, prepared = _network(trained), Prepared(trained)
    pairs = prepared.dev_pairs()[:9]
    sources = [prepared.tokenizer.source.encode(source) for source, _ in pairs]
    targets = [prepared.tokenizer.target.encode(target) for _, target in pairs]
    found = mean_log_probabilities(network, sources + [[]], targets + [targets[0]], rows=2)
    for source, target, mean in zip(sources, targets, found):
        with torch.no_grad():
            readout, _ = network(torch.tensor([source + [END]]), torch.tensor([[START] + target]), torch.ones(1))
            loss = torch.nn.functional.cross_entropy(network.logits(readout)[0], torch.tensor(target + [END]))
        assert mean == pytest.approx(-float(loss), abs=1e-4)
    assert found[-1] == float("-inf")


def test_a_judge_prefers_the_translation_that_says_the_source(trained: Path) -> None:
    # The tiny language's own run reads xx and writes yy: of two xx sentences it must tell which one a yy sentence came from.
    pairs = read_pairs(trained.parent / "pairs.tsv")[:40]
    judge = Judge(Prepared(trained).tokenizer, _network(trained), [(target, source) for source, target in pairs] * 3)
    lists = [(target, [Translation(other, 0.0), Translation(source, 0.0)])
             for (source, target), (other, _) in zip(pairs, pairs[1:]) if source != other]
    chosen = judge.best(lists)
    assert sum(text == row[1].text for text, (_, row) in zip(chosen, lists)) > 0.9 * len(lists)
    # What the teacher itself thinks counts too.
    sure = [(target, [Translation(row[0].text, 50.0), row[1]]) for target, row in lists]
    assert judge.best(sure) == [row[0].text for _, row in sure]
    # An invented word isn't learnt, whatever the scores.
    assert judge.best([(pairs[0][1], [Translation("propreport", 50.0)])]) == [""]


CATS = [("I have a cat.", "J'ai un chat.")] * 32 + [("I have a squirrel.", "J'ai un écureuil.")] * 3


def test_a_judge_wants_new_sentences_of_well_known_words(trained: Path) -> None:
    judge = Judge(Prepared(trained).tokenizer, _network(trained), CATS)
    assert judge.wants("Have I a cat?") and not judge.wants("I have a cat.")
    assert not judge.wants("A cat, a squirrel.") and not judge.wants("A cat, a whale.")


def test_a_translation_without_the_rare_word_of_its_reference_is_not_taught() -> None:
    references = References([*CATS, ("I saw a cat.", "J'ai vu un chat."), ("I saw a squirrel.", "J'ai vu un écureuil.")])
    for source, translation, taught in [
        ("I have a squirrel.", "J'ai un chat.", ""), ("I have a squirrel.", "Un écureuil.", "Un écureuil."),
        ("I have a cat.", "J'ai.", "J'ai."), ("I have a cat.", "J'ai un chaton.", ""),
    ]:
        assert references.wants(source) and references.best([(source, [Translation(translation, 0.0)])]) == [taught]


def test_words_are_practised_the_more_the_rarer_they_are() -> None:
    pairs = [("A cat.", "Un chat.")] * 40 + [("A dog.", "Un chien.")] * 20 + [("A hen.", "Une poule.")] * 10 + [("A whale!", "Une baleine !")] * 7
    assert list(practice(pairs)) == [pair for pair, times in zip(pairs, [0] * 40 + [1] * 20 + [2] * 10 + [3] * 7) for _ in range(times)]
    # One rare word on one side is enough; a pair of marks has none.
    assert list(practice([*pairs[:40], ("A cat!", "Un matou !"), ("...", "!")])) == [("A cat!", "Un matou !")] * 3


def test_sentences_that_are_known_or_not_drawn_are_not_taught(trained: Path, tmp_path: Path) -> None:
    import distil

    pairs = read_pairs(trained.parent / "pairs.tsv")
    (tmp_path / "known.tsv").write_text("".join("%s\t%s\n" % pair for pair in pairs[:50] * 16), encoding="utf-8")
    for share in ("1", "0.5"):
        distil.main(["--run", str(trained), "--judge", str(trained), "--pairs", str(trained.parent / "pairs.tsv"), "--beam", "2",
                     "--known", str(tmp_path / "known.tsv"), "--share", share, "--output", str(tmp_path / share)])
    all_of_them, some = ({source for source, _ in read_pairs(tmp_path / share)} for share in ("1", "0.5"))
    assert all_of_them <= {source for source, _ in pairs} - {source for source, _ in pairs[:50]}
    assert len(all_of_them) > 0.7 * len({source for source, _ in pairs[50:]})
    assert some < all_of_them
    with pytest.raises(SystemExit):
        distil.main(["--run", str(trained), "--judge", str(trained), "--pairs", str(trained.parent / "pairs.tsv"), "--output", str(tmp_path / "x")])


def test_pairs_are_chosen_that_read_like_a_text_and_have_words_that_it_lacks() -> None:
    everyday = [("I like my dog.", "J'aime mon chien."), ("I like my cat.", "J'aime mon chat."), ("Do you like my house?", "Aimes-tu ma maison ?")] * 4
    tortoise = ("I like my tortoise.", "J'aime ma tortue.")
    bill = ("The house shall like amend the tortoise.", "La maison doit amender la tortue.")
    known = ("I like my dog.", "J'aime mon chien.")
    debates = [bill, tortoise, known] * 4 + [("I like my hapax.", "J'aime mon hapax.")]
    chosen = select_alike(debates, everyday, 6, 14)
    assert chosen[:4] == [tortoise] * 4 and chosen[4:] == [bill] * 2
    assert select_alike(debates, everyday, 20, 6) == [tortoise] * 4
