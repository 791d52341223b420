#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What list gives for each of its filters, on a small catalogue whose answers are worked out by hand."""

import contextlib
import csv
import io
import itertools
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

CLI = sys.argv[1]
TODAY = '2025-06-15'
COUNTRIES = {'DZ': ('DZA', 'Algeria'), 'EG': ('EGY', 'Egypt'), 'KE': ('KEN', 'Kenya'),
             'SD': ('SDN', 'Sudan'), 'SY': ('SYR', 'Syria')}
IDS = {code: str(1000 + place) for place, code in enumerate(COUNTRIES)}
numbers = itertools.count(5000)


def name(text):
    return [{'id': str(next(numbers)), 'type': 'short', 'text': text, 'language': 'en'}]


def country(code):
    return {'country': IDS[code]}


def record(kind, number, fields, **parts):
    whole = {'kind': kind, 'id': str(number), **fields, 'confidentiality': 'public'}
    for part, rows in parts.items():
        whole[part] = [{'id': str(next(numbers)), **row} for row in rows]
    return whole


def instrument(number, title, parties, acts, topics=(), ties=(), **fields):
    whole = {'kind': 'instrument', 'id': str(number), **fields, 'confidentiality': 'public',
             'names': name(title)}
    for part, rows in (('topics', [{'topic': {'topic': topic}} for topic in topics]),
                       ('parties', [{'party': country(code)} for code in parties]),
                       ('acts', acts), ('ties', ties)):
        if rows:
            whole[part] = [{'id': str(next(numbers)), **row} for row in rows]
    return whole


def act(kind, date=None, party=None, **fields):
    row = {'type': kind}
    if party:
        row['party'] = country(party)
    if date:
        row['date'] = date
    return {**row, **fields}


def records():
    groups = {'DZ': [{}], 'EG': [{'period': '1945/2000'}, {'period': '2010/..'}],
              'SY': [{'period': '1945/2000-12-31'}], 'SD': [{'period': '2020/..'}]}
    for code, (alpha3, text) in COUNTRIES.items():
        whole = {'kind': 'country', 'id': IDS[code], 'alpha2': code, 'alpha3': alpha3,
                 'confidentiality': 'public', 'names': name(text)}
        if code in groups:
            whole['groups'] = [{'id': str(next(numbers)), 'group': {'group': '700'}, **row}
                               for row in groups[code]]
        yield whole
    yield {'kind': 'organisation', 'id': '2000', 'class': 'intergovernmental',
           'confidentiality': 'public', 'names': name('Union')}
    yield record('membership', 3001, {'party': country('DZ'), 'organisation': {'organisation': '2000'},
                                      'standing': 'full', 'period': '1963/..'})
    yield record('membership', 3002, {'party': country('EG'), 'organisation': {'organisation': '2000'},
                                      'standing': 'full', 'period': '1963/1990-05-31'})
    yield record('membership', 3003, {'party': country('KE'), 'organisation': {'organisation': '2000'},
                                      'standing': 'listed'})
    yield instrument(4001, 'Treaty of many', ['DZ', 'EG', 'KE'],
                     [act('ratification', '2000-01-01', 'DZ'), act('ratification', '2000-02-01', 'EG'),
                      act('entry_into_force', '2000-03-01'),
                      act('denunciation', '2010-01-01', 'EG', effect='2010-06-01'),
                      act('signature', '1999-01-01', 'KE')], topics=['801'])
    yield instrument(4002, 'Yearly', ['DZ', 'SY'], [act('entry_into_force', '2020-06-16')],
                     topics=['800'], duration='P12M', renewal='tacit')
    yield instrument(4003, 'Old', ['DZ', 'SD'], [act('entry_into_force', '2000-01-01')],
                     duration='P5Y', renewal='none')
    yield instrument(4004, 'Stopped by hand', ['DZ', 'SY'], [act('entry_into_force', '2020-06-16')],
                     duration='P12M', renewal='tacit', status_override='terminated',
                     override_reason='The other side wrote so')
    yield instrument(4005, 'Resting', ['DZ', 'SY'],
                     [act('entry_into_force', '2020-06-16'), act('suspension', '2025-01-01')],
                     duration='P12M', renewal='tacit')
    yield instrument(4006, 'Superseded', ['DZ', 'SY'], [act('entry_into_force', '2020-06-16')],
                     duration='P12M', renewal='tacit')
    yield instrument(4007, 'Superseding', ['DZ', 'SY'],
                     [act('entry_into_force', '2024-01-01')],
                     ties=[{'type': 'supersedes', 'other': {'instrument': '4006'}}], term='indefinite')
    yield instrument(4008, 'In force by hand', ['KE', 'SD'], [act('signature', '2020-01-01')],
                     status_override='in_force', override_reason='Their ministry says so')
    yield record('meeting', 6001, {'type': 'bilateral', 'date': '1999-05-05'},
                 parties=[{'party': country('SY')}, {'party': country('KE')}])
    yield record('meeting', 6002, {'type': 'bilateral', 'date': '2015-05-05'},
                 parties=[{'party': country('SY')}, {'party': country('KE')}])


