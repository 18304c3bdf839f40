/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list asks for the height of every row, of which there may be thousands, and paints some thirty. So
 * a height is worked out without laying anything out: whether the words take one line or two
 * follows from how many there are, else from how wide letters are, and only where that too leaves
 * it open are they laid out. */

#include "config.h"

#include "apostil-cell-renderer-claim.h"

#include <glib/gi18n-lib.h>

#include "apostil-estimator.h"
#include "apostil-ledger-words.h"
#include "apostil-palette.h"
#include "apostil-swatch.h"

#define WORDS_SCALE 1.06 /* of the font of the interface; in the serif of the article */
#define N_LINES     2

struct _ApostilCellRendererClaim
{
  GtkCellRenderer parent_instance;

  ApostilLedger *ledger;
  const ApostilLedgerRow *row;
  guint n_candidates;
  gint width;
  gboolean show_reasoning;

  /* Of the style; words_height is 0 when it is to be asked anew. */
  ApostilPalette *palette;
  PangoFontDescription *words_font;
  PangoFontDescription *small_font;
  PangoFontDescription *title_font;
  gint words_height;
  gint small_height;
  gint title_height;
  gint words_char; /* Pango units */
  ApostilEstimator *estimator;
  ApostilLedgerColumns columns; /* as they were computed last */
};

G_DEFINE_FINAL_TYPE (ApostilCellRendererClaim, apostil_cell_renderer_claim, GTK_TYPE_CELL_RENDERER)

/* ---- Geometry ---- */

static PangoFontDescription *
dup_font (PangoContext *context, gdouble scale)
{
  PangoFontDescription *font =
      pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_size (font, (gint) (pango_font_description_get_size (font) * scale));
  return font;
}

static gint
get_line_height (PangoContext *context, const PangoFontDescription *font, gint *letter)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
  gint height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) +
                                   pango_font_metrics_get_descent (metrics));

  if (letter != NULL)
    *letter = MAX (pango_font_metrics_get_approximate_char_width (metrics), 1);
  pango_font_metrics_unref (metrics);
  return height;
}

static void
ensure_style (ApostilCellRendererClaim *self, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  if (self->words_height > 0)
    return;
  self->palette = apostil_palette_new (gtk_widget_get_style_context (widget));
  self->words_font = dup_font (context, WORDS_SCALE);
  pango_font_description_set_family (self->words_font, "serif");
  self->small_font = dup_font (context, APOSTIL_LEDGER_SMALL);
  self->title_font = dup_font (context, 1.0);
  pango_font_description_set_weight (self->title_font, PANGO_WEIGHT_BOLD);
  self->words_height = get_line_height (context, self->words_font, &self->words_char) + 3;
  self->estimator = apostil_estimator_new (context, self->words_font);
  self->columns.width = -1;
  self->small_height = get_line_height (context, self->small_font, NULL) + 2;
  self->title_height = get_line_height (context, self->title_font, NULL);
}

static const ApostilLedgerColumns *
get_columns (ApostilCellRendererClaim *self, GtkWidget *widget, gint width)
{
  ApostilScheme *scheme = apostil_document_get_scheme (apostil_ledger_get_document (self->ledger));

  if (self->columns.width != width || self->columns.scheme != scheme)
    apostil_ledger_columns_compute (widget, scheme, width, &self->columns);
  return &self->columns;
}

/* ---- Layouts ---- */

static PangoLayout *
new_layout (GtkWidget *widget,
            const PangoFontDescription *font,
            const gchar *text,
            gint width,
            guint n_lines)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -(gint) n_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/* The words of a claim, in the letters of the article's language and not of the interface's. */
static PangoLayout *
new_words (ApostilCellRendererClaim *self, GtkWidget *widget, const gchar *words, gint width)
{
  PangoLayout *layout = new_layout (widget, self->words_font, words, width, N_LINES);
  ApostilDocument *document = apostil_ledger_get_document (self->ledger);
  const gchar *language =
      apostil_record_get (apostil_document_get_article (document), APOSTIL_ATTR_LANGUAGE);

  if (language != NULL)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes,
                              pango_attr_language_new (pango_language_from_string (language)));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  return layout;
}

