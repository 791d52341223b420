-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE INDEX person_name ON person (name);
CREATE VIRTUAL TABLE words USING fts5 (name, content = '', tokenize = 'unicode61');