class Place:
    def __init__(self, folder):
        self.path = os.path.join(folder, 'list.entente')
        lines = [{'entente': 1},
                 {'kind': 'group', 'id': '700', 'confidentiality': 'public', 'names': name('Arab')},
                 {'kind': 'topic', 'id': '800', 'confidentiality': 'public', 'names': name('Networks')},
                 {'kind': 'topic', 'id': '801', 'parent': {'topic': '800'},
                  'confidentiality': 'public', 'names': name('Fibre')}, *records()]
        with open(self.path + '.jsonl', 'w', encoding='utf-8') as file:
            file.writelines(json.dumps(line) + '\n' for line in lines)
        self.run(0, 'init', self.path)
        self.run(0, 'import', self.path, self.path + '.jsonl')

    def run(self, status, *arguments):
        done = subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=60, check=False,
                              env={**os.environ, 'ENTENTE_NOW': TODAY + 'T12:00:00Z'})
        tap.check(done.returncode == status,
                  f'{arguments}: status {done.returncode}, not {status}\n{done.stdout}{done.stderr}')
        tap.check(status == 0 or done.stderr.strip(), f'{arguments}: failed without a word')
        return done.stdout

    def expect(self, kind, arguments, *numbers_wanted):
        out = self.run(0, 'list', self.path, kind, *arguments.split(), '--format', 'json')
        found = sorted(int(found['id']) for found in json.loads(out))
        tap.check(found == sorted(numbers_wanted), f'{kind} {arguments}: {found}, not {numbers_wanted}')


def status_is_that_of_the_day(place):
    place.expect('instruments', '--status in_force', 4001, 4002, 4007, 4008)
    place.expect('instruments', '--status in_force --on 2004-12-31', 4001, 4003)
    place.expect('instruments', '--status expired', 4003)
    place.expect('instruments', '--status superseded', 4006)
    place.expect('instruments', '--status suspended', 4005)
    place.expect('instruments', '--status unknown --on 1990-01-01', *range(4001, 4009))


def status_by_hand_stands_before_the_computed_one(place):
    place.expect('instruments', '--status terminated', 4004)
    place.expect('instruments', '--status in_force --party SD', 4008)


def status_by_hand_is_said_to_be_so(place):
    out = place.run(0, 'list', place.path, 'instruments')
    for title, words in (('Stopped by hand', 'Terminated (set by hand)'),
                         ('In force by hand', 'In force (set by hand)')):
        line = next(line for line in out.splitlines() if f' {title} ' in line)
        tap.check(words in line, line)
    tap.check(out.count('(set by hand)') == 2, out)


def no_instrument_ends_itself(place):
    """a catalogue of before may hold a tie to itself: it ends nothing, and the check tells it"""
    copy = place.path + '.tied'
    shutil.copyfile(place.path, copy)
    with contextlib.closing(sqlite3.connect(copy)) as file:
        file.execute("INSERT INTO instrument_tie (record, id, position, type, other, other_kind) "
                     "VALUES (4002, 9999, 1, 'supersedes', 4002, 'instrument')")
        file.commit()
    shown = json.loads(place.run(0, 'show', copy, '4002', '--format', 'json'))
    tap.check(shown['computed']['status'] == 'in_force', str(shown))
    told = subprocess.run([CLI, 'check', copy], capture_output=True, text=True, check=False, timeout=60)
    tap.check(told.returncode == 1 and 'tied to itself' in told.stdout + told.stderr
              and 'derived' not in told.stdout + told.stderr, told.stdout + told.stderr)


def status_is_as_the_party_sees_it(place):
    place.expect('instruments', '--party EG --status in_force')
    place.expect('instruments', '--party EG --status terminated', 4001)
    place.expect('instruments', '--party EG --status in_force --on 2005-01-01', 4001)
    place.expect('instruments', '--party KE --status in_force', 4008)
    place.expect('instruments', '--party KE --status signed', 4001)
    place.expect('instruments', '--party DZ --party EG --together --status in_force')
    place.expect('instruments', '--party DZ --party SY --together --status in_force', 4002, 4007)


def a_day_alone_asks_for_what_holds_on_it(place):
    place.expect('instruments', '--on 2004-12-31', 4001, 4003)
    place.expect('memberships', '--on 1990-05-31', 3001, 3002)
    place.expect('memberships', '--on 1990-06-01', 3001)
    place.expect('memberships', '', 3001, 3002, 3003)


def periods_that_end_soon(place):
    place.expect('instruments', '--ends-within 0', 4002)
    place.expect('instruments', '--ends-within 0 --on 2025-06-14')
    place.expect('instruments', '--ends-within 1 --on 2025-06-14', 4002)
    place.expect('instruments', '--ends-within 9 --on 2004-12-31', 4003)
    place.expect('instruments', '--ends-within 0 --on 2023-06-15', 4002, 4005, 4006)
    place.expect('instruments', '--ends-within 0 --party SY', 4002)
    place.expect('instruments', '--ends-within 0 --party KE')


