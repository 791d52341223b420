#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: what each command does, what it says, and its exit status."""

import csv
import io
import json
import os
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

CLI = sys.argv[1]
COMMANDS = ('init import export list show timeline search check backup restore salvage undo redo '
            'history').split()


class Place:
    """A folder with a catalogue of the sample."""

    def __init__(self, folder):
        self.folder = folder
        self.sample = self.path('sample.entente')
        self.run(0, 'init', self.sample, '--sample')

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, status, *arguments):
        """Runs a command that must end with the status; gives what it printed and what it said."""
        done = subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=60, check=False)
        tap.check(done.returncode == status,
                  f'{arguments}: status {done.returncode}, not {status}\n{done.stdout}{done.stderr}')
        tap.check(status == 0 or done.stderr.strip(), f'{arguments}: failed without a word')
        return done.stdout, done.stderr

    def copy(self, name):
        """Another catalogue with the same content, which an import brought and undo can take back."""
        path = self.path(name)
        self.run(0, 'export', self.sample, '--output', path + '.jsonl')
        self.run(0, 'init', path)
        self.run(0, 'import', path, path + '.jsonl')
        return path


def help_is_there_for_each_command(place):
    for command in COMMANDS:
        out, _ = place.run(0, command, '--help')
        tap.check(f'entente-cli {command}' in out, f'{command}: {out}')
    out, _ = place.run(0, '--help')
    tap.check_none([command for command in COMMANDS if command not in out], 'Not listed')
    out, _ = place.run(0, '--version')
    tap.check(out.startswith('entente-cli '), out)


def wrong_use_ends_with_2(place):
    for arguments in ([], ['fly'], ['list'], ['list', place.sample], ['list', place.sample, 'planets'],
                      ['list', place.sample, 'meetings', '--wings'], ['show', place.sample],
                      ['list', place.sample, 'meetings', '--format', 'pdf'],
                      ['export', place.sample, '--kind', 'meeting'], ['init']):
        place.run(2, *arguments)


def what_is_not_there_yet_ends_with_2(place):
    for arguments in (['agenda', place.sample], ['report', place.sample, 'activity'],
                      ['capture', place.sample, 'x'], ['export', place.sample, '--format', 'csv'],
                      ['import', place.sample, 'x', '--format', 'xlsx']):
        _, said = place.run(2, *arguments)
        tap.check('not available yet' in said, said)


def failures_end_with_1_and_a_reason(place):
    with open(place.path('junk'), 'w', encoding='utf-8') as junk:
        junk.write('no catalogue\n' * 100)
    for arguments in (['check', place.path('nowhere')], ['list', place.path('junk'), 'meetings'],
                      ['import', place.sample, place.path('nowhere')],
                      ['show', place.sample, 'nobody at all'], ['show', place.sample, '999'],
                      ['import', place.sample, place.path('junk')], ['init', place.sample],
                      ['list', place.sample, 'meetings', '--party', 'Atlantis'],
                      ['export', place.sample, '--output', place.path('no/such/folder')]):
        place.run(1, *arguments)


def ambiguous_name_lists_the_choices(place):
    _, said = place.run(1, 'show', place.sample, 'MCIT')
    tap.check('Egypt' in said and 'Azerbaijan' in said, said)


def export_and_import_are_inverse(place):
    exported, _ = place.run(0, 'export', place.sample)
    place.run(0, 'export', place.sample, '--output', place.path('out.jsonl'))
    with open(place.path('out.jsonl'), encoding='utf-8') as file:
        tap.check(file.read() == exported, 'the file and the standard output differ')
    tap.check(os.stat(place.path('out.jsonl')).st_mode & 0o777 == 0o600, 'the file is open to others')
    place.run(0, 'init', place.path('second.entente'))
    told, _ = place.run(0, 'import', place.path('second.entente'), place.path('out.jsonl'))
    tap.check(told.startswith('194 added'), told)
    again, _ = place.run(0, 'export', place.path('second.entente'))
    tap.check(again == exported, 'the second export differs')
    told, _ = place.run(0, 'import', place.path('second.entente'), place.path('out.jsonl'))
    tap.check('194 unchanged' in told, told)


def a_catalogue_is_never_replaced_by_an_export(place):
    path = place.copy('exported.entente')
    os.symlink(path, place.path('link'))
    with open(path, 'rb') as file:
        before = file.read()
    for output in (path, place.path('link'), path + '-wal', path + '.lock', place.sample):
        place.run(1, 'export', path, '--output', output)
    tap.check(not os.path.exists(path + '-wal'), 'a log was made')
    with open(path, 'rb') as file:
        tap.check(file.read() == before, 'the catalogue is not what it was')


def a_backup_never_replaces_a_file(place):
    for name in ('letter.txt', 'other.entente'):
        with open(place.path(name), 'w', encoding='utf-8') as file:
            file.write('precious')
        place.run(1, 'backup', place.sample, place.path(name))
        with open(place.path(name), encoding='utf-8') as file:
            tap.check(file.read() == 'precious', f'{name} was replaced')


