"""The examples say what the facts say: each figure, date and wording, and no other.

`facts` and `records` put an event and its session into the same terms; a difference between the
two is a number, a date or a wording that was invented, lost or changed.
"""

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
from ruamel.yaml import YAML

from hijra_amina.model import Programme, Session, Statement
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

Event = dict[str, Any]
Terms = dict[str, Any]
Recorded = list[tuple[Programme, Session, str]]

# The words of the facts that say how many days; a "week" of sessions does not.
DAYS = {
    "3 day": 3,
    "a successful week": None,
    "five-day": 5,
    "for four days": 4,
    "one-day": 1,
    "ten-day": 10,
    "three productive days": 3,
    "three-day": 3,
    "two-day": 2,
}
EVIDENCE = {"own_page": "reported", "mentioned_only": "mentioned", "photo_caption": "caption"}
TOTALS = {
    "exact": Count.exactly,
    "approximate": Count.about,
    "lower_bound_exclusive": Count.more_than,
}


def facts(event: Event) -> Terms:
    """What the facts say of an event."""
    return {
        "figures": Counter(stated_figures(event)),
        "start": event["start"]["edtf"],
        "end": event["end"]["edtf"],
        "period": period_wording(event),
        "duration": stated_duration(event),
        "represents": repr(stated_sessions(event)),
        "title": event["title"].removesuffix(" [Arabic page]"),
        "kind": event["type_as_worded"],
        "status": event["status"],
        "evidence": EVIDENCE[event["evidence"]],
        "audience": event.get("audience_as_worded"),
        "topics": event.get("topics", []),
        "methods": event.get("methods", []),
        "origins": event.get("participants_governorates", []),
        "bodies": stated_bodies(event),
        "people": Counter(stated_people(event)),
        "places": {event.get("city"), *event.get("places", ())} - {None},
        "sites": {event.get(key) for key in ("venue", "region", "governorate")} - {None},
        "projects": [event["project"]] if "project" in event else [],
        "donor": [event["donor"]] if "donor" in event else [],
        "thanks": {event[key] for key in ("donor_as_worded", "series_as_worded") if key in event},
        "address": event["source_url"],
        "language": event["source_language"],
        "part_of": event.get("part_of"),
    }


def records(programme: Programme, session: Session) -> Terms:
    """What the record of a session says, in the same terms."""
    period, source = session.period, session.sources[0]
    whole = programme.session(session.part_of) if session.part_of else None
    return {
        "figures": Counter(recorded_figures(session)),
        "start": str(period.start) if period.start else None,
        "end": str(period.end) if period.end else None,
        "period": period.wording,
        "duration": (repr(period.duration), period.duration.wording) if period.duration else None,
        "represents": repr(session.represents),
        "title": as_given(session.title),
        "kind": session.kind_wording,
        "status": session.status.value,
        "evidence": session.evidence.value,
        "audience": as_given(session.audience) if session.audience else None,
        "topics": [use.wording for use in session.topics],
        "methods": [use.wording for use in session.methods],
        "origins": [use.wording for use in session.origins],
        "bodies": recorded_bodies(programme, session),
        "people": Counter(
            (
                as_given(person.post) if person.post else None,
                as_given(person.affiliation) if person.affiliation else None,
            )
            for person in session.facilitators
            if person.role
        ),
        "places": {as_given(place.name) for place in session.places if place.name},
        "sites": {place.wording for place in session.places} - {None},
        "projects": [as_given(name) for name in session.programmes],
        "donor": [as_given(d.name) for d in programme.donors if d.id in session.donors],
        "thanks": {more.wording for more in session.sources[1:]},
        "address": source.address,
        "language": source.language,
        "part_of": whole.sources[0].reference if whole else None,
    }


def differences(event: Event, programme: Programme, session: Session) -> set[str]:
    """The terms in which the record of an event is not what the facts say."""
    said, kept = facts(event), records(programme, session)
    return {term for term in said if said[term] != kept[term]}


