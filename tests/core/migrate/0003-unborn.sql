-- SPDX-License-Identifier: GPL-3.0-or-later
-- ends undo
ALTER TABLE person DROP COLUMN born;
