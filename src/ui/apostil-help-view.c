/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-help-view.h"

#include <glib/gi18n.h>

#include "apostil-help-figure.h"
#include "apostil-help-writer.h"

/* How it works
 *
 * A text view that nobody can write into, with a writer that fills it. The text has a measure that is
 * easy to read and stands in the middle; the caret is shown once an arrow key asks for it. A link is
 * chosen by selecting its words, so that it is seen, and spoken, as any selection is. */

#define MEASURE_CHARACTERS 84
#define MARGIN             24
#define MIN_WIDTH          200

/* The buttons of a pointer that go through pages. */
#define BUTTON_BACK    8
#define BUTTON_FORWARD 9

struct _ApostilHelpView
{
  GtkTextView parent_instance;

  ApostilHelpWriter *writer;
  const ApostilHelpLibrary *library; /* (nullable): owned by the window, which outlives this */
  const ApostilHelpPage *page;       /* (nullable): while one is shown */
  guint fit_source;                  /* pictures get their room */
  gint room;
};

G_DEFINE_FINAL_TYPE (ApostilHelpView, apostil_help_view, GTK_TYPE_TEXT_VIEW)

enum
{
  FOLLOW,
  BACK,
  FORWARD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- Links ---- */

static gint
get_caret (ApostilHelpView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_offset (&iter);
}

static const ApostilHelpLink *
find_link (ApostilHelpView *self, gint at)
{
  GArray *links = apostil_help_writer_get_links (self->writer);

  for (guint i = 0; i < links->len; i++)
    {
      const ApostilHelpLink *link = &g_array_index (links, ApostilHelpLink, i);

      if (at >= link->start && at < link->end)
        return link;
    }
  return NULL;
}

static const ApostilHelpLink *
find_link_at (ApostilHelpView *self, gdouble x, gdouble y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  gint buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_TEXT, (gint) x, (gint) y, &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return NULL;
  return find_link (self, gtk_text_iter_get_offset (&iter));
}

static void
select_link (ApostilHelpView *self, const ApostilHelpLink *link)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, link->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, link->end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

/* The next link behind the caret, or the one before it. */
static gboolean
step_link (ApostilHelpView *self, gboolean forward)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GArray *links = apostil_help_writer_get_links (self->writer);
  gint caret = get_caret (self);
  gboolean selected = gtk_text_buffer_get_has_selection (buffer);