def as_given(text: LocalizedText) -> str:
    """A text in the language that it was given in; English, where it was given in two."""
    return text[text.original or ("en" if "en" in text else text.languages[0])]


def stated_figures(event: Event) -> Iterator[tuple[str, str | None, str, str]]:
    """Every figure of an event: its value, the sex that it is of, its scope and its wording."""
    people = event["participants"]
    if people["qualifier"] in TOTALS:
        total = TOTALS[people["qualifier"]](people["value"])
        yield repr(total), None, "session", people["as_worded"]
    elif people["qualifier"] == "vague":
        yield repr(Count.unknown()), None, "session", people["as_worded"]
    for part in people["parts"] or ():
        yield repr(Count.exactly(part["value"])), None, "session", part["as_worded"]
    for note in event.get("notes", ()):
        for wording, number in re.findall(r"'((\d+) \w+)' is a CUMULATIVE", note):
            yield repr(Count.exactly(int(number))), None, "cumulative", wording
    yield from stated_of_sexes(event["women"])


def stated_of_sexes(women: Event) -> Iterator[tuple[str, str | None, str, str]]:
    """Every figure of women and of men; women who are mentioned and not counted are unknown."""
    for sex, number in (("female", women["count"]), ("male", women["men_count"])):
        if number is not None:
            yield repr(Count.exactly(number)), sex, "session", women["as_worded"]
    if women["share_lower_bound"] is not None:
        share = Share.more_than(Fraction(str(women["share_lower_bound"])))
        yield repr(share), "female", "session", women["as_worded"]
    elif women["qualifier"] == "mentioned_not_counted":
        yield repr(Count.unknown()), "female", "session", women["as_worded"]
    for second in re.findall(r"'(more than half of [^']*)'", women["note"] or ""):
        yield repr(Share.more_than("1/2")), "female", "session", second


def recorded_figures(session: Session) -> Iterator[tuple[str, str | None, str, str | None]]:
    """The same of every statement of a session."""
    for statement in session.headcount.statements if session.headcount else ():
        value = statement.count if statement.count is not None else statement.share
        yield repr(value), statement.sex, statement.scope.value, statement.wording


def stated_duration(event: Event) -> tuple[str, str] | None:
    """How long an event was, where the facts have words for it."""
    wording = event.get("duration_as_worded")
    if wording is None:
        return None
    days = DAYS[wording]
    return repr(Count.unknown() if days is None else Count.exactly(days)), wording


def stated_sessions(event: Event) -> Count:
    """How many sessions an event is."""
    if any(note.startswith("A plural, uncounted set") for note in event.get("notes", ())):
        return Count.at_least(2)
    return Count.exactly(2 if "(two " in event["type_as_worded"] else 1)


def period_wording(event: Event) -> str | None:
    """The words for start and end, which are often the same."""
    start, end = event["start"]["as_worded"], event["end"]["as_worded"]
    if start is None or end is None or end in start:
        return start or end
    return f"{start} … {end}"


def stated_bodies(event: Event) -> set[str]:
    """Whom an event names, but for the partners, who have no role of their own yet."""
    named = {body["name_as_worded"] for body in event.get("organisations", ())}
    return {*named, event["implementer"]}


def recorded_bodies(programme: Programme, session: Session) -> set[str | None]:
    """The same of a session; a programme of one implementer names it once, in English first."""
    named = {body.wording for body in session.bodies}
    implementer = {as_given(programme.implementer)} if programme.implementer else set()
    return {*named, *implementer}


def stated_people(event: Event) -> Iterator[tuple[str | None, str | None]]:
    """Post and body of everybody who taught or spoke; those who only came are nobody's concern."""
    for person in event.get("people", ()):
        if person["role"] != "attendee":
            post = re.sub(r"^(Dr|Mr)\.( / )?", "", person["rank_or_title"])
            yield post or None, person["affiliation"]


def test_every_event_is_recorded_once(events: dict[str, Event], recorded: Recorded) -> None:
    """Each event has one session, in the example that its relation says."""
    homes = {key: programme.id for programme, _, key in recorded}
    assert [1] * len(events) == [sum(key == kept for _, _, kept in recorded) for key in events]
    assert homes == {
        key: "hijra-amina" if event["relation"] == "hijra_amina" else "iraq-trainings"
        for key, event in events.items()
    }


