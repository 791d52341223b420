#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The interface files: valid, found by the program, and honest about the shortcuts."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import tap

GRAMMAR = '/usr/share/gtk-4.0/gtk4builder.rng'
UI = tap.sources('ui', '.ui')
WIDGETS = tap.sources('app/widgets', '.c') + tap.sources('app', 'main.c')


def interface_files_are_valid():
    """each interface file keeps to GTK's grammar"""
    tap.check(os.path.exists(GRAMMAR), f'{GRAMMAR} is missing')
    if UI:
        result = subprocess.run(['xmllint', '--noout', '--relaxng', GRAMMAR] + UI,
                                cwd=tap.TOP, capture_output=True, text=True)
        tap.check(result.returncode == 0, result.stderr)


def interface_files_are_packed():
    """each interface file is in the program's resources"""
    lists = '\n'.join(tap.read(path) for path in tap.sources('ui', '.gresource.xml'))
    tap.check_none([path for path in UI if f'>{os.path.relpath(path, "ui")}<' not in lists],
                   'Not in a resource')


def icons_speak():
    """each button that shows only an icon has a tooltip or a label for a screen reader"""
    mute = []
    for path in UI:
        for node in ET.parse(os.path.join(tap.TOP, path)).iter('object'):
            properties = {p.get('name') for p in node.findall('property')}
            if (node.get('class') in ('GtkButton', 'GtkMenuButton', 'GtkToggleButton')
                    and 'icon-name' in properties
                    and not properties & {'label', 'tooltip-text'}
                    and node.find('accessibility') is None):
                mute.append(f'{path}: {node.get("class")} {node.get("id") or ""}')
    tap.check_none(mute, 'Icons without words')


def shortcuts_are_listed_once():
    """each shortcut of the program stands once in the shortcuts window"""
    used = set()
    for path in WIDGETS:
        text = tap.read(path)
        used |= set(re.findall(r'"((?:<\w+>)+(?:\w+)|F\d+)"', text))
    listed = []
    for path in UI:
        if 'GtkShortcutsShortcut' in tap.read(path):
            for node in ET.parse(os.path.join(tap.TOP, path)).iter('property'):
                if node.get('name') == 'accelerator':
                    listed += (node.text or '').split()
    plain = {accel.lower() for accel in listed}
    tap.check_none(sorted(accel for accel in used if accel.lower() not in plain), 'Not listed')
    tap.check_none(sorted({accel for accel in listed if listed.count(accel) > 1}), 'Listed twice')


tap.run([interface_files_are_valid, interface_files_are_packed, icons_speak, shortcuts_are_listed_once])