  for (guint i = 0; i < links->len; i++)
    {
      const ApostilHelpLink *link =
          &g_array_index (links, ApostilHelpLink, forward ? i : links->len - 1 - i);

      /* The caret stands at the start of a selected link. */
      if (forward ? link->start > caret || (link->start == caret && !selected)
                  : link->end <= caret && link->start < caret)
        {
          select_link (self, link);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
apostil_help_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ApostilHelpView *self = APOSTIL_HELP_VIEW (widget);

  if (gtk_widget_is_focus (widget) &&
      (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    return step_link (self, direction == GTK_DIR_TAB_FORWARD);
  if (gtk_widget_is_focus (widget))
    return FALSE;
  gtk_widget_grab_focus (widget);
  return TRUE;
}

static void
follow (ApostilHelpView *self, const ApostilHelpLink *link)
{
  /* The page and its links go with what is shown next. */
  g_autofree gchar *target = g_strdup (link->target);

  g_signal_emit (self, signals[FOLLOW], 0, target);
}

/* ---- Keys and pointer ---- */

static gboolean
is_arrow (guint keyval)
{
  return keyval == GDK_KEY_Up || keyval == GDK_KEY_Down || keyval == GDK_KEY_Left ||
         keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Up || keyval == GDK_KEY_KP_Down ||
         keyval == GDK_KEY_KP_Left || keyval == GDK_KEY_KP_Right;
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static gboolean
apostil_help_view_key_press_event (GtkWidget *widget, GdkEventKey *event)
{
  ApostilHelpView *self = APOSTIL_HELP_VIEW (widget);
  GdkModifierType modifiers = event->state & gtk_accelerator_get_default_mod_mask ();

  if (is_enter (event->keyval) && modifiers == 0)
    {
      const ApostilHelpLink *link = find_link (self, get_caret (self));

      if (link != NULL)
        follow (self, link);
      return GDK_EVENT_STOP;
    }
  if (is_arrow (event->keyval) && (modifiers & GDK_MOD1_MASK) == 0 &&
      !gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self)))
    {
      gtk_text_view_place_cursor_onscreen (GTK_TEXT_VIEW (self));
      gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), TRUE);
    }
  return GTK_WIDGET_CLASS (apostil_help_view_parent_class)->key_press_event (widget, event);
}

static gboolean
apostil_help_view_button_press_event (GtkWidget *widget, GdkEventButton *event)
{
  if (event->type == GDK_BUTTON_PRESS &&
      (event->button == BUTTON_BACK || event->button == BUTTON_FORWARD))
    {
      g_signal_emit (widget, signals[event->button == BUTTON_BACK ? BACK : FORWARD], 0);
      return GDK_EVENT_STOP;
    }
  return GTK_WIDGET_CLASS (apostil_help_view_parent_class)->button_press_event (widget, event);
}

/* A click; dragging over a link selects its words. */
static gboolean
apostil_help_view_button_release_event (GtkWidget *widget, GdkEventButton *event)
{
  ApostilHelpView *self = APOSTIL_HELP_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gboolean handled =
      GTK_WIDGET_CLASS (apostil_help_view_parent_class)->button_release_event (widget, event);

  if (event->button == GDK_BUTTON_PRIMARY && !gtk_text_buffer_get_has_selection (buffer) &&
      event->window == gtk_text_view_get_window (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_TEXT))
    {
      const ApostilHelpLink *link = find_link_at (self, event->x, event->y);

      if (link != NULL)
        follow (self, link);
    }
  return handled;
}

static gboolean
apostil_help_view_motion_notify_event (GtkWidget *widget, GdkEventMotion *event)
{
  ApostilHelpView *self = APOSTIL_HELP_VIEW (widget);
  GdkWindow *window = gtk_text_view_get_window (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_TEXT);
  gboolean handled =
      GTK_WIDGET_CLASS (apostil_help_view_parent_class)->motion_notify_event (widget, event);

  if (event->window == window)
    {
      g_autoptr (GdkCursor) cursor = gdk_cursor_new_from_name (
          gtk_widget_get_display (widget),
          find_link_at (self, event->x, event->y) != NULL ? "pointer" : "text");

      gdk_window_set_cursor (window, cursor);
    }
  return handled;
}

/* ---- Looks ---- */

/* The frame of a key; its name has room for it on both sides. */
static void
draw_key (ApostilHelpView *self, cairo_t *cr, const GtkTextIter *start, const GtkTextIter *end)
{
  GdkRectangle first, last;
  gdouble x, y, width, height;
  const gdouble radius = 3.5;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), start, &first);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), end, &last);
  /* At the end of a line; the words behind it may be a little higher, but not a line away. */
  if (ABS (last.y - first.y) > first.height / 2)
    return;
  x = MIN (first.x, last.x) + 2.5;
  width = ABS (last.x - first.x) - 5;
  y = first.y + 1.5;
  height = first.height - 2;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  cairo_stroke (cr);
}