def test_records_say_what_the_facts_say(events: dict[str, Event], recorded: Recorded) -> None:
    """No session differs from its event in any figure, date or wording."""
    wrong = {
        key: differences(events[key], programme, session) for programme, session, key in recorded
    }
    assert {key: terms for key, terms in wrong.items() if terms} == {}


def test_partners_are_mentioned(events: dict[str, Event], recorded: Recorded) -> None:
    """Every partner of an event is one who helped to teach it, or stands in a note."""
    for _, session, key in recorded:
        helpers = [as_given(who.affiliation) for who in session.facilitators if who.affiliation]
        for partner in events[key].get("partners", ()):
            assert any(partner in words for words in (*helpers, *session.notes)), key


def changed_facts(event: Event) -> Iterator[Event]:
    """An event with one of its figures, dates or durations changed, each in turn."""
    figures = [
        (("participants", "value"), 1),
        (("women", "count"), 1),
        (("women", "men_count"), 1),
        (("women", "share_lower_bound"), 0.01),
    ]
    figures += [
        (("participants", "parts", index, "value"), 1)
        for index in range(len(event["participants"]["parts"] or ()))
    ]
    for path, step in figures:
        other = copy.deepcopy(event)
        parent = other
        for key in path[:-1]:
            parent = parent[key]
        # The facts' sum of two parts is stated nowhere and so recorded nowhere.
        if parent[path[-1]] is not None and parent.get("qualifier") != "sum_of_parts":
            parent[path[-1]] += step
            yield other
    for end in ("start", "end"):
        other = copy.deepcopy(event)
        before = other[end]["edtf"]
        other[end]["edtf"] = f"{before[:-1]}{'12345678901'[int(before[-1])]}" if before else "1999"
        yield other
    if "duration_as_worded" in event:
        words = sorted(DAYS)
        following = words[(words.index(event["duration_as_worded"]) + 1) % len(words)]
        yield {**event, "duration_as_worded": following}


def test_a_changed_fact_is_noticed(events: dict[str, Event], recorded: Recorded) -> None:
    """Whichever figure or date of whichever event is changed, the comparison says so."""
    tried = [
        (key, bool(differences(other, programme, session)))
        for programme, session, key in recorded
        for other in changed_facts(events[key])
    ]
    assert len(tried) > 2 * len(events)
    assert [key for key, noticed in tried if not noticed] == []


def changed_records(session: Session) -> Iterator[Session]:
    """A session with one of its figures or dates changed, each in turn."""
    yield attrs.evolve(session, represents=session.represents + 1)
    yield attrs.evolve(session, period=Period.parse("1999-09-09/1999-09-10"))
    if session.period.duration is not None:
        longer = session.period.duration + 1
        yield attrs.evolve(session, period=Period(duration=longer, wording=session.period.wording))
    if session.headcount is None:
        return
    statements = session.headcount.statements
    for index, statement in enumerate(statements):
        for other in changed_statements(statement):
            changed = (*statements[:index], other, *statements[index + 1 :])
            headcount = attrs.evolve(session.headcount, statements=changed)
            yield attrs.evolve(session, headcount=headcount)


def changed_statements(statement: Statement) -> Iterator[Statement]:
    """A statement with its figure, its strictness, its sex or its wording changed."""
    if statement.share is not None:
        yield attrs.evolve(statement, share=Share.at_least(statement.share.low))
        yield attrs.evolve(statement, share=Share.more_than(statement.share.low + Fraction(1, 99)))
    elif statement.count is not None:
        low = statement.count.low or 0
        yield attrs.evolve(statement, count=Count.exactly(low + 1))
        yield attrs.evolve(statement, count=Count.at_least(low))
    yield attrs.evolve(statement, sex="male" if statement.sex == "female" else "female")
    yield attrs.evolve(statement, wording="so they say")


