# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kinds of records are made of and how their values are said in English, read from the
tables of the source and said by means of its own: nothing of the program is asked."""

import os
import re

import tap

KINDS = os.path.join('app', 'core', 'model', 'kinds')
MONTHS = ('', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
          'October', 'November', 'December')
HOW = {'exactly': '', 'more_than': 'more than ', 'about': 'about ', 'at_least': 'at least '}
ENTRY = re.compile(r'''(TEXT|NOTE|DATE|SPAN|DURATION|LANGUAGE|ADDRESS|INTEGER|QUANTITY|CODE|LINK|PARTY|PLACE)
                       \s\("(\w+)",\sN_\s\("([^"]*)"\)(?:,\s+(N_\s\("[^"]*"\)|\w+))?''', re.VERBOSE)


class Field:
    """One field: its type, the label before its value, and for a code its vocabulary."""

    def __init__(self, kind, label, vocabulary=None):
        self.type, self.label, self.vocabulary = kind, label, vocabulary


def read_fields(text):
    fields = {}
    for kind, name, label, more in ENTRY.findall(text):
        if kind == 'PLACE':
            fields[name] = Field('TEXT', label)
            fields[name + '_country'] = Field('LINK', re.search(r'"(.*)"', more).group(1))
        else:
            fields[name] = Field('LINK' if kind == 'PARTY' else kind, label, more)
    return fields


def read_vocabularies():
    """{vocabulary: {code: label}}"""
    text = tap.read(os.path.join(KINDS, 'entente-vocabulary.c'))
    return {name: dict(re.findall(r'\{ "(\w+)", N(?:_ \(|C_ \("[^"]*", )"([^"]*)"\) \}', codes))
            for name, codes in re.findall(r'EntenteCode (\w+)_codes\[\] = \{(.*?)\n\};', text, re.S)}


def read_kinds():
    """{kind: {part, '' for the record: (heading, {field: Field})}}"""
    common = tap.read(os.path.join(KINDS, 'entente-kinds-private.h'))
    common = read_fields(re.search(r'#define COMMON_FIELDS(.*?)\n\n', common, re.S).group(1))
    kinds, shared = {}, {}
    for path in sorted(tap.sources(KINDS, '.c'), key=lambda path: 'common-parts' not in path):
        text = tap.read(path)
        tables = {name: read_fields(body) for name, body in
                  re.findall(r'EntenteField (\w+)_fields\[\] = \{(.*?)\n\};', text, re.S)}
        parts = dict(shared)
        for name, key, heading in re.findall(
                r'PART \((\w+), "(\w+)", N_ \("[^"]*"\),\s*N_ \("([^"]*)"\)\)', text):
            parts[name] = key, heading, tables[name]
        if 'common-parts' in path:
            shared = {name: (key, heading, tables[name if name in tables else name.split('_')[-1]])
                      for name, key, heading in re.findall(
                          r'\{\s*"(\w+)", "(\w+)", N_ \("[^"]*"\), N_ \("([^"]*)"\)', text)}
        for kind, own in re.findall(r'\nKIND \(\w+, (\w+),(.*?)\);\n', text, re.S):
            kinds[kind] = {'': ('', {**tables[kind], **common})}
            for name in list(shared) + re.findall(r'&(\w+)', own):
                key, heading, fields = parts[name]
                kinds[kind][key] = heading, fields
    return kinds


def say_day(edtf):
    """The words for a day, month or year, from the least: ['2009', 'October', '5']."""
    parts = edtf.strip('~?%').split('-')
    return [parts[0]] + [MONTHS[int(month)] for month in parts[1:2]] + [str(int(day)) for day in parts[2:]]


def say_together(first, last, dash):
    """Two days with what they have in common said once: 5–9 October 2009."""
    common = 0
    while common < min(len(first), len(last)) - 1 and first[common] == last[common]:
        common += 1
    wide = dash if common == 2 or len(first) == 1 else f' {dash.strip()} '
    return (' '.join(reversed(first[common:])) + wide + ' '.join(reversed(last[common:]))
            + ''.join(' ' + word for word in reversed(last[:common])))


def say_date(edtf):
    """A date in English words, for the forms that the sample has."""
    window = re.fullmatch(r'\[(.+)\.\.(.+)\]', edtf)
    if window:
        return 'one day between ' + say_together(say_day(window[1]), say_day(window[2]), ' and ')
    first, slash, last = edtf.partition('/')
    if not slash:
        return ' '.join(reversed(say_day(first)))
    if last == '..':
        return 'since ' + ' '.join(reversed(say_day(first)))
    return say_together(say_day(first), say_day(last), '–')


def say_quantity(value):
    number = f'{value["number"]:,.15g}'.replace(',', '')
    said = HOW[value['how']] + ' '.join([number] + ([value['unit']] if 'unit' in value else []))
    return said + (f' (as of {say_date(value["as_of"])})' if 'as_of' in value else '')
