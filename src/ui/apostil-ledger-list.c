/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger-list-private.h"

#include <glib/gi18n.h>

#include "apostil-cell-renderer-claim.h"
#include "apostil-describe.h"
#include "apostil-ledger-list-accessible.h"
#include "apostil-ledger-words.h"

/* How it works
 *
 * A GtkTreeView measures every row, be it in slices, which for 20,000 claims takes longer than all else
 * that the view does; and nobody ever sees more than some thirty. This list measures those that are
 * in sight and goes by estimates for the others (apostil-row-heights.h). To themes it is a tree view, so it
 * looks like one everywhere; to assistive technologies it is the table that a tree view would be. */

/* Characters of a claim that most likely are all in its row. */
#define MAX_PLAIN     100
#define LIKELY_HEIGHT 40 /* of a row, as long as none has been seen */

G_DEFINE_FINAL_TYPE (ApostilLedgerList, apostil_ledger_list, APOSTIL_TYPE_SCROLLER)

enum
{
  COMMAND,
  OPEN,
  LEAVE,
  RESIZED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * apostil_ledger_list_command:
 * @self: the rows
 * @action: name of an action of the window, without "win."
 * @target: (nullable): its parameter
 *
 * Emits ::command.
 */
void
apostil_ledger_list_command (ApostilLedgerList *self, const gchar *action, const gchar *target)
{
  g_signal_emit (self, signals[COMMAND], 0, action, target);
}

/**
 * apostil_ledger_list_open:
 * @self: the rows
 *
 * Emits ::open.
 */
void
apostil_ledger_list_open (ApostilLedgerList *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

/**
 * apostil_ledger_list_leave:
 * @self: the rows
 *
 * Emits ::leave.
 *
 * Returns: whether there was something to end
 */
gboolean
apostil_ledger_list_leave (ApostilLedgerList *self)
{
  gboolean left = FALSE;

  g_signal_emit (self, signals[LEAVE], 0, &left);
  return left;
}

/**
 * apostil_ledger_list_get_verdicts:
 * @self: the rows
 *
 * Returns: (nullable): what the scheme says of verdicts
 */
const ApostilAttributeDef *
apostil_ledger_list_get_verdicts (ApostilLedgerList *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);
  const ApostilKind *kind;

  if (document == NULL)
    return NULL;
  kind = apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_CLAIM);
  return kind != NULL ? apostil_kind_get_attribute_def (kind, APOSTIL_ATTR_VERDICT) : NULL;
}

/* ---- Heights ---- */

/* A guess is what rows of its kind were so far: to look at a claim costs more than all else, since nobody
 * has had it in hand since it was read. */
static gint
guess (ApostilLedgerList *self, guint row)
{
  const ApostilLedgerKnown *known =
      &self->known[apostil_ledger_list_get_row (self, row)->claim != NULL];

  return known->n > 0 ? (gint) (known->sum / known->n) : LIKELY_HEIGHT;
}

static gint
measure_row (guint row, gboolean exact, gpointer user_data)
{
  ApostilLedgerList *self = user_data;
  ApostilLedgerKnown *known;
  gint height;

  if (!exact)
    return guess (self, row);
  apostil_ledger_list_set_up (self, row);
  height = apostil_cell_renderer_claim_measure (APOSTIL_CELL_RENDERER_CLAIM (self->cell),
                                                GTK_WIDGET (self));
  known = &self->known[apostil_ledger_list_get_row (self, row)->claim != NULL];
  known->sum += height;
  known->n++;
  return height;
}

static void
forget_heights (ApostilLedgerList *self)
{
  memset (self->known, 0, sizeof self->known);
  apostil_row_heights_forget_all (self->heights);
}

/**
 * apostil_ledger_list_measure_anew:
 * @self: the rows
 *
 * Takes it that all rows have other heights now.
 */