def test_a_changed_record_is_noticed(events: dict[str, Event], recorded: Recorded) -> None:
    """Whichever figure or date of whichever session is changed, the comparison says so."""
    tried = [
        (key, bool(differences(events[key], programme, other)))
        for programme, session, key in recorded
        for other in changed_records(session)
    ]
    assert len(tried) > 4 * len(events)
    assert [key for key, noticed in tried if not noticed] == []


def test_no_session_has_a_figure_elsewhere(recorded: Recorded) -> None:
    """No roster, capacity, minutes or separate days: the facts have none of them."""
    for _, session, _ in recorded:
        assert (session.roster, session.capacity, session.period.days) == (None, None, ())
        assert all(item.duration_minutes is None for item in session.agenda)
        assert all(item.day is None for item in session.agenda)


def numbers(text: str) -> set[str]:
    """The runs of digits of a text, of either script."""
    return {str(int(run)) for run in re.findall(r"\d+", text)}


def texts(node: object) -> Iterator[str]:
    """Every text of a document that is for readers: no identifier, no reference to one."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in {"id", "session", "sessions", "follows", "part_of", "series"}:
                yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)
    elif node is not None:
        yield str(node)


def test_no_text_has_a_number_of_its_own(events: dict[str, Event], examples: Path) -> None:
    """Every number in a title, a wording, a note or a comment is one of the event's."""
    yaml = YAML(typ="safe", pure=True)
    for path in sorted(examples.glob("*/sessions/*.yaml")):
        document = yaml.load(path)
        event = events[document["sources"][0]["reference"]]
        comments = re.findall(r"(?m)^\s*# (.*)$", path.read_text(encoding="utf-8"))
        allowed = numbers(json.dumps(event, ensure_ascii=False))
        allowed |= numbers(repr(stated_sessions(event)))
        if "duration_as_worded" in event:
            allowed.add(str(DAYS[event["duration_as_worded"]]))
        # A share of more than 60% is written as one, and its least number may be noted.
        if event["women"]["share_lower_bound"]:
            allowed |= {"60", "1", "2", *numbers(event["women"]["note"])}
        found = set().union(*(numbers(text) for text in (*texts(document), *comments)))
        assert found - allowed == set(), path.name


def test_governments_are_stated(events: dict[str, Event], recorded: Recorded) -> None:
    """A body has the government that an event states for it, and none that no event states."""
    stated: dict[tuple[str, str], set[str]] = {}
    for programme, session, key in recorded:
        levels = {
            body["name_as_worded"]: body["level_as_stated"]
            for body in events[key].get("organisations", ())
        }
        for body in session.bodies:
            level = levels.get(body.wording or "") or ""
            stated.setdefault((programme.id, body.organisation), set()).update(
                {government for government in level.split("+") if government}
            )
    governments = {
        (programme.id, organisation.id): organisation.government
        for programme in {id(programme): programme for programme, _, _ in recorded}.values()
        for organisation in programme.organisations
    }
    for where, levels in stated.items():
        # One name "at Central and KRG levels" is two bodies, each of one of them.
        assert governments[where] in (levels or {None}), where


def test_dates_and_counts_stand_in_sessions(
    hijra_amina: Programme, iraq_trainings: Programme
) -> None:
    """No date and no count stands outside the sessions, but for the report's month of issue."""
    for programme in (hijra_amina, iraq_trainings):
        rest = attrs.evolve(
            programme, sessions=(), testimonials=(), photographs=(), publications=()
        )
        figures = (Count, Share, PartialDate, Period)
        assert not any(isinstance(value, figures) for value in values(rest))
    assert [str(publication.issued) for publication in hijra_amina.publications] == ["2015-06"]
    assert iraq_trainings.publications == ()


def values(record: object) -> Iterator[object]:
    """A record and everything in it."""
    yield record
    if isinstance(record, tuple):
        for item in record:
            yield from values(item)
    elif attrs.has(type(record)):
        for field in attrs.fields(type(record)):
            yield from values(getattr(record, field.name))