static void
apostil_help_view_draw_layer (GtkTextView *view, GtkTextViewLayer layer, cairo_t *cr)
{
  ApostilHelpView *self = APOSTIL_HELP_VIEW (view);
  GtkTextTag *key = apostil_help_writer_get_key_tag (self->writer);
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRectangle clip;
  GtkTextIter at, stop;
  GdkRGBA edge;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;
  gtk_style_context_get_color (context, gtk_style_context_get_state (context), &edge);
  edge.alpha = 0.45;
  gdk_cairo_set_source_rgba (cr, &edge);
  cairo_set_line_width (cr, 1);
  /* GTK paints more than is visible, for when it is scrolled to. */
  if (!gdk_cairo_get_clip_rectangle (cr, &clip))
    return;
  gtk_text_view_get_line_at_y (view, &at, clip.y, NULL);
  gtk_text_view_get_line_at_y (view, &stop, clip.y + clip.height, NULL);
  gtk_text_iter_forward_line (&stop);
  while (gtk_text_iter_compare (&at, &stop) < 0)
    {
      GtkTextIter start;

      if (!gtk_text_iter_starts_tag (&at, key) && !gtk_text_iter_forward_to_tag_toggle (&at, key))
        return;
      if (!gtk_text_iter_starts_tag (&at, key))
        continue;
      start = at;
      if (!gtk_text_iter_forward_to_tag_toggle (&at, key))
        return;
      draw_key (self, cr, &start, &at);
    }
}

static gboolean
fit_figures (gpointer user_data)
{
  ApostilHelpView *self = user_data;
  GPtrArray *figures = apostil_help_writer_get_figures (self->writer);

  self->fit_source = 0;
  for (guint i = 0; i < figures->len; i++)
    apostil_help_figure_set_room (g_ptr_array_index (figures, i), self->room);
  return G_SOURCE_REMOVE;
}

/* Pictures follow in idle time: to ask for another size while sizes are given out is an error. */
static void
plan_fit (ApostilHelpView *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_figures, self, NULL);
}

/* How wide lines are that are easy to read. */
static gint
get_measure (GtkWidget *widget)
{
  PangoContext *pango = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics =
      pango_context_get_metrics (pango, pango_context_get_font_description (pango), NULL);
  gint width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return width * MEASURE_CHARACTERS;
}

/* GTK would ask for what the widest line takes now, and the window could not be made narrower. */
static void
apostil_help_view_get_preferred_width (GtkWidget *widget, gint *minimum, gint *natural)
{
  *minimum = MIN_WIDTH;
  *natural = get_measure (widget) + 2 * MARGIN;
}

/* The text stands in the middle. */
static void
apostil_help_view_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  ApostilHelpView *self = APOSTIL_HELP_VIEW (widget);
  gint margin = MAX ((allocation->width - get_measure (widget)) / 2, MARGIN);

  if (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) != margin)
    {
      gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), margin);
      gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), margin);
    }
  GTK_WIDGET_CLASS (apostil_help_view_parent_class)->size_allocate (widget, allocation);
  if (self->room != allocation->width - 2 * margin)
    {
      self->room = allocation->width - 2 * margin;
      plan_fit (self);
    }
}

/* Another font has other columns. */
static void
apostil_help_view_style_updated (GtkWidget *widget)
{
  ApostilHelpView *self = APOSTIL_HELP_VIEW (widget);

  GTK_WIDGET_CLASS (apostil_help_view_parent_class)->style_updated (widget);
  if (apostil_help_writer_restyle (self->writer) && self->page != NULL)
    {
      gint top = apostil_help_view_get_top (self);

      apostil_help_view_show_page (self, self->library, self->page);
      apostil_help_view_set_top (self, top);
    }
}

/* ---- Construction ---- */

static void
apostil_help_view_dispose (GObject *object)
{
  g_clear_handle_id (&APOSTIL_HELP_VIEW (object)->fit_source, g_source_remove);
  G_OBJECT_CLASS (apostil_help_view_parent_class)->dispose (object);
}

static void
apostil_help_view_finalize (GObject *object)
{
  apostil_help_writer_free (APOSTIL_HELP_VIEW (object)->writer);
  G_OBJECT_CLASS (apostil_help_view_parent_class)->finalize (object);
}