void
apostil_ledger_list_measure_anew (ApostilLedgerList *self)
{
  forget_heights (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* ---- Painting ---- */

static void
paint_row (ApostilLedgerList *self, cairo_t *cr, guint row, const GdkRectangle *area)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GtkCellRendererState flags = 0;

  if (self->selected == (gint) row)
    flags |= GTK_CELL_RENDERER_SELECTED;
  if (self->hovered == (gint) row)
    flags |= GTK_CELL_RENDERER_PRELIT;
  apostil_ledger_list_set_up (self, row);
  gtk_style_context_save (context);
  gtk_style_context_set_state (context, gtk_cell_renderer_get_state (NULL, widget, flags));
  gtk_render_background (context, cr, area->x, area->y, area->width, area->height);
  gtk_style_context_restore (context);
  gtk_cell_renderer_render (self->cell, cr, widget, area, area, flags);
  if (self->cursor != (gint) row || !self->by_key || !gtk_widget_has_visible_focus (widget))
    return;
  gtk_style_context_save (context);
  gtk_style_context_set_state (context, gtk_cell_renderer_get_state (NULL, widget, flags));
  gtk_render_focus (context, cr, area->x, area->y, area->width, area->height);
  gtk_style_context_restore (context);
}

static gboolean
apostil_ledger_list_draw (GtkWidget *widget, cairo_t *cr)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);
  gint width = gtk_widget_get_allocated_width (widget);
  gint height = gtk_widget_get_allocated_height (widget);
  guint n = apostil_ledger_list_get_n_rows (self);
  GdkRectangle area = { 0, -self->top_offset, width, 0 };
  GdkRectangle clip;

  gtk_render_background (gtk_widget_get_style_context (widget), cr, 0, 0, width, height);
  if (!gdk_cairo_get_clip_rectangle (cr, &clip))
    return GDK_EVENT_PROPAGATE;
  for (guint row = self->top_row; row < n && area.y < clip.y + clip.height; row++)
    {
      area.height = apostil_row_heights_get (self->heights, row);
      if (area.y + area.height > clip.y)
        paint_row (self, cr, row, &area);
      area.y += area.height;
    }
  return GDK_EVENT_PROPAGATE;
}

/* ---- Tooltips ---- */

/* Only where the row does not say it all. */
static gboolean
says_all (ApostilLedgerList *self, ApostilAnnotation *claim)
{
  return claim == NULL ||
         (apostil_record_get (claim, APOSTIL_ATTR_REASONING) == NULL &&
          apostil_ledger_entry_count_chars (claim) < MAX_PLAIN &&
          apostil_describe_calendar (apostil_ledger_get_document (self->ledger), NULL) == NULL);
}

static gboolean
apostil_ledger_list_query_tooltip (GtkWidget *widget,
                                   gint x,
                                   gint y,
                                   gboolean keyboard,
                                   GtkTooltip *tooltip)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);
  gint row = keyboard ? self->cursor : apostil_ledger_list_get_row_at (self, y);
  g_autoptr (GString) text = NULL;
  g_autofree gchar *sentence = NULL;
  const gchar *reasoning;
  ApostilAnnotation *claim;
  GdkRectangle area;

  /* It would lie over the menu. */
  if (row == APOSTIL_LEDGER_LIST_NONE ||
      (self->menu != NULL && gtk_widget_get_visible (self->menu)))
    return FALSE;
  claim = apostil_ledger_list_get_row (self, (guint) row)->claim;
  if (says_all (self, claim))
    return FALSE;
  sentence = apostil_ledger_list_speak (self, (guint) row);
  text = g_string_new (sentence);
  reasoning = apostil_record_get (claim, APOSTIL_ATTR_REASONING);
  if (reasoning != NULL)
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (text, _ ("Because: %s"), reasoning);
    }
  gtk_tooltip_set_text (tooltip, text->str);
  apostil_ledger_list_get_row_area (self, (guint) row, &area);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/* ---- Size and style ---- */

static void
apostil_ledger_list_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);
  gboolean resized = gtk_widget_get_allocated_width (widget) != allocation->width;

  gtk_widget_set_allocation (widget, allocation);
  if (gtk_widget_get_realized (widget))
    gdk_window_move_resize (gtk_widget_get_window (widget), allocation->x, allocation->y,
                            allocation->width, allocation->height);
  if (resized)
    {
      apostil_cell_renderer_claim_set_width (APOSTIL_CELL_RENDERER_CLAIM (self->cell),
                                             allocation->width);
      forget_heights (self);
      g_signal_emit (self, signals[RESIZED], 0);
    }
  apostil_ledger_list_settle (self);
}

