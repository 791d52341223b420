/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-line-row.h"

#include <adwaita.h>
#include <math.h>

#define SPACING 10.0
#define ICON_SIZE 16.0

/* Words in the rest are not squeezed out by what stands after them. */
#define LEAST_REST 90.0

#define DIM 0.6f
#define DIM_HIGH_CONTRAST 0.9f

typedef struct
{
  EntenteLineCell cells[ENTENTE_LINE_ROW_CELLS];
  guint n_cells;
} EntenteLineRowPrivate;

/* What all rows of a list share, kept with the list's text settings. */
typedef struct
{
  guint serial;
  int ascent;
  int height;
  double unit; /* the width of a character */
} Metrics;

/* A cell as it is drawn. */
typedef struct
{
  const EntenteLineCell *cell;
  PangoLayout *layout;
  double text_width;
  double width;
} Placed;

G_DEFINE_TYPE_WITH_PRIVATE (EntenteLineRow, entente_line_row, GTK_TYPE_WIDGET)

static EntenteLineRowPrivate *
get_private (EntenteLineRow *self)
{
  return entente_line_row_get_instance_private (self);
}

/* That of the list: one for each row would cost as much as the row. */
static PangoContext *
get_context (EntenteLineRow *self)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);

  return gtk_widget_get_pango_context (list != NULL ? list : GTK_WIDGET (self));
}

static const Metrics *
get_metrics (PangoContext *context)
{
  static GQuark quark;
  Metrics *metrics;
  PangoFontMetrics *measured;
  int width;

  if (quark == 0)
    quark = g_quark_from_static_string ("entente-line-metrics");
  metrics = g_object_get_qdata (G_OBJECT (context), quark);
  if (metrics != NULL && metrics->serial == pango_context_get_serial (context))
    return metrics;
  metrics = g_new0 (Metrics, 1);
  measured = pango_context_get_metrics (context, NULL, NULL);
  metrics->serial = pango_context_get_serial (context);
  metrics->ascent = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (measured));
  metrics->height = metrics->ascent + PANGO_PIXELS_CEIL (pango_font_metrics_get_descent (measured));
  width = MAX (pango_font_metrics_get_approximate_char_width (measured),
               pango_font_metrics_get_approximate_digit_width (measured));
  metrics->unit = (double) width / PANGO_SCALE;
  pango_font_metrics_unref (measured);
  g_object_set_qdata_full (G_OBJECT (context), quark, metrics, g_free);
  return metrics;
}

static gboolean
is_shown (const EntenteLineCell *cell)
{
  return cell->icon_name != NULL || cell->text != NULL;
}

static PangoLayout *
make_layout (PangoContext *context,
             const EntenteLineCell *cell)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, cell->text, -1);
  pango_layout_set_attributes (layout, cell->attributes);
  return layout;
}

static void
measure_cell (PangoContext *context,
              const Metrics *metrics,
              Placed *placed)
{
  const EntenteLineCell *cell = placed->cell;
  int width;

  if (cell->icon_name != NULL)
    {
      placed->width = placed->text_width = ICON_SIZE;
      return;
    }
  placed->layout = make_layout (context, cell);
  pango_layout_get_pixel_size (placed->layout, &width, NULL);
  placed->text_width = width;
  placed->width = width;
  if (cell->most_chars > 0)
    placed->width = MIN (placed->width, ceil (cell->most_chars * metrics->unit));
  placed->width = MAX (placed->width, ceil (cell->least_chars * metrics->unit));
  placed->width = MAX (placed->width, cell->least);
}

/* The rest is for one cell; where there is too little for it, the last ones give way. */
static void
share_width (Placed *placed,
             guint n,
             double width)
{
  Placed *rest = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (placed[i].cell->rest)
        rest = &placed[i];
      else
        width -= placed[i].width;
      width -= i > 0 ? SPACING : 0;
    }
  if (rest != NULL)
    {
      rest->width = MAX (width, MIN (rest->text_width, LEAST_REST));
      width -= rest->width;
    }
  for (guint i = n; i > 0 && width < 0; i--)
    if (&placed[i - 1] != rest && placed[i - 1].layout != NULL)
      {
        double less = MIN (placed[i - 1].width, -width);

        placed[i - 1].width -= less;
        width += less;
      }
}

static guint
place_cells (EntenteLineRow *self,
             Placed *placed)
{
  EntenteLineRowPrivate *priv = get_private (self);
  PangoContext *context = get_context (self);
  const Metrics *metrics = get_metrics (context);
  guint n = 0;

  for (guint i = 0; i < priv->n_cells; i++)
    if (is_shown (&priv->cells[i]))
      {
        placed[n] = (Placed) { .cell = &priv->cells[i] };
        measure_cell (context, metrics, &placed[n++]);
      }
  share_width (placed, n, gtk_widget_get_width (GTK_WIDGET (self)));
  return n;
}

