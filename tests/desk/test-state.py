#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window looked is how it looks the next time.

    test-state.py PROGRAM CLI"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import desk as desk_
import driver
import tap


def size(desk):
    """Width and height of the window."""
    return desk.one(role='window').extents[2:]


def handles(desk):
    """What lies between lists and timeline, under the timeline, and before the dossier."""
    return [node for node in desk.look().walk() if node.name == 'GtkPanedHandle'][1:]


def panes(desk):
    """Where they lie."""
    return [handle.extents for handle in handles(desk)]


def keeps_its_size(desk):
    """a window opens as large as it was when it was closed"""
    before = size(desk)
    desk.resize(1110, 666, 'desk')
    driver.wait_for(lambda: size(desk) != before, 'the window is not resized')
    now = size(desk)
    desk.restart()
    driver.wait_for(lambda: size(desk) == now, lambda: f'{size(desk)} is not {now}')


def keeps_its_panes(desk):
    """lists, timeline and dossier are as large as they were made"""
    desk.in_front('desk')
    for place, right, down in ((0, 60, 0), (1, 0, -50), (2, -40, 0)):
        before = panes(desk)
        desk.drag(handles(desk)[place], right, down)
        driver.wait_for(lambda before=before: panes(desk) != before, f'handle {place} stays')
    now, whole = panes(desk), size(desk)
    for _ in range(2):
        desk.restart()
        driver.wait_for(lambda: panes(desk) == now, lambda: f'{panes(desk)} is not {now}')
        tap.check(size(desk) == whole, f'{size(desk)} is not {whole}')


def opens_the_last_catalogue(desk):
    """without a file the program opens the catalogue of the last time"""
    desk.quit()
    desk.argv = desk.argv[:1]
    desk.start()
    desk.one(role='window', name='desk')
    desk.quit()


with desk_.Desk(*sys.argv[1:]) as opened:
    desk_.run([keeps_its_size, keeps_its_panes, opens_the_last_catalogue], opened)