static guint
count_lines (ApostilCellRendererClaim *self,
             GtkWidget *widget,
             ApostilAnnotation *claim,
             const ApostilLedgerColumns *columns)
{
  gint64 likely = (gint64) apostil_ledger_entry_count_chars (claim) * self->words_char;
  gint64 width = (gint64) columns->words_width * PANGO_SCALE;
  gboolean measured = FALSE;
  gint natural;
  g_autofree gchar *words = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (likely * 5 < width * 3)
    return 1;
  if (likely * 5 > width * 8)
    return N_LINES;
  words = apostil_ledger_entry_dup_words (apostil_ledger_get_document (self->ledger), claim);
  likely = apostil_estimator_get_width (self->estimator, words, strlen (words), &measured);
  /* Kerning makes words narrower, by three hundredths at most. Letters that join may be a sixth off.
   * A layout costs as much as all that GTK does for three rows. */
  if (likely * 100 < width * (measured ? 99 : 85))
    return 1;
  if (likely * 100 > width * (measured ? 104 : 115))
    return N_LINES;
  /* On one line, since to break it costs more than to shape it. */
  layout = new_words (self, widget, words, columns->words_width);
  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &natural, NULL);
  return natural <= width ? 1 : N_LINES;
}

static PangoLayout *
new_reasoning (ApostilCellRendererClaim *self,
               GtkWidget *widget,
               ApostilAnnotation *claim,
               const ApostilLedgerColumns *columns)
{
  const gchar *reasoning = apostil_record_get (claim, APOSTIL_ATTR_REASONING);
  g_autofree gchar *words = NULL;
  gint inset = columns->pad;

  if (!self->show_reasoning || reasoning == NULL)
    return NULL;
  /* Translators: under a claim: why it has its verdict */
  words = g_strdup_printf (_ ("Because: %s"), reasoning);
  g_strdelimit (words, "\n\t", ' ');
  return new_layout (widget, self->small_font, words, columns->words_width - inset, 3);
}

static gint
get_pad (ApostilCellRendererClaim *self)
{
  return MAX (self->small_height / 2, 6);
}

static gint
get_row_height (ApostilCellRendererClaim *self, GtkWidget *widget)
{
  const ApostilLedgerColumns *columns;
  g_autoptr (PangoLayout) reasoning = NULL;
  gint pad = get_pad (self);
  gint words;
  gint beside;
  gint height = 0;

  if (self->row->claim == NULL)
    return self->title_height + pad * 2;
  columns = get_columns (self, widget, self->width);
  words = (gint) count_lines (self, widget, self->row->claim, columns) * self->words_height;
  reasoning = new_reasoning (self, widget, self->row->claim, columns);
  if (reasoning != NULL)
    {
      pango_layout_get_pixel_size (reasoning, NULL, &height);
      words += height + 3;
    }
  if (columns->narrow)
    return words + self->small_height + 6 + pad * 2;
  beside = (gint) apostil_ledger_entry_count_relations (apostil_ledger_get_document (self->ledger),
                                                        self->row->claim, self->n_candidates) *
           self->small_height;
  if (apostil_ledger_get_grouping (self->ledger) != APOSTIL_LEDGER_CLAIMANT)
    beside = MAX (beside, 2 * self->small_height);
  return MAX (words, beside) + pad * 2;
}

/* ---- Painting ---- */

/**
 * Brush:
 *
 * Where and how a row is painted.
 */
typedef struct
{
  cairo_t *cr;
  GtkWidget *widget;
  ApostilCellRendererClaim *self;
  GdkRectangle row;
  gboolean rtl;
  const ApostilPageColours *page;
} Brush;

/* The left edge of what is @width wide and begins @x from where lines begin. */
static gint
mirror (const Brush *brush, gint x, gint width)
{
  return brush->rtl ? brush->row.x + brush->row.width - x - width : brush->row.x + x;
}

static void
set_colour (const Brush *brush, const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (brush->cr, colour);
}

