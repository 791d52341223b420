/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-register-copy.h"

#include "entente-text.h"
#include "entente-util.h"

/* Rows for a spreadsheet or a letter: as lines with tabs, and as a table of HTML. */

/* A cell that a spreadsheet would take for a formula is a text to it. */
static void
append_text (GString *text,
             const char *cell)
{
  g_autofree char *clean = entente_text_clean (cell, -1, ENTENTE_TEXT_DEFAULT, 0);

  if (clean != NULL && strchr ("=+-@", *clean) != NULL && *clean != '\0')
    g_string_append_c (text, '\'');
  g_string_append (text, clean != NULL ? clean : "");
}

static void
append_html (GString *html,
             const char *cell,
             const char *tag)
{
  g_autofree char *clean = entente_text_clean (cell, -1, ENTENTE_TEXT_DEFAULT, 0);
  g_autofree char *escaped = g_markup_escape_text (clean != NULL ? clean : "", -1);

  g_string_append_printf (html, "<%s dir=\"auto\">%s</%s>", tag, escaped, tag);
}

static void
append_row (GString *text,
            GString *html,
            const char *const *cells,
            guint n_cells,
            const char *tag)
{
  g_string_append (html, "<tr>");
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\t');
      append_text (text, cells[i]);
      append_html (html, cells[i], tag);
    }
  g_string_append (html, "</tr>\n");
  g_string_append_c (text, '\n');
}

/**
 * entente_register_copy_text:
 * @source: where the rows come from
 * @ids: (element-type gint64): the rows
 * @text: (out) (transfer full): lines whose cells stand between tabs, the headings first
 * @html: (out) (transfer full): the same as a table
 *
 * What is restricted is for this catalogue only, and left out.
 *
 * Returns: how many rows were left out
 */
guint
entente_register_copy_text (EntenteRegisterSource *source,
                            GArray *ids,
                            char **text,
                            char **html)
{
  guint n = entente_register_source_get_n_columns (source);
  g_autofree const char **headings = g_new0 (const char *, n);
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GString) table = g_string_new ("<meta charset=\"utf-8\"><table>\n");
  guint n_left_out = 0;

  for (guint i = 0; i < n; i++)
    headings[i] = _ (entente_register_source_get_column (source, i)->label);
  append_row (lines, table, headings, n, "th");
  for (guint i = 0; i < ids->len; i++)
    {
      g_auto(GStrv) cells
          = entente_register_source_read (source, g_array_index (ids, gint64, i), TRUE);

      if (cells != NULL)
        append_row (lines, table, (const char *const *) cells, n, "td");
      else
        n_left_out++;
    }
  g_string_append (table, "</table>\n");
  *text = g_string_free (g_steal_pointer (&lines), FALSE);
  *html = g_string_free (g_steal_pointer (&table), FALSE);
  return n_left_out;
}

/**
 * entente_register_copy:
 * @source: where the rows come from
 * @ids: (element-type gint64): the rows
 * @clipboard: where they go
 *
 * Returns: how many rows were left out, because they are restricted
 */
guint
entente_register_copy (EntenteRegisterSource *source,
                       GArray *ids,
                       GdkClipboard *clipboard)
{
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GdkContentProvider *providers[2];
  guint n_left_out;
  g_autoptr(GdkContentProvider) both = NULL;

  n_left_out = entente_register_copy_text (source, ids, &text, &html);
  bytes = g_bytes_new (html, strlen (html));
  providers[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (clipboard, both);
  return n_left_out;
}