static void
apostil_ledger_list_get_preferred_width (GtkWidget *widget, gint *minimum, gint *natural)
{
  *minimum = 1;
  *natural = 1;
}

static void
apostil_ledger_list_get_preferred_height (GtkWidget *widget, gint *minimum, gint *natural)
{
  *minimum =
      MAX (apostil_scroller_get_reach (APOSTIL_SCROLLER (widget), GTK_ORIENTATION_VERTICAL), 1);
  *natural = *minimum;
}

/* What heights go by; the text scaling of the desktop counts. */
static PangoFontDescription *
dup_font (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font =
      pango_font_description_copy (pango_context_get_font_description (context));
  gdouble resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font) && resolution > 0)
    pango_font_description_set_absolute_size (font, pango_font_description_get_size (font) *
                                                        resolution / 72);
  return font;
}

static void
apostil_ledger_list_style_updated (GtkWidget *widget)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);
  PangoFontDescription *font;

  GTK_WIDGET_CLASS (apostil_ledger_list_parent_class)->style_updated (widget);
  apostil_cell_renderer_claim_forget_style (APOSTIL_CELL_RENDERER_CLAIM (self->cell));
  font = dup_font (widget);
  /* The style changes with each gain and loss of the focus; the fonts seldom do. */
  if (self->font == NULL || !pango_font_description_equal (self->font, font))
    apostil_ledger_list_measure_anew (self);
  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = font;
  gtk_widget_queue_draw (widget);
}

static gboolean
apostil_ledger_list_focus_change (GtkWidget *widget, GdkEventFocus *event)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (widget);

  apostil_ledger_list_queue_row (self, self->cursor);
  apostil_ledger_list_accessible_moved (self);
  return GDK_EVENT_PROPAGATE;
}

/* ---- Object ---- */

static void
apostil_ledger_list_adjusted (ApostilScroller *scroller)
{
  apostil_ledger_list_settle (APOSTIL_LEDGER_LIST (scroller));
}

static void
apostil_ledger_list_scrolled (ApostilScroller *scroller, GtkOrientation orientation)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    apostil_ledger_list_adjustment_changed (APOSTIL_LEDGER_LIST (scroller));
}

static void
apostil_ledger_list_dispose (GObject *object)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (object);

  if (self->ledger != NULL)
    apostil_ledger_list_set_ledger (self, NULL);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->candidates, g_hash_table_unref);
  G_OBJECT_CLASS (apostil_ledger_list_parent_class)->dispose (object);
}