static void
draw_icon (EntenteLineRow *self,
           GtkSnapshot *snapshot,
           const char *icon_name,
           const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GtkIconPaintable) icon
    = gtk_icon_theme_lookup_icon (theme, icon_name, NULL, (int) ICON_SIZE,
                                  gtk_widget_get_scale_factor (widget),
                                  gtk_widget_get_direction (widget), 0);

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, color, 1);
}

/* Words of a cell stand on the line that those of the others stand on. What fits is given no width:
 * a text from right to left would move to the end of it. */
static void
draw_words (GtkSnapshot *snapshot,
            const Placed *placed,
            const GdkRGBA *color)
{
  if (placed->text_width > placed->width)
    pango_layout_set_width (placed->layout, (int) (placed->width * PANGO_SCALE));
  gtk_snapshot_append_layout (snapshot, placed->layout, color);
}

static void
draw_cell (EntenteLineRow *self,
           GtkSnapshot *snapshot,
           const Placed *placed,
           double x,
           const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const Metrics *metrics = get_metrics (get_context (self));
  double height = gtk_widget_get_height (widget);
  gboolean right = placed->cell->at_end
                   != (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  double y = (height - ICON_SIZE) / 2;

  if (placed->width < 1)
    return;
  if (right)
    x += MAX (0, placed->width - placed->text_width);
  if (placed->layout != NULL)
    y = (height - metrics->height) / 2 + metrics->ascent
        - (double) pango_layout_get_baseline (placed->layout) / PANGO_SCALE;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  if (placed->layout != NULL)
    draw_words (snapshot, placed, color);
  else
    draw_icon (self, snapshot, placed->cell->icon_name, color);
  gtk_snapshot_restore (snapshot);
}

static void
entente_line_row_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  EntenteLineRow *self = ENTENTE_LINE_ROW (widget);
  gboolean high = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double width = gtk_widget_get_width (widget);
  Placed placed[ENTENTE_LINE_ROW_CELLS];
  guint n = place_cells (self, placed);
  GdkRGBA color;
  double x = 0;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint i = 0; i < n; i++)
    {
      GdkRGBA own = color;

      if (placed[i].cell->dim)
        own.alpha *= high ? DIM_HIGH_CONTRAST : DIM;
      draw_cell (self, snapshot, &placed[i], mirrored ? width - x - placed[i].width : x, &own);
      x += placed[i].width + SPACING;
      g_clear_object (&placed[i].layout);
    }
  GTK_WIDGET_CLASS (entente_line_row_parent_class)->snapshot (widget, snapshot);
}

static void
entente_line_row_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  const Metrics *metrics = get_metrics (get_context (ENTENTE_LINE_ROW (widget)));

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? metrics->height
                                                                : (int) LEAST_REST;
}

static void
clear_cells (EntenteLineRow *self)
{
  EntenteLineRowPrivate *priv = get_private (self);

  for (guint i = 0; i < priv->n_cells; i++)
    {
      g_free ((char *) priv->cells[i].text);
      g_clear_pointer (&priv->cells[i].attributes, pango_attr_list_unref);
    }
  priv->n_cells = 0;
}

static void
entente_line_row_finalize (GObject *object)
{
  clear_cells (ENTENTE_LINE_ROW (object));
  G_OBJECT_CLASS (entente_line_row_parent_class)->finalize (object);
}

static void
entente_line_row_class_init (EntenteLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_line_row_finalize;
  widget_class->measure = entente_line_row_measure;
  widget_class->snapshot = entente_line_row_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
entente_line_row_init (EntenteLineRow *self)
{
}

/**
 * entente_line_row_set_cells:
 * @cells: (array length=n_cells): what to show, from the start; copied, but for the names of icons
 * @n_cells: at most %ENTENTE_LINE_ROW_CELLS
 * @words: all that the row says, for a screen reader
 */
void
entente_line_row_set_cells (EntenteLineRow *self,
                            const EntenteLineCell *cells,
                            guint n_cells,
                            const char *words)
{
  EntenteLineRowPrivate *priv = get_private (self);

  g_return_if_fail (ENTENTE_IS_LINE_ROW (self));
  g_return_if_fail (n_cells <= ENTENTE_LINE_ROW_CELLS);

  clear_cells (self);
  for (guint i = 0; i < n_cells; i++)
    {
      priv->cells[i] = cells[i];
      priv->cells[i].text = g_strdup (cells[i].text);
      if (cells[i].attributes != NULL)
        pango_attr_list_ref (cells[i].attributes);
    }
  priv->n_cells = n_cells;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
