#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line says and keeps to itself, in which language, and with which status."""

import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

CLI = sys.argv[1]
COUNTRIES = ['DZ', 'EG', 'KE', 'SD', 'SY']
IDS = {code: str(1000 + place) for place, code in enumerate(COUNTRIES)}
numbers = itertools.count(5000)


def country(code):
    return {'country': IDS[code]}


def record(kind, number, fields, **parts):
    whole = {'kind': kind, 'id': str(number), 'confidentiality': 'public', **fields}
    for part, rows in parts.items():
        whole[part] = [{'id': str(next(numbers)), **row} for row in rows]
    return whole


def records():
    for code in COUNTRIES:
        yield record('country', IDS[code], {'alpha2': code}, names=[{'type': 'short', 'text': code + '-land'}])
    yield record('instrument', 4009, {'duration': 'P12M', 'renewal': 'tacit', 'notice': 'P9999Y',
                                      'notice_rule': 'before_end'},
                 parties=[{'party': country('KE')}, {'party': country('SD')}],
                 acts=[{'type': 'entry_into_force', 'date': '2020-06-16'}])
    yield record('statement', 9001, {'type': 'target', 'text': 'More fibre\nby 2030'})
    yield record('meeting', 6003, {'title': 'Secret', 'type': 'call', 'date': '2015-06-05',
                                    'confidentiality': 'restricted'},
                 parties=[{'party': country('SY')}, {'party': country('KE')}])
    yield record('meeting', 6004, {'type': 'visit'}, parties=[{'party': country('DZ')}],
                 preparation=[{'type': 'point', 'text': 'An open point'},
                              {'type': 'point', 'text': 'A hidden point',
                               'confidentiality': 'restricted'}])
    yield record('event', 7001, {'period': '2015-01-01', 'host': country('EG'), 'organiser': country('KE')},
                 names=[{'type': 'short', 'text': 'Forum'}],
                 participations=[{'party': country('DZ')}, {'party': country('EG')}])
    yield record('event', 7002, {'period': '2016-01-01'}, names=[{'type': 'short', 'text': 'Congress'}],
                 participations=[{'party': country(code)} for code in [*COUNTRIES, *COUNTRIES]])
    yield record('body', 7100, {}, names=[{'type': 'acronym', 'text': 'CA'}])
    yield record('person', 7200, {'family': 'Hassan'})
    yield record('post', 7300, {'title': 'Minister', 'parent': country('SD')},
                 holdings=[{'person': {'person': '7200'}}])
    yield record('mandate', 8001, {'holder': country('DZ'), 'body': {'body': '7100'}, 'period': '2015/2016'})
    yield record('mandate', 8002, {'holder': {'person': '7200'}, 'body': {'body': '7100'},
                                   'period': '2015/2016'})


class Place:
    def __init__(self, folder):
        self.path = os.path.join(folder, 'told.entente')
        with open(self.path + '.jsonl', 'w', encoding='utf-8') as file:
            file.writelines(json.dumps(line) + '\n' for line in [{'entente': 1}, *records()])
        self.ask('init', self.path)
        self.ask('import', self.path, self.path + '.jsonl')

    def ask(self, *arguments, status=0, **environment):
        done = subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=60, check=False,
                              env={**os.environ, 'ENTENTE_NOW': '2025-06-16T12:00:00Z', **environment})
        tap.check(done.returncode == status,
                  f'{arguments}: status {done.returncode}, not {status}\n{done.stdout}{done.stderr}')
        return done.stdout, done.stderr


def restricted_records_are_left_out_unless_asked_for(place):
    for command in (['list', place.path, 'meetings'], ['timeline', place.path],
                    ['search', place.path, 'Secret']):
        for format_name in ('table', 'json') if command[0] == 'search' else ('table', 'csv', 'json'):
            out, said = place.ask(*command, '--format', format_name)
            tap.check('Secret' not in out and '1 restricted record is left out' in said, out + said)
            out, said = place.ask(*command, '--format', format_name, '--restricted')
            tap.check('Secret' in out and 'left out' not in said, out + said)
    out, said = place.ask('list', place.path, 'meetings', '--party', 'DZ', '--format', 'json')
    tap.check('An open point' in out and 'A hidden point' not in out and '1 restricted point' in said,
              out + said)
    out, said = place.ask('show', place.path, '6003', '--format', 'json')
    tap.check('Secret' in out and not said, out + said)


def the_timeline_names_who_is_in_it(place):
    out = place.ask('timeline', place.path, '--format', 'json')[0]
    parties = {entry['id']: entry.get('parties') for entry in json.loads(out)}
    tap.check(parties['7001'] == ['EG', 'KE', 'DZ'], str(parties))
    tap.check(parties['8001'] == ['DZ'], str(parties))
    tap.check(parties['8002'] == ['SD'], str(parties))
    tap.check(len(parties['7002']) == 5, str(parties))


def texts_stand_once_in_a_table(place):
    out = place.ask('list', place.path, 'statements')[0]
    tap.check(out.count('More fibre') == 1 and 'Text' not in out.splitlines()[0], out)
    out = place.ask('list', place.path, 'statements', '--format', 'csv')[0]
    tap.check('text' in out.splitlines()[0] and 'More fibre\nby 2030' in out, out)


def a_notice_beyond_all_years_has_no_day(place):
    shown = json.loads(place.ask('show', place.path, '4009', '--format', 'json')[0])['computed']
    tap.check('last_notice_day' not in shown and shown['next_renewal'] == '2026-06-16', str(shown))
    out = place.ask('show', place.path, '4009')[0]
    tap.check('-7' not in out and 'Last day to give notice' not in out, out)


def dates_are_in_the_language_of_the_words(place):
    out = place.ask('list', place.path, 'meetings', '--restricted', LANGUAGE='de')[0]
    tap.check('5 June 2015' in out and 'Title' in out, out)
    out = place.ask('list', place.path, 'meetings', '--restricted', LANGUAGE='de:fr')[0]
    tap.check('5 juin 2015' in out and 'Numéro' in out, out)


def an_import_with_conflicts_is_told(place):
    def line(text):
        return json.dumps({**meeting, 'type': text}) + '\n'
    meeting = {'kind': 'meeting', 'id': '6900', 'confidentiality': 'public', 'versions': {'a': 1}}
    copy = place.path + '.conflict'
    shutil.copyfile(place.path, copy)
    for text, status in (('visit', 0), ('visit', 0), ('call', 1)):
        with open(copy + '.jsonl', 'w', encoding='utf-8') as file:
            file.write('{"entente":1}\n' + line(text))
        place.ask('import', copy, copy + '.jsonl', '--dry-run', status=status)
        place.ask('import', copy, copy + '.jsonl', status=status)


def the_catalogue_is_sound(place):
    place.ask('check', place.path)


with tempfile.TemporaryDirectory() as temporary:
    tap.run([restricted_records_are_left_out_unless_asked_for, the_timeline_names_who_is_in_it,
             texts_stand_once_in_a_table, a_notice_beyond_all_years_has_no_day,
             dates_are_in_the_language_of_the_words, an_import_with_conflicts_is_told,
             the_catalogue_is_sound], Place(temporary))
