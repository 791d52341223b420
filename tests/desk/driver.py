# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 program from outside, as a person would: sees it through the accessibility bus,
acts by accessible actions, pointer and keys. It is meant to run inside run-headless.

    with Program([path, catalogue]) as program:
        program.click(role='button', name='New')
        program.set_text('Kenya', role='text-box', name='Name')
        program.keys('ctrl+s')
        program.one(role='label', text=re.compile('saved'))
        program.quit()

Things are found by `role` (GTK's word for it), `name`, `text`, `state`, `window` (its title) and
`within` (a node, which is looked at again, so that it is quicker); a string has to be equal, a
compiled pattern to be found. Only what is on the
screen is found. Whatever is waited for is waited for at most `PATIENCE` seconds."""

import atexit
import os
import re
import subprocess
import tempfile
import time

import bus
from gi.repository import Gio, GLib

PATIENCE = float(os.environ.get('ENTENTE_TEST_PATIENCE', 20))
ATSPI = 'org.a11y.atspi.'
ACCESSIBLE, COMPONENT = ATSPI + 'Accessible', ATSPI + 'Component'
PROPERTIES = 'org.freedesktop.DBus.Properties'
ROOT = ('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')
STATES = {1: 'active', 4: 'checked', 7: 'editable', 10: 'expanded', 11: 'focusable', 12: 'focused', 16: 'modal',
          20: 'pressed', 23: 'selected', 24: 'sensitive', 25: 'showing', 30: 'visible'}
WINDOW_COORDINATES = 1
DOUBLE_CLICK = 0.45
CHILDLESS = ('image', 'label', 'scroll-bar', 'separator', 'status')
COMPLAINT = re.compile(r'\b(CRITICAL|WARNING) \*\*|-(CRITICAL|WARNING) \*\*|runtime error:'
                       r'|ERROR: (Address|Leak|Undefined)\w*Sanitizer|SUMMARY: \w+Sanitizer')


class Missing(Exception):
    """What was waited for did not come."""


class Node:
    """One thing on the screen, as it was when it was looked at; its states as they are when they are
    first asked for."""

    def __init__(self, bus, owner, path, parent=None):
        self.bus, self.owner, self.path, self.parent = bus, owner, path, parent
        self.role, self.name, self.description = '', '', ''
        self.children, self.extents, self.n_children, self.known_states = [], None, 1, None

    def call(self, interface, method, arguments=None):
        return self.bus.call_sync(self.owner, self.path, interface, method, arguments, None,
                                  Gio.DBusCallFlags.NONE, 10000, None).unpack()

    @property
    def states(self):
        if self.known_states is None:
            try:
                self.learn_states(self.call(ACCESSIBLE, 'GetState')[0])
            except GLib.Error:  # it went away meanwhile
                self.learn_states(None)
        return self.known_states

    def takes_room(self):
        return not self.extents or self.extents[2] > 0

    def learn_states(self, words):
        bits = words[0] if words else 0
        self.known_states = frozenset(word for bit, word in STATES.items() if bits >> bit & 1)

    def get(self, interface, name):
        return self.call(PROPERTIES, 'Get',
                         GLib.Variant('(ss)', (ATSPI + interface, name)))[0]

    @property
    def text(self):
        """What it holds to be read; for most things their name."""
        try:
            length = self.get('Text', 'CharacterCount')
            text = self.call(ATSPI + 'Text', 'GetText', GLib.Variant('(ii)', (0, length)))[0]
            return text or ('' if 'editable' in self.states else self.name)
        except GLib.Error:
            return self.name

    def lines(self):
        """The texts of the labels in it, in order."""
        return [node.text for node in self.walk() if node.role == 'label']

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def window(self):
        """The window it is in: the last ancestor before the program."""
        return ([self, self] + list(self.ancestors()))[-2]

    def act(self, wanted):
        """Carries out the accessible action of that name, if it has one. Only buttons are asked:
        for other widgets GTK 4.8 loses the memory of its answer."""
        try:
            for index in range(self.get('Action', 'NActions')):
                number = GLib.Variant('(i)', (index,))
                if self.call(ATSPI + 'Action', 'GetName', number)[0] == wanted:
                    return self.call(ATSPI + 'Action', 'DoAction', number)[0]
        except GLib.Error:
            pass
        return False

    def __str__(self):
        return f'{self.role} "{self.name}" [{" ".join(sorted(self.states))}] {self.extents or ""}'


def plain(name):
    """GTK 4.8 names a button "_Save" with its access key twice over: "_Save Save"."""
    half = len(name) // 2
    with_key, without = name[:half], name[half + 1:]
    return without if '_' in with_key and with_key.replace('_', '', 1) == without else name


def fits(wanted, value):
    return bool(wanted.search(value)) if isinstance(wanted, re.Pattern) else wanted == value


def wait_for(look, what, limit=None):
    """What look() gives, once it gives something; `what` is said or called when it does not."""
    end = time.monotonic() + (limit or PATIENCE)
    while True:
        begin = time.monotonic()
        found = look()
        now = time.monotonic()
        if found:
            return found
        if now > end:
            raise Missing(what() if callable(what) else what)
        # A look costs the program as much as us: what it is busy with comes first.
        time.sleep(max(0.05, now - begin))


def x11(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def connect(address):
    flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
             | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


def start_session(place):
    """A session bus of its own, which ends with whoever started it; gives its address."""
    daemon = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--nosyslog', '--print-address=1',
                               f'--address=unix:dir={place}'], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    atexit.register(daemon.kill)
    return daemon.stdout.readline().strip()


class Program:
    """A program with a home of its own, which it keeps from one start to the next. In another
    session a second one runs beside the first; it has to be driven by accessible actions."""

    manager = None

    def __init__(self, argv, application_id='org.entente.Entente', environment=None, allow=(),
                 other_session=False):
        self.argv, self.id, self.extra = [str(word) for word in argv], application_id, environment or {}
        self.allow = [re.compile(pattern) for pattern in allow]
        self.home, self.process = tempfile.mkdtemp(prefix='home-'), None
        self.log, self.roles = os.path.join(self.home, 'log'), {}
        self.session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address = Node(self.session, 'org.a11y.Bus', '/org/a11y/bus').call('org.a11y.Bus', 'GetAddress')[0]
        self.bus, self.quick = connect(address), bus.Bus(address)
        if other_session:
            own = start_session(self.home)
            self.session = connect(own)
            self.extra.update(DBUS_SESSION_BUS_ADDRESS=own, AT_SPI_BUS_ADDRESS=address)
        self.top, self.focus, self.moves, self.clicked = None, None, 0, (0, 0, 0)
        self.bus.signal_subscribe(None, ATSPI + 'Event.Object', 'StateChanged', None, 'focused',
                                  Gio.DBusSignalFlags.NONE, self.focus_moved)
        if Program.manager is None:
            Program.manager = self.start_manager()

    def start_manager(self):
        """Without a window manager no window gets the keys. Its only own one closes windows."""
        path = os.path.join(self.home, 'manager.xml')
        with open(path, 'w', encoding='utf-8') as text:
            text.write('<openbox_config xmlns="http://openbox.org/3.4/rc">'
                       '<focus><focusNew>yes</focusNew></focus><mouse/><keyboard><keybind key="A-F4">'
                       '<action name="Close"/></keybind></keyboard></openbox_config>')
        manager = subprocess.Popen(['openbox', '--config-file', path], stderr=subprocess.DEVNULL)
        wait_for(lambda: 'window id' in x11('xprop', '-root', '_NET_SUPPORTING_WM_CHECK'),
                 'the window manager did not start')
        return manager

    # Its life

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, trace):
        if kind not in (None, SystemExit):
            print('\n'.join('# ' + line for line in self.describe().splitlines()), flush=True)
        if self.running():
            self.kill()
        self.bus.close_sync(None)
        self.quick.close()

    def start(self, *arguments):
        environment = {name: value for name, value in os.environ.items() if name != 'G_DEBUG'}
        for name in ('config', 'data', 'cache', 'state'):
            environment[f'XDG_{name.upper()}_HOME'] = os.path.join(self.home, name)
        settings = os.path.join(self.home, 'config', 'gtk-4.0')
        os.makedirs(settings, exist_ok=True)
        with open(os.path.join(settings, 'settings.ini'), 'w', encoding='utf-8') as text:
            text.write('[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n')
        environment.update(HOME=self.home, GSETTINGS_BACKEND='keyfile', GTK_A11Y='atspi', **self.extra)
        self.top = None
        with open(self.log, 'a', encoding='utf-8') as log:
            self.process = subprocess.Popen(self.argv + [str(word) for word in arguments],
                                            env=environment, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=subprocess.STDOUT, restore_signals=False)
        self.one(role='window', limit=3 * PATIENCE)

    def running(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        """Ends it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def quit(self, status=0):
        """Ends it in good order and looks at its last words."""
        self.action('quit')
        self.wait_end(status)

    def wait_end(self, status=0):
        wait_for(lambda: not self.running(), 'the program does not end')
        if self.process.returncode != status:
            raise Missing(f'the program ended with {self.process.returncode}\n{self.output()}')
        self.check_log()

    def restart(self, *arguments):
        self.quit()
        self.start(*arguments)

    def output(self):
        with open(self.log, encoding='utf-8', errors='replace') as text:
            return text.read()

    def check_log(self):
        """Fails if the program complained, or a sanitizer about the program."""
        bad = [line for line in self.output().splitlines() if COMPLAINT.search(line)
               and not any(pattern.search(line) for pattern in self.allow)]
        if bad:
            raise Missing('the program complained:\n' + '\n'.join(bad))

    # What is to be seen

    def ask(self, questions):
        """Sends all the questions at once; [(node, interface, method, argument)] → answers."""
        return self.quick.ask([(node.owner, node.path, *question) for node, *question in questions])

    def owns(self, owner):
        try:
            return self.process.pid == Node(self.bus, 'org.freedesktop.DBus', '/org/freedesktop/DBus').call(
                'org.freedesktop.DBus', 'GetConnectionUnixProcessID', GLib.Variant('(s)', (owner,)))[0]
        except GLib.Error:
            return False

    def look(self):
        """The program as a tree of nodes, without what is hidden; None before it has a window."""
        top = self.find_top()
        return self.again(top) if top else None

    def find_top(self):
        if self.top is not None:
            return Node(self.bus, *self.top)
        try:
            programs = Node(self.bus, *ROOT).call(ACCESSIBLE, 'GetChildren')[0]
        except GLib.Error:
            return None
        self.top = next((place for place in programs if self.owns(place[0])), None)
        return Node(self.bus, *self.top) if self.top else None

    def windows(self):
        """Its windows, without what is in them."""
        top = self.find_top()
        self.look_closer(self.look_closer([top] if top else []))
        return top.children if top else []

    def again(self, node):
        """The same thing as it is now, with all that is in it; quicker than looking at everything."""
        now = Node(node.bus, node.owner, node.path)
        level = [now]
        while level:
            level = self.look_closer(level)
        now.parent = node.parent
        return now

    def look_closer(self, nodes):
        """Fills in one level of the tree and gives the next."""
        fresh = [node for node in nodes if (node.owner, node.path) not in self.roles]
        answers = self.ask([(node, ACCESSIBLE, 'GetRoleName', None) for node in fresh]
                           + [(node, PROPERTIES, 'GetAll', ACCESSIBLE) for node in nodes])
        for node, role in zip(fresh, answers):  # a widget keeps it all its life
            if role is not None:
                self.roles[node.owner, node.path] = role.replace(' ', '-')
        for node, properties in zip(nodes, answers[len(fresh):]):
            node.role = self.roles.get((node.owner, node.path), '')
            node.name = plain((properties or {}).get('Name') or '')
            node.description = (properties or {}).get('Description') or ''
            node.n_children = (properties or {}).get('ChildCount', 1)
        parents = [node for node in nodes if node.role not in CHILDLESS and node.n_children]
        answers = self.ask([(node, ACCESSIBLE, 'GetChildren', None) for node in parents]
                           + [(node, COMPONENT, 'GetExtents', WINDOW_COORDINATES) for node in nodes])
        for node, extents in zip(nodes, answers[len(parents):]):
            node.extents = extents
            if node.parent is not None and node.takes_room():
                node.parent.children.append(node)
        return [Node(self.bus, owner, path, node) for node, children in zip(parents, answers)
                for owner, path in children or () if node.takes_room() and not path.endswith('/null')]

    def all(self, within=None, role=None, name=None, text=None, state=None, window=None):
        """Everything that fits now, in reading order. A menu button is a button around a button:
        the inner one counts."""
        tree = self.again(within) if within else self.look()
        return self.pick(tree, within, role, name, text, state, window)

    def pick(self, tree, within=None, role=None, name=None, text=None, state=None, window=None):
        """What fits in a tree that was looked at before."""
        found = [node for node in (tree.walk() if tree else ())
                 if (role is None or node.role == role)
                 and (name is None or fits(name, node.name))
                 and (window is None or fits(window, node.window.name))
                 and (within is None or node is not tree)
                 and not (node.role == 'button' and 'button' in (child.role for child in node.children))]
        if state is not None:
            for node, words in zip(found, self.ask([(node, ACCESSIBLE, 'GetState', None) for node in found])):
                node.learn_states(words)
        return [node for node in found
                if (state is None or (state.lstrip('!') in node.states) != state.startswith('!'))
                and (text is None or fits(text, node.text))]

    def one(self, limit=None, **what):
        """The thing that fits, once there is exactly one."""
        found = []

        def look():
            if not self.running():
                raise Missing(f'the program ended with {self.process.returncode}\n{self.output()}')
            found[:] = self.all(**what)
            return len(found) == 1

        wait_for(look, lambda: f'{len(found)} things fit {what}', limit)
        return found[0]

    def settled(self, **what):
        """The thing that fits, once it stays: a row that comes anew has lost the click on the old."""
        seen = []

        def look():
            seen.append(self.one(**what))
            return len(seen) > 1 and seen[-1].path == seen[-2].path

        wait_for(look, f'{what} does not stay')
        return seen[-1]

    def focus_moved(self, bus, owner, path, interface, member, arguments):
        if arguments[1]:
            self.focus, self.moves = (owner, path), self.moves + 1

    def step(self, key):
        """Presses a key that moves the focus, and gives what has it then, once it has moved."""
        listen = GLib.MainContext.default().iteration
        while listen(False):  # what is known already
            pass
        before, end = self.moves, time.monotonic() + PATIENCE
        self.keys(key)
        while self.moves == before:
            if time.monotonic() > end:
                raise Missing(f'{key} does not move the focus')
            if not listen(False):
                time.sleep(0.005)
        while listen(False):
            pass
        return self.focused()

    def focused(self):
        """What has had the focus since a key moved it, and what that is in."""
        node = Node(self.bus, *self.focus)
        self.look_closer([node])
        try:
            node.parent = Node(self.bus, *node.get('Accessible', 'Parent'))
            self.look_closer([node.parent])
        except GLib.Error:  # it went away meanwhile
            pass
        return node

    def gone(self, **what):
        wait_for(lambda: not self.all(**what), f'there still is {what}')

    def describe(self):
        """The whole tree in words, and what the program printed."""
        def write(node, depth):
            return [f'{"  " * depth}{node}'] + [line for child in node.children
                                                for line in write(child, depth + 1)]
        tree = self.look() if self.running() else None
        return '\n'.join((write(tree, 0) if tree else ['no program']) + [self.output()])

    def screenshot(self, path):
        x11('import', '-window', 'root', path)

    # What can be done

    def click(self, node=None, **what):
        """Presses a button or the like; by the pointer what has no accessible action."""
        node = node or self.one(**what)
        if not (node.role.endswith('button') and node.act('click')):
            self.point(node)

    def reveal(self, node):
        """Turns the wheel until the node stands in the window, and gives it as it is then."""
        for _ in range(80):
            node = self.again(node)
            top, height = node.extents[1], node.extents[3]
            if node.window.extents[3] - 10 < top + height:
                wheel = 5
            elif top < 60:
                wheel = 4
            else:
                return node
            left, upper, _, high = self.surface(node)[1]
            x11('xdotool', 'mousemove', str(left + 25), str(upper + high // 2), 'click', str(wheel))
        raise Missing(f'{node} cannot be scrolled to')

    def point(self, node, button=1, times=1):
        """Clicks in the middle of a node with the pointer."""
        x, y = self.place(node)
        if self.clicked[:2] == (x, y):  # not the second half of a double click
            time.sleep(max(0, self.clicked[2] + DOUBLE_CLICK - time.monotonic()))
        x11('xdotool', 'mousemove', str(x), str(y), 'click', '--repeat', str(times),
            '--delay', '40', str(button))
        self.clicked = x, y, time.monotonic()

    def drag(self, node, right, down):
        """Takes a node by its middle and pulls it that far."""
        x, y = self.place(node)
        steps = [(round(x + share * right), round(y + share * down)) for share in (0, 0.3, 0.7, 1)]
        for number, (across, along) in enumerate(steps):
            x11('xdotool', 'mousemove', str(across), str(along))
            time.sleep(0.1)
            if number == 0:
                x11('xdotool', 'mousedown', '1')
        x11('xdotool', 'mouseup', '1')

    def place(self, node):
        """Where the middle of the node is on the screen. GTK knows places only inside a window;
        a popover is a window of its own, known by its size."""
        surface, (x, y, width, height) = self.surface(node)
        left, top, wide, high = surface.extents
        inside_x, inside_y, w, h = node.extents
        return (x + (width - wide) // 2 + inside_x - left + w // 2,
                y + (height - high) // 2 + inside_y - top + h // 2)

    def surface(self, node):
        """The window or popover on the screen that shows the node, and its place there."""
        best = own = None
        for window in x11('xdotool', 'search', '--onlyvisible', '--name', '').split():
            try:
                info = x11('xwininfo', '-id', window)
            except subprocess.CalledProcessError:  # it went away meanwhile
                continue
            place = [int(re.search(word + r':\s+(-?\d+)', info).group(1)) for word in
                     ('Absolute upper-left X', 'Absolute upper-left Y', 'Width', 'Height')]
            if 'Override Redirect State: yes' not in info:
                own = place if f'"{node.window.name}"' in info.splitlines()[1] else own
                continue
            for part in [node] + list(node.ancestors()):
                if part.extents and part is not node.window:
                    spare = place[2] - part.extents[2], place[3] - part.extents[3]
                    if 0 <= min(spare) and max(spare) <= 60 and (not best or sum(spare) < best[0]):
                        best = sum(spare), part, place
        if not best and not own:
            raise Missing(f'no window on the screen for {node}')
        return best[1:] if best else (node.window, own)

    def set_text(self, words, node=None, **what):
        """Puts words of any script in the place of an entry's."""
        node = node or self.one(**what)
        node.call(ATSPI + 'EditableText', 'SetTextContents', GLib.Variant('(s)', (words,)))

    def type(self, words):
        x11('xdotool', 'type', '--delay', '8', words)

    def keys(self, *keys):
        """Presses keys one after the other, such as 'ctrl+f' or 'Escape'."""
        x11('xdotool', 'key', '--delay', '20', *keys)

    def in_front(self, title):
        """Waits until the window of that title gets the keys."""
        def look():
            shown = subprocess.run(['xdotool', 'getwindowfocus', 'getwindowname'], capture_output=True,
                                   text=True, check=False).stdout.strip()
            return shown == title
        wait_for(look, f'“{title}” does not get the keys')

    def resize(self, width, height, window):
        x11('xdotool', 'search', '--onlyvisible', '--name', f'^{re.escape(window)}$',
            'windowsize', '--sync', str(width), str(height))

    def close_window(self):
        """Closes the window that has the keys."""
        self.keys('alt+F4')

    def open(self, *addresses):
        """Opens files as the desktop does."""
        Node(self.session, self.id, '/' + self.id.replace('.', '/')).call(
            'org.freedesktop.Application', 'Open', GLib.Variant('(asa{sv})', (addresses, {})))

    def action(self, name, parameter=None):
        """Activates one of the program's exported actions; the parameter is GVariant text."""
        value = [GLib.Variant.parse(None, parameter, None, None)] if parameter else []
        try:
            Node(self.session, self.id, '/' + self.id.replace('.', '/')).call(
                'org.gtk.Actions', 'Activate', GLib.Variant('(sava{sv})', (name, value, {})))
        except GLib.Error as error:
            if 'NoReply' not in error.message:  # it may end before it answers
                raise
