#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each fact of the sample is read in the window: its value in words, at its label or in its row,
and the words of its source under it.

    test-facts.py PROGRAM CLI

The facts are those of tests/data/facts/facts.tsv; how a value is said comes from description.py."""

import csv
import itertools
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import description
import desk
import driver
import tap

FACTS = os.path.join('tests', 'data', 'facts', 'facts.tsv')
COUNT = 94
YEAR = re.compile(r'\d{4}')
KINDS = description.read_kinds()
VOCABULARIES = description.read_vocabularies()
RECORDS = {record['id']: record for record in map(json.loads, tap.read(desk.SAMPLE).splitlines()[1:])}


def titles(record):
    """The ways in which a record may be called; each is a list of words to be found."""
    record = RECORDS[record]
    kind = record['kind']
    if kind == 'person':
        return [[record['family'], record['given']]]
    if kind in ('membership', 'mandate'):
        return joined(record[name] for name in ('party', 'holder', 'organisation', 'body')
                      if name in record)
    ways = [[name['text']] for name in record['names']] if 'names' in record else []
    ways += [[record[name]] for name in ('title', 'display', 'text') if name in record]
    if kind == 'meeting' and not ways:
        return joined(party['party'] for party in record['parties'])
    return ways


def joined(links):
    """The ways to call several at once, each in one of its own ways."""
    return [[word for way in ways for word in way]
            for ways in itertools.product(*map(titles_of_link, links))]


def titles_of_link(link):
    """A link is read as one of its record's names, or as the words that stand for it."""
    ids = [value for name, value in link.items() if name != 'words']
    return titles(ids[0]) if ids else [[link['words']]]


def ways_to_say(field, value):
    """How a value may be read: lists of words, all of one of them have to be there."""
    if field.type == 'LINK':
        return titles_of_link(value)
    if field.type == 'CODE':
        return [[VOCABULARIES[field.vocabulary][value]]]
    if field.type in ('DATE', 'SPAN'):
        return [[description.say_date(value)]]
    if field.type == 'QUANTITY':
        return [[description.say_quantity(value)]]
    return [[str(value)]]


def says(text, ways):
    text = text.casefold()
    return any(all(desk.words(word).casefold() in text for word in way) for way in ways)


def names_of_labels(node):
    """A label is called as it reads; its name comes with the look at it."""
    return [label.name for label in node.walk() if label.role == 'label']


class Page:
    """A dossier as it is read: the labels of its heading, its rows by the card they stand in."""

    def __init__(self, dossier):
        self.cards, self.rest = {}, []
        self.read(dossier)
        self.heading = ' '.join(self.rest[:3])

    def read(self, node):
        if node.role == 'label':
            self.rest.append(desk.words(node.name))
        if node.role == 'group' and node.name:
            rows = [list(map(desk.words, names_of_labels(row))) for row in node.children]
            self.cards.setdefault(node.name, []).extend(rows)
        else:
            for child in node.children:
                self.read(child)

    def rows(self, heading):
        return [' '.join(row) for row in self.cards.get(heading, [])]

    def labelled(self, label):
        """What stands beside a label, anywhere."""
        return ' '.join(row[1] for rows in self.cards.values() for row in rows
                        if len(row) > 1 and row[0] == label)

    def sources(self):
        return ' '.join(self.rest[3:])


def check_own(page, field, value):
    if value is None:
        tap.check(not page.labelled(field.label),
                  f'{field.label} is not known, but says “{page.labelled(field.label)}”')
        return
    ways = ways_to_say(field, value)
    tap.check(says(page.labelled(field.label), ways) or says(page.heading, ways),
              f'{field.label} does not say {ways} but “{page.labelled(field.label)}”')


def check_row(page, heading, values):
    """All values of one row of a part are read in one row of its card, and no year where no
    date is known."""
    known = [ways_to_say(field, value) for field, value in values if value is not None]
    dates = [value for field, value in values if field.type in ('DATE', 'SPAN')]
    undated = bool(dates) and not any(dates)
    tap.check(any(all(says(row, ways) for ways in known) and not (undated and YEAR.search(row))
                  for row in page.rows(heading)),
              f'{heading}: no row says {known}{" and no year" if undated else ""} '
              f'in {page.rows(heading)}')


def check_words(page, line):
    tap.check(f'“{desk.words(line["words"])}”, line {line["line"]}' in page.sources(),
              f'{line["words"]!r} is not cited from line {line["line"]}')


class Window:
    """The window, and the pages that were read in it."""

    def __init__(self, program):
        self.program, self.place = program, program.dossier
        self.last, self.pages = [], {}

    def settled(self):
        """The dossier, once it is another than the last one and stays so."""
        first, second = (self.program.again(self.place) for _ in range(2))
        lines = names_of_labels(first)
        if lines == self.last or lines != names_of_labels(second):
            return None
        self.last = lines
        return second

    def page(self, record):
        """Shows a record and reads its dossier."""
        if record not in self.pages:
            self.program.show(record)
            self.pages[record] = Page(driver.wait_for(self.settled, f'no dossier of {record}'))
        return self.pages[record]


def check_record(page, kind, lines):
    parts = {}
    for line in lines:
        value = json.loads(line['value'])
        heading, fields = KINDS[kind][line['part']]
        field = fields[line['field']]
        if line['part']:
            parts.setdefault((heading, line['part_id']), []).append((field, value))
        else:
            check_own(page, field, value)
        if value is not None:  # what the source leaves open has no words
            check_words(page, line)
    for (heading, _), values in parts.items():
        check_row(page, heading, values)


def case_of(number, lines):
    """The test of one fact."""
    def case(window):
        tap.check(lines, 'The fact is not held')
        for record in dict.fromkeys(line['id'] for line in lines):
            own = [line for line in lines if line['id'] == record]
            try:
                check_record(window.page(record), own[0]['kind'], own)
            except tap.Failed as failed:
                raise tap.Failed(f'{own[0]["kind"]} {record}: {failed}') from failed

    case.__doc__ = f'fact {number} is read in the window'
    return case


def main(program, cli):
    table = csv.DictReader(tap.read(FACTS).splitlines(), delimiter='\t', quoting=csv.QUOTE_NONE)
    lines = list(table)
    cases = [case_of(number, [line for line in lines if int(line['fact']) == number])
             for number in range(1, COUNT + 1)]
    with desk.Desk(program, cli, sample=True) as opened:
        window = Window(opened)
        tap.run(cases + [lambda window: window.program.quit()], window)


main(*sys.argv[1:])
