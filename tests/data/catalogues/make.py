#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the fixture of the present version: make.py ENTENTE-CLI VERSION. See README.md here."""

import gzip
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, '..', '..', '..', 'data', 'sample', 'sample.jsonl')


def links(value, records):
    """The ids of the records that a value refers to."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(item, str) and key != 'id' and item in records:
            yield item
        elif isinstance(item, (dict, list)):
            yield from links(item, records)


def with_all_it_needs(ident, records):
    found = set()
    waiting = [ident]
    while waiting:
        ident = waiting.pop()
        if ident not in found:
            found.add(ident)
            waiting += links(records[ident], records)
    return found


def choose(records):
    """Of each kind the record that needs fewest others, with those."""
    needs = {ident: with_all_it_needs(ident, records) for ident in records}
    chosen = set()
    for kind in {record['kind'] for record in records.values()}:
        chosen |= min((needs[ident] for ident in records if records[ident]['kind'] == kind),
                      key=lambda found: (len(found), min(found)))
    return [record for record in records.values() if record['id'] in chosen]


def write_lines(path, records):
    with open(path, 'w', encoding='utf-8') as file:
        for record in [{'entente': 1}, *records]:
            file.write(json.dumps(record, ensure_ascii=False, separators=(',', ':')) + '\n')


def make(cli, version):
    os.environ['ENTENTE_NOW'] = '2026-11-22T12:00:00Z'
    with open(SAMPLE, encoding='utf-8') as lines:
        records = {record['id']: record for record in map(json.loads, list(lines)[1:])}
    chosen = choose(records)
    changed = dict(next(record for record in chosen if record['kind'] == 'source'),
                   versions={'sample': 2}, notes='Read again.')
    with tempfile.TemporaryDirectory() as folder:
        catalogue = os.path.join(folder, 'a.entente')
        path = os.path.join(folder, 'a.jsonl')
        subprocess.run([cli, 'init', catalogue], check=True)
        for lines in (chosen, [changed]):
            write_lines(path, lines)
            subprocess.run([cli, 'import', catalogue, path], check=True)
        # one step to take back and one to do again
        subprocess.run([cli, 'undo', catalogue], check=True)
        subprocess.run([cli, 'export', catalogue, '--output', os.path.join(HERE, f'{version}.jsonl')],
                       check=True)
        with open(catalogue, 'rb') as plain, \
             gzip.GzipFile(os.path.join(HERE, f'{version}.entente.gz'), 'wb', mtime=0) as packed:
            packed.write(plain.read())


make(sys.argv[1], int(sys.argv[2]))
