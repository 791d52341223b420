/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-widget-util.h"

#include <unicode/uchar.h>

#include "entente-date.h"
#include "entente-duration.h"
#include "entente-language.h"
#include "entente-text.h"
#include "entente-util.h"

#define LEFT_TO_RIGHT_MARK "\u200e"
#define RIGHT_TO_LEFT_MARK "\u200f"
#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_DIRECTIONAL_ISOLATE "\u2069"

static GtkTextDirection
direction_of (const char *line)
{
  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    switch (u_charDirection ((UChar32) g_utf8_get_char (at)))
      {
      case U_LEFT_TO_RIGHT:
        return GTK_TEXT_DIR_LTR;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        return GTK_TEXT_DIR_RTL;
      default:
        break;
      }
  return GTK_TEXT_DIR_NONE;
}

/**
 * entente_direction_mark:
 * @line: words of the interface and of records, one after the other
 *
 * Pango takes the direction of a line from its first letter, isolated or not, so that a name in
 * another script at its beginning would turn the whole line round.
 *
 * Returns: the mark that keeps the line in the direction of the interface, or nothing if none is needed
 */
const char *
entente_direction_mark (const char *line)
{
  GtkTextDirection direction = direction_of (line);

  if (direction == GTK_TEXT_DIR_NONE || direction == gtk_widget_get_default_direction ())
    return "";
  return direction == GTK_TEXT_DIR_LTR ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
}

/* Without tags and entities, whose letters nobody reads. */
static char *
letters_of (const char *markup)
{
  GString *letters = g_string_new (NULL);
  char until = '\0';

  for (const char *at = markup; *at != '\0'; at++)
    if (until != '\0')
      until = *at == until ? '\0' : until;
    else if (*at == '<' || *at == '&')
      until = *at == '<' ? '>' : ';';
    else
      g_string_append_c (letters, *at);
  return g_string_free (letters, FALSE);
}

/**
 * entente_direction_align:
 * @markup: paragraphs of markup for a label
 *
 * A paragraph in another script than the interface's would stand at the other side of its column.
 *
 * Returns: (transfer full): @markup, such paragraphs at the side of the interface, what is in them in
 *   the order of their script
 */
char *
entente_direction_align (const char *markup)
{
  g_autoptr(GString) aligned = g_string_new (NULL);
  g_auto(GStrv) paragraphs = g_strsplit (markup, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char *letters = letters_of (paragraphs[i]);
      const char *mark = entente_direction_mark (letters);

      if (i > 0)
        g_string_append_c (aligned, '\n');
      if (*mark == '\0')
        g_string_append (aligned, paragraphs[i]);
      else
        g_string_append_printf (aligned, "%s" FIRST_STRONG_ISOLATE "%s" POP_DIRECTIONAL_ISOLATE,
                                mark, paragraphs[i]);
    }
  return g_string_free (g_steal_pointer (&aligned), FALSE);
}

/**
 * entente_shorten:
 * @title: what something is called
 * @longest: so many characters at most
 *
 * Returns: (transfer full): @title, or its beginning
 */