static void
apostil_ledger_list_finalize (GObject *object)
{
  ApostilLedgerList *self = APOSTIL_LEDGER_LIST (object);

  g_clear_object (&self->cell);
  g_clear_pointer (&self->font, pango_font_description_free);
  apostil_row_heights_free (self->heights);
  G_OBJECT_CLASS (apostil_ledger_list_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  signals[COMMAND] = g_signal_new ("command", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[OPEN] =
      g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0,
                                 g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
  signals[RESIZED] =
      g_signal_new ("resized", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_ledger_list_class_init (ApostilLedgerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  APOSTIL_SCROLLER_CLASS (klass)->adjusted = apostil_ledger_list_adjusted;
  APOSTIL_SCROLLER_CLASS (klass)->scrolled = apostil_ledger_list_scrolled;
  object_class->dispose = apostil_ledger_list_dispose;
  object_class->finalize = apostil_ledger_list_finalize;

  widget_class->draw = apostil_ledger_list_draw;
  widget_class->query_tooltip = apostil_ledger_list_query_tooltip;
  widget_class->size_allocate = apostil_ledger_list_size_allocate;
  widget_class->get_preferred_width = apostil_ledger_list_get_preferred_width;
  widget_class->get_preferred_height = apostil_ledger_list_get_preferred_height;
  widget_class->style_updated = apostil_ledger_list_style_updated;
  widget_class->focus_in_event = apostil_ledger_list_focus_change;
  widget_class->focus_out_event = apostil_ledger_list_focus_change;
  apostil_ledger_list_input_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "treeview");
  gtk_widget_class_set_accessible_type (widget_class, APOSTIL_TYPE_LEDGER_LIST_ACCESSIBLE);
  add_signals (G_TYPE_FROM_CLASS (klass));
}

static void
apostil_ledger_list_init (ApostilLedgerList *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  self->cell = g_object_ref_sink (apostil_cell_renderer_claim_new ());
  self->heights = apostil_row_heights_new (measure_row, self);
  self->selected = APOSTIL_LEDGER_LIST_NONE;
  self->cursor = APOSTIL_LEDGER_LIST_NONE;
  self->hovered = APOSTIL_LEDGER_LIST_NONE;
  self->wanted = APOSTIL_LEDGER_LIST_NONE;
  self->by_key = TRUE;
  gtk_widget_set_has_window (widget, TRUE);
  gtk_widget_set_can_focus (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_style_context_add_class (context, GTK_STYLE_CLASS_VIEW);
  gtk_style_context_add_class (context, "ledger");
  /* An id that is the same in every language, for tests and assistive technologies. */
  gtk_widget_set_name (widget, "Claims");
  atk_object_set_name (gtk_widget_get_accessible (widget), _ ("Claims"));
}

/**
 * apostil_ledger_list_new:
 * @session: what the window looks at
 *
 * Returns: (transfer floating): the rows of no ledger yet
 */
GtkWidget *
apostil_ledger_list_new (ApostilSession *session)
{
  ApostilLedgerList *self = g_object_new (APOSTIL_TYPE_LEDGER_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::current", G_CALLBACK (apostil_ledger_list_follow),
                            self);
  return GTK_WIDGET (self);
}

/**
 * apostil_ledger_list_set_reasoning:
 * @self: the rows
 * @shown: whether the reasoning of its verdict stands under each claim
 *
 * Says what rows show.
 */
void
apostil_ledger_list_set_reasoning (ApostilLedgerList *self, gboolean shown)
{
  g_return_if_fail (APOSTIL_IS_LEDGER_LIST (self));

  apostil_cell_renderer_claim_set_reasoning (APOSTIL_CELL_RENDERER_CLAIM (self->cell), shown);
  apostil_ledger_list_measure_anew (self);
}

/**
 * apostil_ledger_list_get_area:
 * @self: the rows
 * @area: (out): the selected row
 *
 * Brings the selected row into sight.
 *
 * Returns: whether there is one
 */
gboolean
apostil_ledger_list_get_area (ApostilLedgerList *self, GdkRectangle *area)
{
  g_return_val_if_fail (APOSTIL_IS_LEDGER_LIST (self), FALSE);

  if (self->ledger == NULL || self->selected == APOSTIL_LEDGER_LIST_NONE)
    return FALSE;
  apostil_ledger_list_scroll_to (self, (guint) self->selected);
  return apostil_ledger_list_get_row_area (self, (guint) self->selected, area);
}

/**
 * apostil_ledger_list_get_selected:
 * @self: the rows
 *
 * Returns: (transfer none) (nullable): the claim of the selected row
 */
ApostilAnnotation *
apostil_ledger_list_get_selected (ApostilLedgerList *self)
{
  g_return_val_if_fail (APOSTIL_IS_LEDGER_LIST (self), NULL);

  return apostil_ledger_list_get_claim (self);
}

/**
 * apostil_ledger_list_go:
 * @self: the rows
 * @row: one of them
 *
 * Selects @row, as a click on it does.
 */
void
apostil_ledger_list_go (ApostilLedgerList *self, guint row)
{
  g_return_if_fail (APOSTIL_IS_LEDGER_LIST (self));
  g_return_if_fail (row < apostil_ledger_list_get_n_rows (self));

  apostil_ledger_list_move_to (self, (gint) row, TRUE);
}