def a_group_is_who_belongs_to_it_on_the_day(place):
    def codes(arguments):
        out = place.run(0, 'list', place.path, 'countries', *arguments.split(), '--format', 'json')
        return {found['alpha2'] for found in json.loads(out)}
    tap.check(codes('--group Arab') == {'DZ', 'EG', 'SD'}, str(codes('--group Arab')))
    on = '--group Arab --on 2000-06-01'
    tap.check(codes(on) == {'DZ', 'EG', 'SY'}, str(codes(on)))
    on = '--group Arab --on 2005-06-01'
    tap.check(codes(on) == {'DZ'}, str(codes(on)))
    place.expect('meetings', '--group Arab --from 1990-01-01 --to 1999-12-31', 6001)
    place.expect('meetings', '--group Arab --from 1990-01-01 --to 2020-12-31', 6001)
    place.expect('meetings', '--group Arab')
    place.expect('meetings', '--group Arab --on 1999-01-01', 6001, 6002)


def a_topic_takes_in_what_is_below_it(place):
    place.expect('instruments', '--topic Networks', 4001, 4002)
    place.expect('instruments', '--topic Fibre', 4001)
    place.expect('instruments', '--topic Networks --status in_force --party EG')


def options_that_mean_nothing_are_refused(place):
    for arguments in ('instruments --on 2024-05', 'instruments --on soon', 'meetings --on 2024-05-01',
                      'meetings --ends-within 5', 'meetings --status in_force',
                      'instruments --ends-within -1', 'meetings --from 2025 --to 2024',
                      'meetings --from 2025-13', 'meetings --to yesteryear', 'instruments --status good'):
        place.run(2, 'list', place.path, *arguments.split())
    for option in ('--from', '--to', '--on'):
        place.run(2, 'list', place.path, 'instruments', option, '')
    place.run(2, 'timeline', place.path, '--from', '')
    place.run(2, 'timeline', place.path, '--to', '2025-02-30')
    people = subprocess.run([CLI, 'list', place.path, 'people', '--on', TODAY], capture_output=True,
                            text=True, check=False, timeout=60)
    tap.check(people.returncode == 2 and 'for what lasts' in people.stderr, people.stderr)
    place.run(2, 'timeline', place.path, '--from', '2025-02', '--to', '2025-01-31')
    place.run(0, 'list', place.path, 'meetings', '--from', '2025', '--to', '2025')


def show_tells_where_an_instrument_stands(place):
    def computed(*arguments):
        return json.loads(place.run(0, 'show', place.path, *arguments, '--format', 'json'))['computed']
    yearly = computed('4002')
    tap.check((yearly['on'], yearly['status'], yearly['period_last'], yearly['next_renewal'])
              == (TODAY, 'in_force', '2025-06-15', '2025-06-16'), str(yearly))
    tap.check(yearly['ambit'] == 'bilateral' and len(yearly['parties']) == 2, str(yearly))
    many = computed('4001', '--on', '2005-01-01')
    tap.check([party['status'] for party in many['parties']] == ['in_force', 'in_force', 'signed'],
              str(many))
    many = computed('4001')
    tap.check([party['status'] for party in many['parties']] == ['in_force', 'terminated', 'signed'],
              str(many))
    tap.check(computed('4006')['status'] == 'superseded', 'superseded')
    text = place.run(0, 'show', place.path, '4002')
    tap.check('Next renewal: 16 June 2025' in text, text)
    place.run(2, 'show', place.path, '4002', '--on', '2024')


def the_list_of_instruments_has_date_parties_and_status(place):
    out = place.run(0, 'list', place.path, 'instruments', '--format', 'csv')
    rows = {row['id']: row for row in csv.DictReader(io.StringIO(out))}
    tap.check((rows['4001']['date'], rows['4001']['status']) == ('1999-01-01', 'in_force'), out)
    tap.check(rows['4002']['parties'] == 'Algeria, Syria', out)
    tap.check(rows['4004']['status'] == 'terminated', out)
    out = place.run(0, 'list', place.path, 'instruments', '--status', 'expired', '--format', 'json')
    tap.check([row['computed']['status'] for row in json.loads(out)] == ['expired'], out)


def the_catalogue_is_sound(place):
    place.run(0, 'check', place.path)


with tempfile.TemporaryDirectory() as temporary:
    tap.run([status_is_that_of_the_day, status_by_hand_stands_before_the_computed_one,
             status_by_hand_is_said_to_be_so, no_instrument_ends_itself,
             status_is_as_the_party_sees_it, a_day_alone_asks_for_what_holds_on_it, periods_that_end_soon,
             a_group_is_who_belongs_to_it_on_the_day, a_topic_takes_in_what_is_below_it,
             options_that_mean_nothing_are_refused,
             show_tells_where_an_instrument_stands,
             the_list_of_instruments_has_date_parties_and_status,
             the_catalogue_is_sound], Place(temporary))
