#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sample catalogue against the facts of the pages that it was made from.

    test-facts.py CLI [CATALOGUE]

Each line of tests/data/facts/facts.tsv is one value of one fact: the record, the part and the
field that hold it, the value as `show --format json` gives it, and the citation that it stands on.
Without a catalogue the sample is made anew. Where ENTENTE_SEEDS names a folder with the pages, the
words of each citation are held against the page too, blanks folded."""

import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

FACTS = os.path.join(tap.TOP, 'tests', 'data', 'facts', 'facts.tsv')
COUNT = 94
# Notes are for people: what stands only there is not held.
NO_DATA = ('notes',)
# What the page leaves open must stay empty.
UNKNOWN = 'null'


class Catalogue:
    """A catalogue as the command line shows it; each record is asked for once."""

    def __init__(self, cli, path):
        self.cli = cli
        self.path = path
        self.records = {}

    def show(self, record):
        if record not in self.records:
            done = subprocess.run([self.cli, 'show', self.path, record, '--format', 'json'],
                                  capture_output=True, text=True, check=False)
            tap.check(done.returncode == 0, f'show {record}: {done.stderr.strip()}')
            self.records[record] = json.loads(done.stdout)
        return self.records[record]


class Pages:
    """The pages, where they are at hand."""

    def __init__(self, folder):
        self.texts = {}
        for path in glob.glob(os.path.join(folder, '[0-9][0-9][0-9]_*.txt')) if folder else []:
            with open(path, encoding='utf-8', newline='') as text:
                self.texts[os.path.basename(path)[:3]] = text.read()
        tap.check(self.texts or not folder, f'No pages in {folder}')

    def check(self, line):
        if not self.texts:
            return
        text = self.texts[line['page']]
        first, last = int(line['first']), int(line['last'])
        tap.check(fold(text[first:last]) == line['words'],
                  f'The page has {fold(text[first:last])!r} there, not {line["words"]!r}')
        tap.check(text.count('\n', 0, first) + 1 == int(line['line']),
                  f'{line["words"]!r} does not stand on line {line["line"]}')


def fold(text):
    """The text with each run of blanks, no-break ones too, as one space."""
    return re.sub(r'\s+', ' ', text).strip()


def covers(citation, line):
    """Whether a citation is about the line's value: its field, or the whole part or record."""
    return (citation.get('part', '') == line['part_id']
            and citation.get('field', line['field']) == line['field'])


def check_value(record, line):
    tap.check(line['field'] not in NO_DATA, 'A note holds no fact')
    row = record
    if line['part']:
        rows = [part for part in record.get(line['part'], []) if part['id'] == line['part_id']]
        tap.check(len(rows) == 1, f'No row {line["part_id"]} in {line["part"]}')
        row = rows[0]
    tap.check(row.get(line['field']) == json.loads(line['value']),
              f'{line["field"]} is {row.get(line["field"])!r}, not {line["value"]}')


def check_citation(record, line):
    where = (int(line['line']), int(line['first']), int(line['last']), line['words'])
    found = [citation for citation in record.get('citations', [])
             if citation['source'] == {'source': line['source']} and covers(citation, line)
             and tuple(citation.get(key) for key in ('line', 'first', 'last', 'words')) == where]
    tap.check(found, f'No citation of {line["words"]!r} for {line["field"]}')
    tap.check(all(citation['verdict'] == 'supports' for citation in found),
              f'{line["words"]!r} does not support the value')


def check_range(line):
    """A citation overlaps the place at which the fact is said to stand."""
    for place in line['range'].split():
        first, last = (int(end) for end in place.split('-'))
        tap.check(int(line['first']) < last and first < int(line['last']),
                  f'{line["words"]!r} lies outside {place}')


def check_line(catalogue, pages, line):
    record = catalogue.show(line['id'])
    tap.check((record['kind'], record['id']) == (line['kind'], line['id']), 'Another record')
    check_value(record, line)
    if line['value'] != UNKNOWN:
        check_citation(record, line)
        check_range(line)
        pages.check(line)


def case_of(number, lines):
    """The test of one fact."""
    def case(fixture):
        tap.check(lines, 'The fact is not held')
        tap.check(any(line['range'] for line in lines), 'No citation says where the fact stands')
        for line in lines:
            try:
                check_line(*fixture, line)
            except tap.Failed as failed:
                raise tap.Failed(f'{line["kind"]} {line["id"]}: {failed}') from failed

    kinds = ', '.join(sorted({line['kind'] for line in lines}))
    case.__doc__ = f'fact {number} is held as {kinds}, and cited'
    return case


def read_facts():
    with open(FACTS, encoding='utf-8', newline='') as table:
        lines = list(csv.DictReader(table, delimiter='\t', quoting=csv.QUOTE_NONE))
    return {number: [line for line in lines if int(line['fact']) == number]
            for number in range(1, COUNT + 1)}


def main(cli, catalogue=None):
    facts = read_facts()
    with tempfile.TemporaryDirectory() as folder:
        if catalogue is None:
            catalogue = os.path.join(folder, 'sample.entente')
            subprocess.run([cli, 'init', catalogue, '--sample'], check=True,
                           stdout=subprocess.DEVNULL)
        fixture = (Catalogue(cli, catalogue), Pages(os.environ.get('ENTENTE_SEEDS')))
        tap.run([case_of(number, lines) for number, lines in facts.items()], fixture)


main(*sys.argv[1:])
