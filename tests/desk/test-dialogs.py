#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that was entered is lost or overwritten silently: half-filled dialogs, saves that fail,
records that changed meanwhile, a second window on the same catalogue; and names that try to be more
than a name.

    test-dialogs.py PROGRAM CLI"""

import json
import os
import re
import resource
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import desk as desk_
import driver
import tap

# A title over a dossier is no longer than this and a bit.
LONG = 200
# What is typed as a name, and how it is read wherever the name stands.
HOSTILE = [
    ('<b>Post</b> &amp; R&D <i>', '<b>Post</b> &amp; R&D <i>'),
    ('abc\u202edef\u2066ghi', 'abcdefghi'),
    ('first\nsecond\tthird', 'first second third'),
    ('x' * 2000, 'x' * 2000),
]


def export(desk):
    return desk.run('export', desk.catalogue)


def question(desk):
    """The dialog that asks before something is lost."""
    return driver.wait_for(lambda: next((window for window in desk.windows()
                                         if window.name == 'Discard Changes?'), None), 'no question')


def answer(desk, words):
    asking = question(desk)
    desk.click(desk.one(within=asking, role='button', name=words))
    driver.wait_for(lambda: asking.path not in [window.path for window in desk.windows()],
                    'the question stays')


def begin(desk, name):
    """A dialog in which a country is begun."""
    dialog = desk.new('Country')
    dialog.write('Name 1, Name', name)
    return dialog


def shows(desk, text):
    """Waits until the title of the dossier reads so, or begins so where it is long."""
    def says(words):
        return words == text or len(words) > LONG and words[-1] == '…' and text.startswith(words[:-1])
    driver.wait_for(lambda: any(says(desk_.words(node.name)) for node in desk.all(
        within=desk.dossier, role='label')), f'the dossier is not called “{text[:40]}”')


def asks_before_half_a_record_is_lost(desk):
    """Escape and closing a half-filled dialog ask, and Keep Editing keeps all of it"""
    before = export(desk)
    dialog = begin(desk, 'Half')
    for close in (lambda: desk.keys('Escape'), desk.close_window):
        desk.in_front('New Country')
        close()
        answer(desk, 'Keep Editing')
        tap.check(dialog.one(name='Name 1, Name', state='editable').text == 'Half', 'The name was lost')
    desk.in_front('New Country')
    desk.keys('Escape')
    answer(desk, 'Discard')
    driver.wait_for(dialog.is_gone, 'the dialog stays')
    tap.check(export(desk) == before, 'Something was saved')


def closes_an_empty_dialog_at_once(desk):
    """a dialog in which nothing was entered closes without a question"""
    dialog = desk.new('Event')
    desk.in_front('New Event')
    desk.keys('Escape')
    driver.wait_for(dialog.is_gone, 'the dialog stays')
    tap.check('Discard Changes?' not in [window.name for window in desk.windows()], 'It asks')


def fails(desk, dialog):
    """Saves in vain: the reason is said, and the dialog still has what was entered."""
    desk.click(desk.one(within=dialog.node, role='button', name='Save', state='sensitive'))
    reason = desk.one(within=dialog.node, role='alert', text=re.compile('.')).text
    tap.check(reason.endswith('.') and len(reason) > 30, f'It says: {reason}')
    tap.check(dialog.one(name='Name 1, Name', state='editable').text == 'Kept', 'The name was lost')
    tap.check(not dialog.is_gone(), 'The dialog is gone')


def keeps_what_a_full_disk_refuses(desk):
    """what a full disk refuses to save stays in its dialog, and is saved once there is room"""
    before = export(desk)
    dialog = begin(desk, 'Kept')
    room = resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (4096, room[1]))
    fails(desk, dialog)
    resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, room)
    tap.check(export(desk) == before, 'Something was saved')
    dialog.save()
    shows(desk, 'Kept')
    tap.check('Kept' in export(desk), 'It was not saved')


def keeps_what_a_moved_file_refuses(desk):
    """what cannot be saved because the file was moved stays in its dialog until it is back"""
    dialog = begin(desk, 'Kept')
    dialog.write('Capital', 'Elsewhere')
    os.rename(desk.catalogue, desk.catalogue + '.moved')
    fails(desk, dialog)
    os.rename(desk.catalogue + '.moved', desk.catalogue)
    dialog.save()
    tap.check('Elsewhere' in export(desk), 'It was not saved')


def shows_the_conflict_of_a_stale_dialog(desk):
    """a dialog whose record was undone meanwhile shows the conflict and overwrites nothing"""
    begin(desk, 'Disputed').save()
    shows(desk, 'Disputed')
    for capital in ('First', 'Second'):
        dialog = desk.edit()
        dialog.write('Capital', capital)
        dialog.save()
        shows(desk, capital)
    for undone, answered, kept in (('Second', 'Load That Version', 'First'),
                                   ('First', 'Keep Mine', 'Mine')):
        dialog = desk.edit()
        dialog.write('Capital', 'Mine')
        desk.click(role='button', name='Undo', within=desk.header)
        driver.wait_for(lambda undone=undone: undone not in export(desk), 'nothing is undone')
        before = export(desk)
        desk.click(desk.one(within=dialog.node, role='button', name='Save', state='sensitive'))
        desk.one(within=dialog.node, role='alert', text=re.compile('changed meanwhile'))
        tap.check(export(desk) == before, 'It was overwritten')
        desk.click(desk.one(within=dialog.node, role='button', name=answered))
        if kept == 'Mine':
            dialog.save()
            shows(desk, 'Mine')
        else:
            desk.one(within=dialog.node, name='Capital', state='editable', text=kept)
            desk.in_front(dialog.node.name)
            desk.keys('Escape')
            driver.wait_for(dialog.is_gone, 'the dialog stays')
        tap.check(kept in export(desk), f'{kept} is not kept')


def shows_hostile_names_as_they_are(desk):
    """names with markup, overrides, blanks of all kinds or without end are shown as what they are"""
    for typed, read in HOSTILE:
        begin(desk, typed).save()
        shows(desk, read)
        names = [record['names'][0]['text'] for record in map(json.loads, export(desk).splitlines()[1:])
                 if record['kind'] == 'country']
        tap.check(read in names, f'{read!r} is not in the catalogue')
        countries = desk.one(role='list', name='Countries')
        driver.wait_for(lambda: read in [desk_.words(node.name) for node in desk.all(
            within=countries, role='label')], f'the list does not say {read[:40]!r}')
        tap.check(desk_.words(desk.one(within=desk.header, role='button', name='Undo').description)
                  .find(read) >= 0, f'Undo does not say {read[:40]!r}')
        desk.delete()
        desk.one(role='label', name=re.compile(f'^“.?{re.escape(read[:40])}.*” deleted$'))
        desk.undo()
        shows(desk, read)


def reads_while_another_writes(desk):
    """a second window is read-only, names who writes, follows, and takes over when that one is gone"""
    with desk_.Desk(desk.argv[0], desk.cli, catalogue=desk.catalogue, other_session=True) as second:
        second.one(role='label', name=re.compile(rf'^Read-only while .*process {desk.process.pid}'))
        second.one(role='status', name='Read-only')
        begin(desk, 'Followed').save()
        driver.wait_for(lambda: 'Followed' in [node.name for node in second.all(role='label')],
                        'what is saved does not appear')
        second.click(role='button', name='Take Over')
        dialog = second.one(role='dialog', name='The Catalogue Stays Read-Only')
        second.click(within=dialog, role='button', name='Close')
        second.gone(role='dialog')
        desk.kill()
        second.click(role='button', name='Take Over')
        driver.wait_for(lambda: second.again(second.status).name == 'All changes saved',
                        'it does not take over')
        second.gone(role='label', name=re.compile('^Read-only'))
        begin(second, 'Taken over').save()
        tap.check('Taken over' in export(second), 'It was not saved')
        second.run('check', second.catalogue)
        second.quit()


with desk_.Desk(*sys.argv[1:]) as opened:
    desk_.run([asks_before_half_a_record_is_lost, closes_an_empty_dialog_at_once,
               keeps_what_a_full_disk_refuses, keeps_what_a_moved_file_refuses,
               shows_the_conflict_of_a_stale_dialog, shows_hostile_names_as_they_are,
               reads_while_another_writes], opened)