/* Paints a layout in a column that begins at @x; short lines keep to the edge where it begins. */
static gint
paint (const Brush *brush, PangoLayout *layout, const GdkRGBA *colour, gint x, gint y)
{
  gint width = PANGO_PIXELS (pango_layout_get_width (layout));
  PangoRectangle logical;
  gint left;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  /* Where the words run against the interface they stand as a block at the edge. */
  left = brush->rtl ? brush->row.x + brush->row.width - x - logical.width : brush->row.x + x;
  set_colour (brush, colour);
  cairo_move_to (brush->cr, left - logical.x, y);
  pango_cairo_show_layout (brush->cr, layout);
  return MIN (logical.width, width);
}

static gint
paint_text (const Brush *brush,
            const PangoFontDescription *font,
            const gchar *text,
            const GdkRGBA *colour,
            gint x,
            gint y,
            gint width)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0' || width < 4)
    return 0;
  layout = new_layout (brush->widget, font, text, width, 1);
  return paint (brush, layout, colour, x, y);
}

static gint
paint_italic (const Brush *brush,
              const PangoFontDescription *font,
              const gchar *text,
              const GdkRGBA *colour,
              gint x,
              gint y,
              gint width)
{
  g_autoptr (PangoFontDescription) italic = pango_font_description_copy (font);

  pango_font_description_set_style (italic, PANGO_STYLE_ITALIC);
  return paint_text (brush, italic, text, colour, x, y, width);
}