char *
entente_shorten (const char *title,
                 guint longest)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (title, -1) <= (glong) longest)
    return g_strdup (title);
  start = g_utf8_substring (title, 0, (glong) longest - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/**
 * entente_flag_of:
 * @alpha2: (nullable): a country's two letters
 *
 * Returns: (transfer full) (nullable): the flag as a pair of regional letters, which fonts draw
 */
char *
entente_flag_of (const char *alpha2)
{
  g_autoptr(GString) flag = NULL;

  /* User-assigned codes but XK have no flag in any font. */
  if (alpha2 == NULL || strlen (alpha2) != 2
      || (alpha2[0] == 'X' && strcmp (alpha2, "XK") != 0))
    return NULL;
  flag = g_string_new (NULL);
  for (guint i = 0; i < 2; i++)
    {
      if (!g_ascii_isupper (alpha2[i]))
        return NULL;
      g_string_append_unichar (flag, 0x1F1E6 + (gunichar) (alpha2[i] - 'A'));
    }
  return g_string_free (g_steal_pointer (&flag), FALSE);
}

static char *
quantity_to_text (const EntenteValue *value)
{
  const char *how = value->how;
  /* 15 digits say all that a double holds, and no noise. */
  g_autofree char *number = g_strdup_printf ("%'.15g", value->number);
  g_autofree char *with_unit = value->text != NULL
                                 ? g_strdup_printf ("%s %s", number, value->text)
                                 : g_strdup (number);
  g_autofree char *said = NULL;
  EntenteDate date;
  g_autofree char *day = NULL;

  if (g_strcmp0 (how, "more_than") == 0)
    said = g_strdup_printf (_ ("more than %s"), with_unit);
  else if (g_strcmp0 (how, "at_least") == 0)
    said = g_strdup_printf (_ ("at least %s"), with_unit);
  else if (g_strcmp0 (how, "about") == 0)
    said = g_strdup_printf (_ ("about %s"), with_unit);
  else
    said = g_steal_pointer (&with_unit);
  if (value->as_of == NULL || !entente_date_parse (value->as_of, ENTENTE_DATE_INSTANT, &date, NULL))
    return g_steal_pointer (&said);
  day = entente_date_format (&date, NULL);
  /* Translators: a quantity and the day on which it was so: "42 (as of 28 May 2024)" */
  return g_strdup_printf (_ ("%1$s (as of %2$s)"), said, day);
}

static char *
date_to_text (const char *edtf)
{
  EntenteDate date;

  if (!entente_date_parse (edtf, ENTENTE_DATE_SPAN, &date, NULL))
    return g_strdup (edtf);
  return entente_date_format (&date, NULL);
}

/**
 * entente_value_to_text:
 * @field: what it is
 * @value: a value that is not empty
 *
 * Says a value in words. Of a link it says the words only: the title is the store's to give.
 *
 * Returns: (transfer full): clean text, not markup
 */
char *
entente_value_to_text (const EntenteField *field,
                       const EntenteValue *value)
{
  EntenteDuration duration;

  switch (field->type)
    {
    case ENTENTE_FIELD_CODE:
      return g_strdup (entente_vocabulary_label (field->vocabulary, value->text));
    case ENTENTE_FIELD_DATE:
    case ENTENTE_FIELD_SPAN:
      return date_to_text (value->text);
    case ENTENTE_FIELD_DURATION:
      if (entente_duration_parse (value->text, &duration, NULL))
        return entente_duration_format (&duration);
      break;
    case ENTENTE_FIELD_LANGUAGE:
      return entente_language_name (value->text);
    case ENTENTE_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->id);
    case ENTENTE_FIELD_QUANTITY:
      return quantity_to_text (value);
    case ENTENTE_FIELD_TEXT:
    case ENTENTE_FIELD_NOTE:
    case ENTENTE_FIELD_ADDRESS:
    case ENTENTE_FIELD_LINK:
    case ENTENTE_FIELD_PART:
    default:
      break;
    }
  return entente_text_clean (value->text != NULL ? value->text : "", -1, ENTENTE_TEXT_MULTILINE, 0);
}

/**
 * entente_widget_remove_children:
 * @parent: a widget being disposed of
 *
 * Removes the children that the template made and nobody bound.
 */
void
entente_widget_remove_children (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}

/**
 * entente_widget_name_buttons:
 * @root: a widget with its template
 *
 * Makes the words on buttons their names, as they are read. GTK 4.8 puts the label with its
 * underscore before the words it takes from the child, so that "_Save Save" would be spoken.
 */
void
entente_widget_name_buttons (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root))
      && gtk_button_get_label (GTK_BUTTON (root)) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    entente_widget_name_buttons (child);
}

static gboolean
focus_child_in_order (GtkWidget *child,
                      GtkDirectionType direction)
{
  if (!gtk_widget_get_mapped (child) || !gtk_widget_is_sensitive (child))
    return FALSE;
  return G_OBJECT_TYPE (child) == GTK_TYPE_BOX ? entente_widget_focus_in_order (child, direction)
                                               : gtk_widget_child_focus (child, direction);
}

/**
 * entente_widget_focus_in_order:
 * @widget: a widget, or a box in one
 * @direction: %GTK_DIR_TAB_FORWARD or %GTK_DIR_TAB_BACKWARD
 *
 * Moves the focus to the next child, in the order in which the children were added. GTK goes by the
 * height at which they stand, so that a button half a pixel above its entry would come before it.
 *
 * Returns: %TRUE if there was one more
 */
gboolean
entente_widget_focus_in_order (GtkWidget *widget,
                               GtkDirectionType direction)
{
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  while (child != NULL && !focus_child_in_order (child, direction))
    child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  return child != NULL;
}

/**
 * entente_widget_name_choice:
 * @choice: a drop-down of strings
 *
 * The button inside a drop-down has the focus, so that it has to say what is chosen.
 */
void
entente_widget_name_choice (GtkDropDown *choice)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (choice));
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (choice);

  if (button != NULL && chosen != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_string_object_get_string (chosen), -1);
}
