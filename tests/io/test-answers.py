#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line answers where it could as well be silent or wrong: tables that do not fit,
records that are gone, names that are nearly right, the same change made twice."""

import json
import os
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

CLI = sys.argv[1]
HEAD = {'entente': 1}
PUBLIC = {'confidentiality': 'public'}


class Place:
    """A folder with a catalogue of the sample."""

    def __init__(self, folder):
        self.folder = folder
        self.sample = self.path('sample.entente')
        self.run(0, 'init', self.sample, '--sample')

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, status, *arguments, **options):
        """Runs a command that must end with the status, or with one of them; gives what it printed
        and what it said."""
        done = subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=60, check=False,
                              **options)
        wanted = status if isinstance(status, tuple) else (status,)
        tap.check(done.returncode in wanted,
                  f'{arguments}: status {done.returncode}, not {status}\n{done.stdout}{done.stderr}')
        return done.stdout, done.stderr

    def write(self, name, *lines):
        path = self.path(name)
        with open(path, 'w', encoding='utf-8') as file:
            for line in (HEAD, *lines):
                file.write(json.dumps(line, ensure_ascii=False) + '\n')
        return path

    def fill(self, name, *lines):
        """A new catalogue of these records."""
        path = self.path(name)
        self.run(0, 'init', path)
        self.run(0, 'import', path, self.write(name + '.jsonl', *lines))
        return path

    def spoil(self, name, *statements):
        """A copy of the sample in which another program did something."""
        path = self.path(name)
        with open(self.sample, 'rb') as whole, open(path, 'wb') as copy:
            copy.write(whole.read())
        db = sqlite3.connect(path)
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.execute('PRAGMA wal_checkpoint (TRUNCATE)')
        db.close()
        return path


def country(number, name, **fields):
    return {'kind': 'country', 'id': str(number), **PUBLIC, **fields, 'names': [
        {'id': str(number + 1), 'type': 'short', 'text': name}]}


def organisation(number, name, acronym=None, **fields):
    names = [{'id': str(number + 1), 'type': 'official', 'text': name}]
    if acronym is not None:
        names.append({'id': str(number + 2), 'type': 'acronym', 'text': acronym})
    return {'kind': 'organisation', 'id': str(number), 'class': 'other', **PUBLIC, **fields,
            'names': names}


def check_finds_each_derived_table_that_does_not_fit(place):
    faults = {
        'entry': ['DELETE FROM entry', 'UPDATE entry SET last = last + 1',
                  "UPDATE entry SET date = '1999' WHERE date IS NOT NULL"],
        'status_span': ['DELETE FROM status_span', "UPDATE status_span SET status = iif (status = "
                        "'proposed', 'in_force', 'proposed')"],
        'sort_key': ['DELETE FROM sort_key', "UPDATE sort_key SET key = zeroblob (length (key))"],
        'search_text': ["UPDATE search_text SET body = replace (body, 'a', 'b')"],
    }
    for table, statements in faults.items():
        for statement in statements:
            _, said = place.run(1, 'check', place.spoil('spoilt.entente', statement))
            tap.check(table in said, f'{statement}: {said}')
    _, said = place.run(1, 'check', place.spoil(
        'spoilt.entente', "INSERT INTO search (search) VALUES ('delete-all')"))
    tap.check('index' in said, said)
    place.run(0, 'check', place.sample)


def check_finds_citations_that_do_not_agree_with_themselves(place):
    faults = {
        'Character after the last: ': ['UPDATE citation SET last = first',
                                       'UPDATE citation SET last = first + 1',
                                       'UPDATE citation SET last = last + 100000'],
        'First character: ': ['UPDATE citation SET first = NULL'],
        'Value given there: ': ["UPDATE citation SET value = NULL, verdict = 'differs'"],
    }
    for label, statements in faults.items():
        for statement in statements:
            _, said = place.run(1, 'check', place.spoil('spoilt.entente', statement))
            tap.check(label in said, f'{statement}: {said[:500]}')


def a_catalogue_that_cannot_be_written_is_checked_as_well(place):
    path = place.spoil('still.entente', 'DELETE FROM status_span')
    os.chmod(path, 0o400)
    _, said = place.run(1, 'check', path)
    tap.check('status_span' in said, said)


def a_record_that_is_gone_is_passed_over(place):
    ids = [row[0] for row in sqlite3.connect(place.sample).execute('SELECT id FROM record')]
    rand = random.Random(7)
    for number in rand.sample(ids, 12):
        table = rand.choice(('record', 'record', 'country', 'organisation', 'person'))
        path = place.spoil('gone.entente', 'PRAGMA foreign_keys = OFF',
                           f'DELETE FROM {table} WHERE id = {number}')
        for arguments in (['search', path, 'a'], ['search', path, 'ministry', '--format', 'json'],
                          ['timeline', path], ['list', path, 'organisations'], ['show', path, str(number)],
                          ['history', path, str(number)], ['export', path], ['check', path]):
            place.run((0, 1), *arguments)


def strange_numbers_in_derived_tables_do_no_harm(place):
    for statement in ('UPDATE entry SET kind = 200', 'UPDATE entry SET act = 99',
                      'UPDATE entry SET first = 9000000000000, last = -9000000000000',
                      'UPDATE search_text SET kind = 77', 'UPDATE sort_key SET kind = -5',
                      'UPDATE search_text SET id = id + 1000000'):
        path = place.spoil('strange.entente', statement)
        for arguments in (['search', path, 'a'], ['timeline', path], ['list', path, 'meetings'],
                          ['timeline', path, '--party', 'IR', '--format', 'json']):
            place.run((0, 1), *arguments)
        place.run(1, 'check', path)


def a_word_in_the_text_is_no_name(place):
    _, said = place.run(1, 'list', place.sample, 'meetings', '--party', 'postal')
    tap.check('Nothing is called' in said and 'UPU' in said or 'Universal Postal Union' in said, said)
    place.run(0, 'list', place.sample, 'meetings', '--party', 'universal postal union')


def a_code_that_is_an_acronym_too_is_ambiguous(place):
    path = place.fill('codes.entente', country(100, 'Morocco', alpha2='MA', alpha3='MAR'),
                      organisation(200, 'Maritime Academy', 'MAR'))
    _, said = place.run(1, 'show', path, 'MAR')
    tap.check('100' in said and '200' in said, said)
    place.run(0, 'show', path, 'MA')


def a_comma_in_a_name_makes_no_two_parties(place):
    name = 'Agency of Water, Roads'
    path = place.fill('comma.entente', organisation(200, name), {
        'kind': 'meeting', 'id': '300', **PUBLIC, 'date': '2024-05-01', 'parties': [
            {'id': '301', 'party': {'organisation': '200'}, 'role': 'attending'}]})
    out, _ = place.run(0, 'timeline', path, '--format', 'json')
    tap.check([entry['parties'] for entry in json.loads(out)] == [[name]], out)


def whoever_edits_what_was_imported_did_not_make_it(place):
    path = place.fill('stamps.entente', country(100, 'Kenya'))
    changed = country(100, 'Republic of Kenya', alpha2='KE')
    place.run(0, 'import', path, place.write('edit.jsonl', dict(changed, **{
        'versions': {'elsewhere': 3}})))
    out, _ = place.run(0, 'show', path, '100', '--format', 'json')
    tap.check('created' not in json.loads(out), out)


def the_same_change_on_both_sides_is_merged(place):
    first = dict(country(100, 'Kenya'), versions={'aa': 5})
    second = dict(country(100, 'Kenya'), versions={'bb': 9})
    path = place.fill('merge.entente', first)
    told, _ = place.run(0, 'import', path, place.write('second.jsonl', second))
    tap.check('1 updated' in told, told)
    out, _ = place.run(0, 'show', path, '100', '--format', 'json')
    tap.check(json.loads(out)['versions'] == {'aa': 5, 'bb': 9}, out)
    later = dict(country(100, 'Republic of Kenya'), versions={'aa': 5, 'bb': 10})
    told, _ = place.run(0, 'import', path, place.write('later.jsonl', later))
    tap.check('1 updated' in told, told)
    place.run(0, 'check', path)


def a_link_to_another_kind_says_so(place):
    path = place.fill('kinds.entente', country(100, 'Kenya'))
    _, said = place.run(1, 'import', path, place.write('kind.jsonl', organisation(
        200, 'Water Agency', parent={'organisation': '100'})))
    tap.check('another kind' in said and 'Country' in said and 'Line 2' in said, said)


def many_parts_and_citations_take_no_time(place):
    """sixty thousand parts and a hundred thousand citations are saved in seconds"""
    many = organisation(2 ** 41, 'Many')
    many['names'] += [{'id': str(2 ** 41 + 10 + i), 'type': 'former', 'text': f'Name {i}'}
                      for i in range(60000)]
    source = {'kind': 'source', 'id': '50', **PUBLIC, 'names': [{'id': '51', 'type': 'official', 'text': 'Page'}]}
    many['citations'] = [{'id': str(2 ** 42 + i), 'source': {'source': '50'}, 'verdict': 'supports',
                          'part': str(2 ** 41 + 10 + i % 60000)} for i in range(100000)]
    path = place.fill('many.entente', source, dict(many, versions={'aa': 1}))
    many['names'][0]['text'] = 'More'
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    place.run(0, 'import', path, place.write('more.jsonl', source, dict(many, versions={'aa': 2})))
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    tap.check(seconds < 20, f'{seconds} s')


def a_quantity_that_changed_in_part_is_told_as_a_whole(place):
    steps = ({'number': 40, 'how': 'more_than', 'unit': 'states'},
             {'number': 50, 'how': 'more_than', 'unit': 'states'},
             {'number': 50, 'how': 'about', 'unit': 'states'},
             {'number': 50, 'how': 'about', 'unit': 'states', 'as_of': '2024'})
    path = place.fill('quantity.entente', organisation(200, 'Union', members=steps[0],
                                                       versions={'aa': 1}))
    for number, members in enumerate(steps[1:], 2):
        place.run(0, 'import', path, place.write('step.jsonl', organisation(
            200, 'Union', members=members, versions={'aa': number})))
        told, _ = place.run(0, 'history', path, '200')
        tap.check(told.count('Members changed') == number - 1, told)
    tap.check('(2024)' in told and 'about 50 states' in told.lower(), told)


def show_speaks_in_words(place):
    out, _ = place.run(0, 'list', place.sample, 'instruments', '--format', 'json')
    text = ''
    for record in json.loads(out):
        told, _ = place.run(0, 'show', place.sample, record['id'])
        text += told
    tap.check('Field: ' in text, text)
    tap.check_none(re.findall(r'Part: \d+|Field: [a-z_]+\b|: P\d+[YMD]|Language: [a-z]{2}\b', text),
                   'Codes in the text')


def a_list_of_posts_has_one_title(place):
    out, _ = place.run(0, 'list', place.sample, 'posts', '--format', 'csv')
    heading = out.splitlines()[0].split(',')
    tap.check(len(heading) == len(set(heading)), str(heading))


with tempfile.TemporaryDirectory() as folder:
    tap.run([check_finds_each_derived_table_that_does_not_fit,
             check_finds_citations_that_do_not_agree_with_themselves,
             a_catalogue_that_cannot_be_written_is_checked_as_well, a_record_that_is_gone_is_passed_over,
             strange_numbers_in_derived_tables_do_no_harm, a_word_in_the_text_is_no_name,
             a_code_that_is_an_acronym_too_is_ambiguous, a_comma_in_a_name_makes_no_two_parties,
             whoever_edits_what_was_imported_did_not_make_it, the_same_change_on_both_sides_is_merged,
             a_link_to_another_kind_says_so, a_quantity_that_changed_in_part_is_told_as_a_whole,
             show_speaks_in_words, many_parts_and_citations_take_no_time,
             a_list_of_posts_has_one_title], Place(folder))
