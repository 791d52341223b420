/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-table.h"

#include "entente-csv.h"
#include "entente-text.h"

/* No column takes more of a terminal; what is longer is cut. */
#define MAX_WIDTH 60

struct _CliTable
{
  GPtrArray *headings;
  GPtrArray *rows; /* GPtrArray of char* */
};

/**
 * cli_table_new:
 *
 * Returns: (transfer full): an empty table
 */
CliTable *
cli_table_new (void)
{
  CliTable *self = g_new0 (CliTable, 1);

  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * cli_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
cli_table_free (CliTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * cli_table_add_heading:
 * @self: a table
 * @heading: the heading of one more column
 */
void
cli_table_add_heading (CliTable *self,
                       const char *heading)
{
  g_ptr_array_add (self->headings, g_strdup (heading));
}

/**
 * cli_table_add_row:
 * @self: a table
 */
void
cli_table_add_row (CliTable *self)
{
  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (g_free));
}

/**
 * cli_table_add_cell:
 * @self: a table with a row
 * @text: (nullable): the next cell of the last row
 */
void
cli_table_add_cell (CliTable *self,
                    const char *text)
{
  g_ptr_array_add (g_ptr_array_index (self->rows, self->rows->len - 1),
                   g_strdup (text != NULL ? text : ""));
}

static guint
width_of (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* A text on one line, cut to the width of a column. */
static char *
fit (const char *text)
{
  g_autofree char *line = entente_text_clean (text, -1, ENTENTE_TEXT_DEFAULT, 0);
  const char *at = line;
  guint width = 0;

  if (width_of (line) <= MAX_WIDTH)
    return g_steal_pointer (&line);
  while (width < MAX_WIDTH - 2)
    {
      gunichar c = g_utf8_get_char (at);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
      at = g_utf8_next_char (at);
    }
  return g_strdup_printf ("%.*s…", (int) (at - line), line);
}

static void
append_aligned (GString *out,
                GPtrArray *cells,
                const guint *widths)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const char *text = g_ptr_array_index (cells, i);

      g_string_append (out, text);
      if (i + 1 < cells->len)
        for (guint n = width_of (text); n < widths[i] + 2; n++)
          g_string_append_c (out, ' ');
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
fit_row (GPtrArray *cells,
         guint *widths)
{
  for (guint i = 0; i < cells->len; i++)
    {
      char *text = fit (g_ptr_array_index (cells, i));

      g_free (cells->pdata[i]);
      cells->pdata[i] = text;
      widths[i] = MAX (widths[i], width_of (text));
    }
}

static void
append_csv (GString *out,
            GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      entente_csv_append_cell (out, g_ptr_array_index (cells, i));
    }
  g_string_append (out, "\r\n");
}

/**
 * cli_table_print:
 * @self: a table; used up
 * @format: table or CSV (RFC 4180)
 */
void
cli_table_print (CliTable *self,
                 CliFormat format)
{
  g_autofree guint *widths = g_new0 (guint, self->headings->len);
  g_autoptr(GString) out = g_string_new (NULL);

  if (format == CLI_TABLE)
    {
      fit_row (self->headings, widths);
      for (guint i = 0; i < self->rows->len; i++)
        fit_row (g_ptr_array_index (self->rows, i), widths);
      append_aligned (out, self->headings, widths);
    }
  else
    append_csv (out, self->headings);
  for (guint i = 0; i < self->rows->len; i++)
    if (format == CLI_TABLE)
      append_aligned (out, g_ptr_array_index (self->rows, i), widths);
    else
      append_csv (out, g_ptr_array_index (self->rows, i));
  cli_write (out->str, out->len);
}
