/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-restricted.h"

#include "entente-cli-command.h"

/**
 * cli_restricted_clear:
 * @self: what was left out
 */
void
cli_restricted_clear (CliRestricted *self)
{
  g_clear_pointer (&self->records, g_hash_table_unref);
}

/**
 * cli_restricted_leaves_out:
 * @self: whether restricted records are shown
 * @store: a catalogue
 * @id: a record
 *
 * Returns: %TRUE if the record is to be left out, which is counted
 */
gboolean
cli_restricted_leaves_out (CliRestricted *self,
                           EntenteStore *store,
                           gint64 id)
{
  if (self->shown || !entente_store_is_restricted (store, id))
    return FALSE;
  if (self->records == NULL)
    self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (self->records, g_memdup2 (&id, sizeof id));
  return TRUE;
}

/**
 * cli_restricted_strip:
 * @self: whether restricted parts are shown
 * @record: a record that is shown
 *
 * Takes out the parts that are restricted though the record is not: points for a meeting.
 */
void
cli_restricted_strip (CliRestricted *self,
                      EntenteRecord *record)
{
  const EntenteKindInfo *info = entente_record_get_info (record);

  for (guint part = 0; !self->shown && part < info->n_parts; part++)
    {
      GPtrArray *rows = entente_record_get_part (record, part);

      if (entente_table_find_field (info->parts[part], "confidentiality") < 0)
        continue;
      for (guint i = rows->len; i > 0; i--)
        if (g_strcmp0 (entente_row_get_text (g_ptr_array_index (rows, i - 1), "confidentiality"),
                       "restricted")
            == 0)
          {
            g_ptr_array_remove_index (rows, i - 1);
            self->n_parts++;
          }
    }
}

/**
 * cli_restricted_say:
 * @self: what was left out
 *
 * Says on the standard error how much it was, if it was anything.
 */
void
cli_restricted_say (const CliRestricted *self)
{
  guint n_records = self->records != NULL ? g_hash_table_size (self->records) : 0;
  g_autofree char *records = g_strdup_printf (
      ngettext ("%u restricted record is left out; --restricted shows it.",
                "%u restricted records are left out; --restricted shows them.", n_records),
      n_records);
  g_autofree char *parts = g_strdup_printf (
      ngettext ("%u restricted point is left out; --restricted shows it.",
                "%u restricted points are left out; --restricted shows them.", self->n_parts),
      self->n_parts);

  if (n_records > 0)
    cli_say (records);
  if (self->n_parts > 0)
    cli_say (parts);
}