static void
apostil_help_view_class_init (ApostilHelpViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = apostil_help_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_help_view_finalize;
  widget_class->focus = apostil_help_view_focus;
  widget_class->key_press_event = apostil_help_view_key_press_event;
  widget_class->button_press_event = apostil_help_view_button_press_event;
  widget_class->button_release_event = apostil_help_view_button_release_event;
  widget_class->motion_notify_event = apostil_help_view_motion_notify_event;
  widget_class->get_preferred_width = apostil_help_view_get_preferred_width;
  widget_class->size_allocate = apostil_help_view_size_allocate;
  widget_class->style_updated = apostil_help_view_style_updated;
  GTK_TEXT_VIEW_CLASS (klass)->draw_layer = apostil_help_view_draw_layer;
  /* documented in the header */
  signals[FOLLOW] = g_signal_new ("follow", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[FORWARD] = g_signal_new ("forward", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_help_view_init (ApostilHelpView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, MARGIN);
  gtk_text_view_set_bottom_margin (view, MARGIN);
  self->writer = apostil_help_writer_new (view);
  apostil_help_writer_restyle (self->writer);
}

/* ---- What is shown ---- */

static void
show (ApostilHelpView *self, const ApostilHelpLibrary *library, const ApostilHelpPage *page)
{
  self->library = library;
  self->page = page;
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), FALSE);
  apostil_help_view_set_top (self, 0);
  plan_fit (self);
}

/**
 * apostil_help_view_show_page:
 * @self: the view
 * @library: (transfer none): to which the page belongs; lives as long as it is shown
 * @page: (transfer none): what to show
 *
 * Shows the page from its beginning.
 */
void
apostil_help_view_show_page (ApostilHelpView *self,
                             const ApostilHelpLibrary *library,
                             const ApostilHelpPage *page)
{
  g_return_if_fail (APOSTIL_IS_HELP_VIEW (self));

  apostil_help_writer_write_page (self->writer, library, page);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), page->title);
  show (self, library, page);
}

/**
 * apostil_help_view_show_found:
 * @self: the view
 * @library: in which to look
 * @words: what for
 *
 * Shows which pages hold the words.
 */
void
apostil_help_view_show_found (ApostilHelpView *self,
                              const ApostilHelpLibrary *library,
                              const gchar *words)
{
  g_return_if_fail (APOSTIL_IS_HELP_VIEW (self));

  apostil_help_writer_write_found (self->writer, library, words);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), words);
  show (self, library, NULL);
}

/**
 * apostil_help_view_show_problem:
 * @self: the view
 * @title: what is not there
 * @words: why
 *
 * Says so where help would stand.
 */
void
apostil_help_view_show_problem (ApostilHelpView *self, const gchar *title, const gchar *words)
{
  g_return_if_fail (APOSTIL_IS_HELP_VIEW (self));

  apostil_help_writer_write_problem (self->writer, title, words);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), title);
  show (self, NULL, NULL);
}

/**
 * apostil_help_view_get_top:
 * @self: the view
 *
 * Returns: the first character that is in sight
 */
gint
apostil_help_view_get_top (ApostilHelpView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;

  g_return_val_if_fail (APOSTIL_IS_HELP_VIEW (self), 0);

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  return visible.y > 0 ? gtk_text_iter_get_offset (&iter) : 0;
}

/**
 * apostil_help_view_set_top:
 * @self: the view
 * @top: a character
 *
 * Scrolls there, and puts the caret there.
 */
void
apostil_help_view_set_top (ApostilHelpView *self, gint top)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;

  g_return_if_fail (APOSTIL_IS_HELP_VIEW (self));

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, top);
  gtk_text_buffer_place_cursor (buffer, &iter);
  /* The beginning has a margin above it. */
  if (top == 0)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
  else
    gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0);
}

/**
 * apostil_help_view_go_to_section:
 * @self: the view
 * @id: of a section of the page that is shown
 *
 * Scrolls to it; to the beginning where there is none of that name.
 */
void
apostil_help_view_go_to_section (ApostilHelpView *self, const gchar *id)
{
  g_return_if_fail (APOSTIL_IS_HELP_VIEW (self));

  apostil_help_view_set_top (self, apostil_help_writer_get_section (self->writer, id));
}