def a_restore_that_fails_leaves_the_catalogue(place):
    path = place.copy('full.entente')
    place.run(0, 'backup', path, place.path('full-backup.entente'))
    place.run(0, 'undo', path)
    before, _ = place.run(0, 'export', path)
    there = set(os.listdir(place.folder))
    done = subprocess.run([CLI, 'restore', place.path('full-backup.entente'), path], check=False,
                          capture_output=True, text=True, timeout=60,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)))
    tap.check(done.returncode == 1, f'status {done.returncode}\n{done.stderr}')
    tap.check(path in done.stderr and 'restoring' not in done.stderr, done.stderr)
    tap.check(set(os.listdir(place.folder)) == there, 'something was left')
    after, _ = place.run(0, 'export', path)
    tap.check(before == after, 'the catalogue is not what it was')


def restore_tells_what_the_backup_holds(place):
    path = place.path('told.entente')
    place.run(0, 'backup', place.sample, path)
    told, _ = place.run(0, 'restore', path, place.path('new.entente'))
    tap.check('Meeting: ' in told and 'Last change: ' in told, told)


def a_result_that_cannot_be_written_is_no_success(place):
    for arguments in (['list', place.sample, 'instruments', '--format', 'json'], ['search', place.sample, 'a'],
                      ['timeline', place.sample], ['show', place.sample, 'KE']):
        with open('/dev/full', 'w', encoding='utf-8') as full:
            done = subprocess.run([CLI, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
        tap.check(done.returncode == 1 and done.stderr, f'{arguments}: status {done.returncode}')


def export_of_one_kind_holds_that_kind(place):
    out, _ = place.run(0, 'export', place.sample, '--kind', 'meetings')
    kinds = {json.loads(line)['kind'] for line in out.splitlines()[1:]}
    tap.check(kinds == {'meeting'}, str(kinds))


def dry_run_changes_nothing(place):
    path = place.path('dry.entente')
    place.run(0, 'init', path)
    place.run(0, 'export', place.sample, '--output', place.path('dry.jsonl'))
    told, _ = place.run(0, 'import', path, place.path('dry.jsonl'), '--dry-run')
    tap.check(told.startswith('194 added'), told)
    out, _ = place.run(0, 'export', path)
    tap.check(out == '{"entente":1}\n', out)


def home_is_a_country_or_a_party_of_the_sample(place):
    place.run(0, 'init', place.path('home.entente'), '--home', 'DZ')
    out, _ = place.run(0, 'export', place.path('home.entente'))
    tap.check(json.loads(out.splitlines()[0])['home'] == {'country': '4294969974'}, out)
    place.run(0, 'init', place.path('itu.entente'), '--sample', '--home', 'ITU')
    out, _ = place.run(0, 'export', place.path('itu.entente'))
    tap.check('organisation' in json.loads(out.splitlines()[0])['home'], out.splitlines()[0])
    place.run(1, 'init', place.path('none.entente'), '--home', 'Atlantis')
    tap.check(not os.path.exists(place.path('none.entente')), 'a catalogue was left')


def list_has_three_formats(place):
    table, _ = place.run(0, 'list', place.sample, 'meetings', '--party', 'KE')
    tap.check('Iran – Kenya' in table and '17 and 22 November 2025' in table, table)
    out, _ = place.run(0, 'list', place.sample, 'meetings', '--party', 'KE', '--format', 'csv')
    rows = list(csv.DictReader(io.StringIO(out)))
    tap.check([row['date'] for row in rows] == ['[2025-11-17..2025-11-22]'], out)
    out, _ = place.run(0, 'list', place.sample, 'meetings', '--party', 'KE', '--format', 'json')
    records = json.loads(out)
    tap.check(len(records) == 1 and records[0]['kind'] == 'meeting', out)


def list_is_narrowed(place):
    def count(*arguments):
        out, _ = place.run(0, 'list', place.sample, *arguments, '--format', 'json')
        return len(json.loads(out))
    everything = count('meetings')
    tap.check(0 < count('meetings', '--party', 'IR') < everything, 'party')
    both = count('meetings', '--party', 'IR', '--party', 'DZ', '--together')
    either = count('meetings', '--party', 'IR', '--party', 'DZ')
    tap.check(0 < both < either, 'together')
    tap.check(0 < count('meetings', '--from', '2025-11-01', '--to', '2025-11-30') < everything, 'dates')
    tap.check(count('meetings', '--from', '1800', '--to', '1801') == 0, 'dates long ago')
    place.run(2, 'list', place.sample, 'instruments', '--status', 'lost')
    place.run(2, 'list', place.sample, 'meetings', '--from', 'yesterday')


def timeline_is_ordered(place):
    out, _ = place.run(0, 'timeline', place.sample, '--party', 'IR', '--format', 'json')
    entries = json.loads(out)
    dates = [entry['date'].strip('[') for entry in entries if 'date' in entry]
    tap.check(dates == sorted(dates) and len(dates) > 3, str(dates))
    tap.check({'id', 'kind', 'act', 'title'} <= set(entries[0]), str(entries[0]))
    place.run(0, 'timeline', place.sample, '--from', '2025', '--format', 'csv')


def search_finds_by_beginnings(place):
    out, _ = place.run(0, 'search', place.sample, 'nanotech', '--format', 'json')
    tap.check('organisation' in {found['kind'] for found in json.loads(out)}, out)
    table, _ = place.run(0, 'search', place.sample, 'nanotech', 'algeria')
    tap.check('Memorandum of understanding' in table, table)


def show_tells_everything(place):
    text, _ = place.run(0, 'show', place.sample, 'KE')
    tap.check('Kenya' in text and 'Two-letter code: KE' in text, text)
    out, _ = place.run(0, 'show', place.sample, 'KE', '--format', 'json')
    tap.check(json.loads(out)['alpha3'] == 'KEN', out)


def text_from_a_file_does_not_steer_the_terminal(place):
    with open(place.path('escape.jsonl'), 'w', encoding='utf-8') as file:
        file.write('{"entente":1}\n{"kind":"country","\u009b31m":1}\n')
    _, said = place.run(1, 'import', place.sample, place.path('escape.jsonl'))
    tap.check('\x9b' not in said and '\x1b' not in said and 'Line 2' in said, repr(said))


def formulas_stay_texts_in_csv(place):
    path = place.path('formula.entente')
    with open(place.path('formula.jsonl'), 'w', encoding='utf-8') as file:
        file.write('{"entente":1}\n{"kind":"person","id":"7","family":"=1+1","confidentiality":"public"}\n')
    place.run(0, 'init', path)
    place.run(0, 'import', path, place.path('formula.jsonl'))
    out, _ = place.run(0, 'list', path, 'people', '--format', 'csv')
    tap.check('"\'=1+1"' in out, out)


def undo_redo_and_history_agree(place):
    path = place.copy('undo.entente')
    before, _ = place.run(0, 'export', path)
    place.run(0, 'undo', path)
    empty, _ = place.run(0, 'export', path)
    tap.check(empty == '{"entente":1}\n', empty)
    place.run(1, 'undo', path)
    place.run(0, 'redo', path)
    after, _ = place.run(0, 'export', path)
    tap.check(before == after, 'the export differs after undo and redo')
    place.run(1, 'redo', path)
    told, _ = place.run(0, 'history', path)
    tap.check(len(told.splitlines()) == 4, told)
    told, _ = place.run(0, 'history', path, 'KE')
    tap.check('Kenya' in told, told)
    place.run(0, 'check', path)


def backup_and_restore_bring_back(place):
    path = place.copy('work.entente')
    before, _ = place.run(0, 'export', path)
    place.run(0, 'backup', path, place.path('kept.entente'))
    place.run(0, 'undo', path)
    place.run(0, 'restore', place.path('kept.entente'), path)
    after, _ = place.run(0, 'export', path)
    tap.check(before == after, 'the export differs after the restore')
    place.run(0, 'check', path)
    place.run(1, 'restore', place.path('nowhere'), path)


def writers_are_told_who_holds_the_catalogue(place):
    """while another process writes, commands that write fail and name it; the others go on"""
    os.mkfifo(place.path('pipe'))
    path = place.copy('held.entente')
    # An import from a pipe that nobody fills yet holds the catalogue.
    with subprocess.Popen([CLI, 'import', path, place.path('pipe')], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as holder:
        with open(place.path('pipe'), 'w', encoding='utf-8') as pipe:
            _, said = place.run(1, 'undo', path)
            tap.check(str(holder.pid) in said, said)
            place.run(1, 'import', path, place.path('pipe'))
            place.run(0, 'list', path, 'countries')
            place.run(0, 'export', path)
            pipe.write('{"entente":1}\n')
    tap.check(holder.returncode == 0, f'the holder ended with {holder.returncode}')
    place.run(0, 'undo', path)


with tempfile.TemporaryDirectory() as folder:
    tap.run([help_is_there_for_each_command, wrong_use_ends_with_2, what_is_not_there_yet_ends_with_2,
             failures_end_with_1_and_a_reason, ambiguous_name_lists_the_choices,
             a_catalogue_is_never_replaced_by_an_export, a_backup_never_replaces_a_file,
             a_restore_that_fails_leaves_the_catalogue, restore_tells_what_the_backup_holds,
             a_result_that_cannot_be_written_is_no_success, export_and_import_are_inverse,
             export_of_one_kind_holds_that_kind, dry_run_changes_nothing,
             home_is_a_country_or_a_party_of_the_sample, list_has_three_formats, list_is_narrowed,
             timeline_is_ordered, search_finds_by_beginnings, show_tells_everything,
             text_from_a_file_does_not_steer_the_terminal, formulas_stay_texts_in_csv,
             undo_redo_and_history_agree, backup_and_restore_bring_back,
             writers_are_told_who_holds_the_catalogue], Place(folder))
