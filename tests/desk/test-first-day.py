#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first day at the desk, by pointer and accessibility or by keys alone: records of the main
kinds are made, found again after a restart, changed, deleted and brought back.

    test-first-day.py PROGRAM CLI [keyboard]"""

import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import desk as desk_
import driver
import keyboard
import tap

EVENT = 'ITU Telecom World 2009'
PACT = 'Memorandum on broadband'
MINISTRY = 'Ministry of Information and Communications'
# What is changed of each record: its title, the field, what is entered and how it then reads.
CHANGES = [
    ('Kenya', 'Capital', 'Nairobi', 'Nairobi'),
    (MINISTRY, 'Website', 'https://ict.example', 'https://ict.example'),
    ('Njoroge Wanjiru', 'Honorific', 'Dr', 'Dr'),
    ('Permanent Secretary', 'Notes', 'Heads the ministry.', 'Heads the ministry.'),
    (EVENT, 'Theme', 'Open networks', 'Open networks'),
    ('Kenya – Finland', 'Outcome', 'A memorandum was agreed.', 'A memorandum was agreed.'),
    (PACT, 'Reference', 'MIC 12/2009', 'MIC 12/2009'),
]


def shows(desk, words):
    """Waits until the dossier reads so somewhere."""
    place = desk.dossier
    driver.wait_for(lambda: any(words in desk_.words(node.name) for node in desk.again(place).walk()
                                if node.role == 'label'), f'the dossier does not say “{words}”')


def makes_a_country(desk):
    """a country is made"""
    dialog = desk.new('Country')
    dialog.write('Name 1, Name', 'Kenya')
    dialog.write('Two-letter code', 'KE')
    dialog.write('Three-letter code', 'KEN')
    dialog.save()
    shows(desk, 'Kenya')


def makes_an_organisation(desk):
    """an organisation is made, its class chosen and its country picked"""
    dialog = desk.new('Organisation')
    dialog.write('Name 1, Name', MINISTRY)
    dialog.choose('Class', 'Ministry')
    dialog.pick('Country', 'ken', 'Kenya')
    dialog.save()
    shows(desk, MINISTRY)


def makes_a_person_with_a_post(desk):
    """a person is made, and a post that holds them"""
    dialog = desk.new('Person')
    dialog.write('Family name', 'Wanjiru')
    dialog.write('Given name', 'Njoroge')
    dialog.save()
    shows(desk, 'Wanjiru')
    dialog = desk.new('Post')
    dialog.write('Title', 'Permanent Secretary')
    dialog.pick('Of', 'ministry', MINISTRY)
    dialog.add('Add a Holder')
    dialog.pick('Holder 1, Person', 'wanj', 'Njoroge Wanjiru')
    dialog.write('Holder 1, From – to', 'since 2008')
    dialog.save()
    shows(desk, 'Njoroge Wanjiru')
    shows(desk, 'since 2008')


def makes_an_event(desk):
    """an event is made from a date as it is typed"""
    dialog = desk.new('Event')
    dialog.write('Name 1, Name', EVENT)
    dialog.write('Date', '5-9 October 2009')
    dialog.reads(re.compile('5–9 October 2009'))
    dialog.write('Place', 'Geneva')
    dialog.save()
    shows(desk, '5–9 October 2009 · Geneva')


def makes_a_meeting(desk):
    """a meeting on its sidelines is made, with two parties and three participants"""
    dialog = desk.new('Meeting')
    dialog.write('Date', '6 October 2009')
    dialog.pick('On the sidelines of', 'telecom', EVENT)
    dialog.add('Add a Party')
    dialog.pick('Party 1, Party', 'ken', 'Kenya')
    dialog.add('Add a Party')
    dialog.create('Party 2, Party', 'Finland', '+ New Country').save()
    dialog.add('Add a Participant')
    dialog.pick('Participant 1, Person', 'wanj', 'Njoroge Wanjiru')
    for number, name in ((2, 'Aino Virtanen'), (3, 'Eero Laine')):
        dialog.add('Add a Participant')
        dialog.create(f'Participant {number}, Person', name, '+ New Person').save()
    dialog.save()
    shows(desk, 'Kenya – Finland')
    for name in ('Njoroge Wanjiru', 'Aino Virtanen', 'Eero Laine', EVENT):
        shows(desk, name)


def makes_an_instrument(desk):
    """an instrument is made, with two signatories and a ratification"""
    dialog = desk.new('Instrument')
    dialog.add('Add a Name')
    dialog.write('Name 1, Name', PACT)
    dialog.choose('Form', 'Memorandum of understanding')
    for number, party in ((1, 'Kenya'), (2, 'Finland')):
        dialog.add('Add a Party')
        dialog.pick(f'Party {number}, Party', party, party)
    for number, name in ((1, 'Njoroge Wanjiru'), (2, 'Eero Laine')):
        dialog.add('Add a Signatory')
        dialog.pick(f'Signatory {number}, Person', name, name)
    dialog.add('Add an Act')
    dialog.choose('Act 1, Act', 'Ratification')
    dialog.pick('Act 1, Party', 'ken', 'Kenya')
    dialog.write('Act 1, Done', '3 March 2010')
    dialog.save()
    for words in (PACT, 'Njoroge Wanjiru', 'Eero Laine', 'Ratification', '3 March 2010'):
        shows(desk, words)


def finds_each_after_a_restart(desk):
    """after a restart each is found by search"""
    desk.restart()
    for title, *_ in CHANGES:
        desk.find(title)
        shows(desk, title)


def changes_each(desk):
    """each is changed, and reads as it was changed"""
    for title, field, entered, read in CHANGES:
        desk.find(title)
        dialog = desk.edit()
        dialog.write(field, entered)
        dialog.save()
        shows(desk, read)


def deletes_one_and_undoes_it(desk):
    """what is deleted comes back by undo, whole"""
    desk.find(PACT)
    before = desk.run('export', desk.catalogue)
    desk.delete()
    desk.one(role='label', name=re.compile('^“.*” deleted$'))
    tap.check(PACT not in desk.run('export', desk.catalogue), 'It was not deleted')
    desk.undo()
    driver.wait_for(lambda: desk.run('export', desk.catalogue) == before, 'another catalogue after undo')
    desk.quit()


with (keyboard if 'keyboard' in sys.argv else desk_).Desk(*sys.argv[1:3]) as opened:
    desk_.run([makes_a_country, makes_an_organisation, makes_a_person_with_a_post, makes_an_event,
               makes_a_meeting, makes_an_instrument, finds_each_after_a_restart, changes_each,
               deletes_one_and_undoes_it], opened)