/* A word in a rounded outline. Returns: how wide it is. */
static gint
paint_badge (const Brush *brush,
             const gchar *text,
             const gchar *colour_name,
             gint x,
             gint y,
             gint width)
{
  ApostilCellRendererClaim *self = brush->self;
  const GdkRGBA *colour = colour_name != NULL
                              ? &apostil_palette_get (self->palette, colour_name)->line
                              : &brush->page->dim;
  gint inset = self->small_height / 2;
  g_autoptr (PangoLayout)
      layout = new_layout (brush->widget, self->small_font, text, MAX (width - 2 * inset, 4), 1);
  gint height = self->small_height + 2;
  gdouble radius = height / 2.0;
  gint text_width;
  gint left;
  gint whole;

  pango_layout_get_pixel_size (layout, &text_width, NULL);
  whole = text_width + 2 * inset;
  left = mirror (brush, x, whole);
  /* A pixel above the line, and one below. */
  y--;
  set_colour (brush, colour);
  cairo_set_line_width (brush->cr, brush->page->high_contrast ? 2 : 1);
  cairo_new_sub_path (brush->cr);
  cairo_arc (brush->cr, left + whole - radius - 0.5, y + radius + 0.5, radius - 1, -G_PI / 2,
             G_PI / 2);
  cairo_arc (brush->cr, left + radius + 0.5, y + radius + 0.5, radius - 1, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (brush->cr);
  cairo_stroke (brush->cr);
  paint (brush, layout, colour, x + inset, y + 2);
  return whole;
}

static const gchar *
get_verdict_colour (const gchar *verdict)
{
  static const struct
  {
    const gchar *verdict;
    const gchar *colour;
  } colours[] = { { "supported", "green" },
                  { "misleading", "amber" },
                  { "disputed", "vermilion" },
                  { "false", "vermilion" },
                  { "unverifiable", "rose" } };

  for (guint i = 0; verdict != NULL && i < G_N_ELEMENTS (colours); i++)
    if (g_str_equal (verdict, colours[i].verdict))
      return colours[i].colour;
  return NULL;
}

static void
paint_hairline (const Brush *brush, gint y)
{
  GdkRGBA hair = brush->page->hair;

  hair.alpha = brush->page->high_contrast ? 1 : 0.6;
  set_colour (brush, &hair);
  cairo_rectangle (brush->cr, brush->row.x, y, brush->row.width, 1);
  cairo_fill (brush->cr);
}

static void
paint_group (const Brush *brush)
{
  ApostilCellRendererClaim *self = brush->self;
  ApostilLedgerTitle title;
  GdkRGBA band = brush->page->text;
  gint c = get_columns (self, brush->widget, brush->row.width)->letter;
  gint y = brush->row.y + (brush->row.height - self->title_height) / 2;
  gint small_y = brush->row.y + (brush->row.height - self->small_height) / 2;
  gint x = c + c / 2 + 1;
  gint end = brush->row.width - x;

  apostil_ledger_title_init (&title, self->ledger, self->row->group);
  band.alpha = 0.05;
  set_colour (brush, &band);
  cairo_rectangle (brush->cr, brush->row.x, brush->row.y, brush->row.width, brush->row.height);
  cairo_fill (brush->cr);
  paint_hairline (brush, brush->row.y + brush->row.height - 1);
  if (title.colour != NULL)
    {
      gint size = self->small_height * 2 / 3;

      apostil_swatch_draw (brush->widget, brush->cr, title.colour, NULL, mirror (brush, x, size),
                           brush->row.y + (brush->row.height - size) / 2, size);
      x += size + c / 2 + 1;
    }
  if (title.badge != NULL)
    {
      x += paint_italic (brush, self->title_font, title.title, &brush->page->text, x, y,
                         (end - x) / 2) +
           c + c / 2;
      x += paint_badge (brush, title.badge, "vermilion", x, small_y, end - x) + c + c / 2;
    }
  else
    x += paint_text (brush, self->title_font, title.title, &brush->page->text, x, y,
                     (end - x) * 2 / 3) +
         c + c / 2;
  paint_text (brush, self->small_font, title.detail, &brush->page->dim, x, small_y + 1, end - x);
  apostil_ledger_title_clear (&title);
}

static void
paint_words (const Brush *brush,
             const ApostilLedgerEntry *entry,
             const ApostilLedgerColumns *columns,
             gint *y)
{
  ApostilCellRendererClaim *self = brush->self;
  g_autoptr (PangoLayout)
      layout = new_words (self, brush->widget, entry->words, columns->words_width);
  g_autoptr (PangoLayout)
      reasoning = new_reasoning (self, brush->widget, self->row->claim, columns);
  gint height;

  pango_layout_set_spacing (layout, 3 * PANGO_SCALE);
  if (entry->suggested)
    {
      g_autoptr (PangoFontDescription) italic = pango_font_description_copy (self->words_font);

      pango_font_description_set_style (italic, PANGO_STYLE_ITALIC);
      pango_layout_set_font_description (layout, italic);
    }
  paint (brush, layout, entry->suggested ? &brush->page->dim : &brush->page->text, columns->pad,
         *y);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *y += MAX (height + 3, self->words_height);
  if (reasoning == NULL)
    return;
  paint (brush, reasoning, &brush->page->dim, columns->pad * 2, *y);
  pango_layout_get_pixel_size (reasoning, NULL, &height);
  set_colour (brush, &brush->page->hair);
  cairo_rectangle (brush->cr, mirror (brush, columns->pad + columns->pad / 2, 2), *y, 2, height);
  cairo_fill (brush->cr);
  *y += height + 3;
}

static const GdkRGBA *
get_relation_colour (const Brush *brush, const ApostilLedgerEntry *entry, guint i)
{
  return i < entry->n_contradictions
             ? &apostil_palette_get (brush->self->palette, "vermilion")->line
             : &brush->page->dim;
}

static void
paint_columns (const Brush *brush,
               const ApostilLedgerEntry *entry,
               const ApostilLedgerColumns *columns,
               gint y)
{
  ApostilCellRendererClaim *self = brush->self;
  gint gap = columns->pad;
  gint line = self->small_height;
  gint cue_width = columns->said_x - columns->cue_x - gap;
  gint said_width = columns->verdict_x - columns->said_x - gap;

  if (apostil_ledger_get_grouping (self->ledger) != APOSTIL_LEDGER_CLAIMANT)
    {
      if (entry->unnamed)
        paint_italic (brush, self->small_font, entry->claimant, &brush->page->text, columns->cue_x,
                      y + 1, cue_width);
      else
        paint_text (brush, self->small_font, entry->claimant, &brush->page->text, columns->cue_x,
                    y + 1, cue_width);
      paint_text (brush, self->small_font, entry->cue, &brush->page->dim, columns->cue_x,
                  y + line + 1, cue_width);
    }
  else
    paint_text (brush, self->small_font, entry->cue, &brush->page->dim, columns->cue_x, y + 1,
                cue_width);
  if (entry->said_inferred)
    paint_italic (brush, self->small_font, entry->said, &brush->page->dim, columns->said_x, y + 1,
                  said_width);
  else
    paint_text (brush, self->small_font, entry->said, &brush->page->text, columns->said_x, y + 1,
                said_width);
  paint_badge (brush, entry->verdict, get_verdict_colour (entry->verdict_id), columns->verdict_x, y,
               columns->relations_x - columns->verdict_x - gap);
  for (guint i = 0; i < entry->relations->len; i++)
    paint_text (brush, self->small_font, entry->relations->pdata[i],
                get_relation_colour (brush, entry, i), columns->relations_x,
                y + (gint) i * line + 1, columns->width - columns->relations_x - columns->pad / 2);
}

/* All columns on one line, what matters most first. */
static void
paint_line (const Brush *brush,
            const ApostilLedgerEntry *entry,
            const ApostilLedgerColumns *columns,
            gint y)
{
  ApostilCellRendererClaim *self = brush->self;
  gboolean by_claimant = apostil_ledger_get_grouping (self->ledger) == APOSTIL_LEDGER_CLAIMANT;
  gint end = columns->width - columns->pad;
  gint gap = columns->pad;
  gint x = columns->pad;

  x += paint_badge (brush, entry->verdict, get_verdict_colour (entry->verdict_id), x, y, end - x) +
       gap;
  for (guint i = 0; i < entry->relations->len; i++)
    x += paint_text (brush, self->small_font, entry->relations->pdata[i],
                     get_relation_colour (brush, entry, i), x, y + 1, end - x) +
         gap;
  if (!by_claimant)
    x += (entry->unnamed ? paint_italic : paint_text) (brush, self->small_font, entry->claimant,
                                                       &brush->page->text, x, y + 1, end - x) +
         gap;
  if (entry->said != NULL)
    x += (entry->said_inferred ? paint_italic : paint_text) (
             brush, self->small_font, entry->said,
             entry->said_inferred ? &brush->page->dim : &brush->page->text, x, y + 1, end - x) +
         gap;
  paint_text (brush, self->small_font, entry->cue, &brush->page->dim, x, y + 1, end - x);
}

/* A bar at the edge says, without colour, which row is selected. */
static void
paint_bar (const Brush *brush)
{
  set_colour (brush, &brush->page->active);
  cairo_rectangle (brush->cr, mirror (brush, 0, 3), brush->row.y, 3, brush->row.height);
  cairo_fill (brush->cr);
}

static void
paint_claim (const Brush *brush)
{
  ApostilCellRendererClaim *self = brush->self;
  const ApostilLedgerColumns *columns = get_columns (self, brush->widget, brush->row.width);
  ApostilLedgerEntry entry;
  gint y = brush->row.y + get_pad (self);
  gint first = y;

  apostil_ledger_entry_init (&entry, apostil_ledger_get_document (self->ledger), self->row->claim,
                             self->n_candidates);
  paint_hairline (brush, brush->row.y + brush->row.height - 1);
  paint_words (brush, &entry, columns, &y);
  if (columns->narrow)
    paint_line (brush, &entry, columns, y + 3);
  else
    paint_columns (brush, &entry, columns, first + (self->words_height - self->small_height) / 2);
  apostil_ledger_entry_clear (&entry);
}

/* ---- GtkCellRenderer ---- */

static void
apostil_cell_renderer_claim_render (GtkCellRenderer *cell,
                                    cairo_t *cr,
                                    GtkWidget *widget,
                                    const GdkRectangle *background_area,
                                    const GdkRectangle *cell_area,
                                    GtkCellRendererState flags)
{
  ApostilCellRendererClaim *self = APOSTIL_CELL_RENDERER_CLAIM (cell);
  Brush brush = { cr, widget, self, *background_area, FALSE, NULL };

  if (self->row == NULL)
    return;
  ensure_style (self, widget);
  brush.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  brush.page = apostil_palette_get_page (self->palette);
  if (self->row->claim == NULL)
    paint_group (&brush);
  else
    paint_claim (&brush);
  if ((flags & GTK_CELL_RENDERER_SELECTED) != 0)
    paint_bar (&brush);
}

static void
apostil_cell_renderer_claim_finalize (GObject *object)
{
  apostil_cell_renderer_claim_forget_style (APOSTIL_CELL_RENDERER_CLAIM (object));
  G_OBJECT_CLASS (apostil_cell_renderer_claim_parent_class)->finalize (object);
}

static void
apostil_cell_renderer_claim_class_init (ApostilCellRendererClaimClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_cell_renderer_claim_finalize;
  GTK_CELL_RENDERER_CLASS (klass)->render = apostil_cell_renderer_claim_render;
}

static void
apostil_cell_renderer_claim_init (ApostilCellRendererClaim *self)
{
}

/**
 * apostil_cell_renderer_claim_new:
 *
 * Returns: (transfer floating): a renderer of rows of a ledger
 */
GtkCellRenderer *
apostil_cell_renderer_claim_new (void)
{
  return g_object_new (APOSTIL_TYPE_CELL_RENDERER_CLAIM, "xpad", 0, "ypad", 0, NULL);
}

/**
 * apostil_cell_renderer_claim_set_row:
 * @self: the renderer
 * @ledger: (transfer none): a ledger, which is to outlive the painting
 * @row: (transfer none): a row of it, till its next change
 * @n_candidates: with how many other claims this one is thought to be at odds
 *
 * Says what is measured and painted next.
 */
void
apostil_cell_renderer_claim_set_row (ApostilCellRendererClaim *self,
                                     ApostilLedger *ledger,
                                     const ApostilLedgerRow *row,
                                     guint n_candidates)
{
  g_return_if_fail (APOSTIL_IS_CELL_RENDERER_CLAIM (self));

  self->ledger = ledger;
  self->row = row;
  self->n_candidates = n_candidates;
}

/**
 * apostil_cell_renderer_claim_measure:
 * @self: the renderer, which stands for a row
 * @widget: where it is painted
 *
 * Returns: the height of the row at the width that was set, in pixels
 */
gint
apostil_cell_renderer_claim_measure (ApostilCellRendererClaim *self, GtkWidget *widget)
{
  g_return_val_if_fail (APOSTIL_IS_CELL_RENDERER_CLAIM (self), 0);
  g_return_val_if_fail (self->row != NULL, 0);

  ensure_style (self, widget);
  return get_row_height (self, widget);
}

/**
 * apostil_cell_renderer_claim_set_width:
 * @self: the renderer
 * @width: of a row, in pixels
 *
 * Says what heights are worked out for.
 */
void
apostil_cell_renderer_claim_set_width (ApostilCellRendererClaim *self, gint width)
{
  g_return_if_fail (APOSTIL_IS_CELL_RENDERER_CLAIM (self));

  self->width = width;
}

/**
 * apostil_cell_renderer_claim_set_reasoning:
 * @self: the renderer
 * @shown: whether the reasoning of its verdict stands under a claim
 *
 * Says what rows show.
 */
void
apostil_cell_renderer_claim_set_reasoning (ApostilCellRendererClaim *self, gboolean shown)
{
  g_return_if_fail (APOSTIL_IS_CELL_RENDERER_CLAIM (self));

  self->show_reasoning = shown;
}

/**
 * apostil_cell_renderer_claim_forget_style:
 * @self: the renderer
 *
 * Has fonts and colours asked for anew.
 */
void
apostil_cell_renderer_claim_forget_style (ApostilCellRendererClaim *self)
{
  g_return_if_fail (APOSTIL_IS_CELL_RENDERER_CLAIM (self));

  self->words_height = 0;
  g_clear_pointer (&self->palette, apostil_palette_free);
  g_clear_pointer (&self->words_font, pango_font_description_free);
  g_clear_pointer (&self->small_font, pango_font_description_free);
  g_clear_pointer (&self->title_font, pango_font_description_free);
  g_clear_pointer (&self->estimator, apostil_estimator_free);
}
