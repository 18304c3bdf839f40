/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-private.h"

#include "apostil-apply.h"
#include "apostil-commands.h"
#include "apostil-grapheme.h"
#include "apostil-tokens.h"

/* What a press starts depends on where it falls: on a handle of the current mark, on a note,
 * in the gutter at the edge of a section, else on text. A press on text selects nothing until
 * the pointer moves; released before that it is a click on the mark there. Words that are selected
 * are carried away instead, to wherever words can be dropped. What is dragged here is shown as it
 * would become, and done, as one edit, when the button is released. */

#define HANDLE_REACH 8
#define EDGE_REACH   6
#define DRAG_START   4

/**
 * apostil_article_pointer_stop:
 * @self: a view
 *
 * Gives up what is being dragged.
 */
void
apostil_article_pointer_stop (ApostilArticleView *self)
{
  if (self->drag.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
  g_clear_pointer (&self->drag.id, g_free);
  self->drag.tick = 0;
  self->drag.mode = APOSTIL_DRAG_NONE;
}

/* The gap between two code points nearest to a point: where a caret would go. */
static guint32
get_gap (ApostilArticleView *self, gdouble x, gdouble y)
{
  guint block;
  guint line;
  gint text_x;
  guint n = apostil_blocks_get_length (apostil_typesetter_get_blocks (self->setter));

  if (!apostil_article_view_locate (self, x, y, &block, &line, &text_x))
    {
      if (block + 1 == n && y > apostil_article_view_get_block_y (self, block))
        return apostil_text_get_length (self->text);
      if (block == 0)
        return 0;
    }
  return apostil_caret_at (self->setter, block, line, text_x);
}

/* What so many clicks at a place take. */
static ApostilSpan
get_unit (ApostilArticleView *self, guint32 offset, guint clicks)
{
  ApostilSpan span = APOSTIL_SPAN (offset, offset);

  if (clicks == 2)
    {
      span = apostil_text_word_at (self->text, offset);
      if (apostil_span_is_empty (span))
        span = APOSTIL_SPAN (offset, offset);
    }
  else if (clicks >= 3)
    span = apostil_text_get_paragraph (self->text, offset);
  return span;
}

static void
extend (ApostilArticleView *self)
{
  guint32 gap = get_gap (self, self->drag.x, self->drag.y);
  ApostilSpan origin = self->drag.origin;
  ApostilSpan unit = APOSTIL_SPAN (gap, gap);

  if (self->drag.clicks > 1)
    {
      guint32 offset;

      apostil_article_view_get_offset_at (self, self->drag.x, self->drag.y, &offset);
      unit = get_unit (self, offset, self->drag.clicks);
    }
  if (unit.start < origin.start)
    apostil_session_select (self->session, origin.end, unit.start);
  else
    apostil_session_select (self->session, origin.start, MAX (unit.end, origin.end));
}

static gboolean
get_handle (ApostilArticleView *self, gdouble x, gdouble y, guint *fragment, gboolean *end)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  guint n_spans;
  const ApostilSpan *spans;

  /* A suggestion has no handles: its edges move once it is accepted. */
  if (current == NULL || apostil_suggestion_is_proposed (current) ||
      apostil_document_is_read_only (self->document))
    return FALSE;
  spans = apostil_annotation_get_spans (current, &n_spans);
  for (guint i = 0; i < n_spans; i++)
    {
      g_autoptr (ApostilScene) scene = apostil_scene_new (self->setter, self->page.text_x);
      GdkPoint point;

      apostil_article_view_foreach_visible (self, (gint) y - 60, (gint) y + 60, scene);
      for (guint at = 0; at < 2; at++)
        if (apostil_painter_find_handle (scene, spans[i], at == 1, &point) &&
            ABS (point.x - x) <= HANDLE_REACH && ABS (point.y - y) <= HANDLE_REACH)
          {
            *fragment = i;
            *end = at == 1;
            return TRUE;
          }
    }
  return FALSE;
}

/* Whether the gutter at @y is the edge of a section. */
static ApostilSection *
get_edge (ApostilArticleView *self, gdouble x, gdouble y, gboolean *end)
{
  ApostilRecordList *sections = apostil_document_get_sections (self->document);
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (self->setter);
  gint left = self->page.text_x;
  gboolean in_gutter = self->rtl ? x > left + self->page.text_width &&
                                       x < left + self->page.text_width + 40
                                 : x < left && x > left - 40;

  if (!in_gutter || apostil_document_is_read_only (self->document))
    return NULL;
  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      ApostilSection *section = apostil_record_list_get (sections, i);
      guint n_spans;
      const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);

      for (guint at = 0; at < 2 && n_spans > 0; at++)
        {
          guint block =
              apostil_blocks_find (blocks, at == 0 ? spans[0].start : spans[n_spans - 1].end);
          gint edge = apostil_article_view_get_block_y (self, block);

          if (at == 1 && spans[n_spans - 1].end > apostil_blocks_get (blocks, block)->start)
            edge += apostil_heights_get (apostil_typesetter_get_heights (self->setter), block);
          if (ABS (edge - y) <= EDGE_REACH)
            {
              *end = at == 1;
              return section;
            }
        }
    }
  return NULL;
}

static void
set_cursor (ApostilArticleView *self, const gchar *name)
{
  GdkWindow *window = gtk_widget_get_window (GTK_WIDGET (self));
  g_autoptr (GdkCursor)
      cursor = gdk_cursor_new_from_name (gtk_widget_get_display (GTK_WIDGET (self)), name);

  if (gdk_window_get_cursor (window) != cursor)
    gdk_window_set_cursor (window, cursor);
}

static void
update_cursor (ApostilArticleView *self, gdouble x, gdouble y)
{
  guint fragment;
  gboolean end;

  if (self->document == NULL)
    return;
  if (get_handle (self, x, y, &fragment, &end))
    set_cursor (self, "ew-resize");
  else if (apostil_margin_notes_at (self->notes, x, y) != NULL)
    set_cursor (self, "pointer");
  else if (get_edge (self, x, y, &end) != NULL)
    set_cursor (self, "ns-resize");
  else if (x > self->page.text_x - 20 && x < self->page.text_x + self->page.text_width + 20)
    set_cursor (self, "text");
  else
    set_cursor (self, "default");
}

/* Scrolls while the pointer is held above or below the view: the faster the further. */
static gboolean
autoscroll (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  gint height = gtk_widget_get_allocated_height (widget);
  gdouble beyond = self->drag.y < 0 ? self->drag.y : MAX (self->drag.y - height, 0);

  if (self->drag.mode != APOSTIL_DRAG_SELECT || beyond == 0)
    {
      self->drag.tick = 0;
      return G_SOURCE_REMOVE;
    }
  apostil_article_view_scroll_by (self,
                                  (gint64) CLAMP (beyond / 3, -60, 60) + (beyond < 0 ? -2 : 2));
  extend (self);
  return G_SOURCE_CONTINUE;
}

static void
drag_handle (ApostilArticleView *self)
{
  ApostilAnnotation *mark = apostil_annotation_list_lookup (
      apostil_document_get_annotations (self->document), self->drag.id);
  guint32 gap = get_gap (self, self->drag.x, self->drag.y);
  ApostilSpan old = self->drag.preview;
  ApostilSpan span;
  guint n_spans;
  const ApostilSpan *spans;

  if (mark == NULL)
    {
      apostil_article_pointer_stop (self);
      return;
    }
  spans = apostil_annotation_get_spans (mark, &n_spans);
  if (self->drag.fragment >= n_spans)
    return;
  span = spans[self->drag.fragment];
  if (!apostil_grapheme_is_boundary (self->text, gap))
    gap = apostil_grapheme_next (self->text, gap);
  /* It keeps at least one grapheme, and off its neighbours. */
  if (self->drag.end)
    {
      span.end = MAX (gap, apostil_grapheme_next (self->text, span.start));
      if (self->drag.fragment + 1 < n_spans)
        span.end = MIN (span.end, spans[self->drag.fragment + 1].start);
    }
  else
    {
      span.start = MIN (gap, apostil_grapheme_previous (self->text, span.end));
      if (self->drag.fragment > 0)
        span.start = MAX (span.start, spans[self->drag.fragment - 1].end);
    }
  if (apostil_span_equal (span, old))
    return;
  self->drag.preview = span;
  apostil_article_view_queue_span (
      self, APOSTIL_SPAN (MIN (old.start, span.start), MAX (old.end, span.end)));
}

static void
drag_edge (ApostilArticleView *self)
{
  ApostilBlocks *blocks = apostil_typesetter_get_blocks (self->setter);
  guint block;
  guint line;
  gint text_x;
  guint32 start;

  apostil_article_view_locate (self, self->page.text_x, self->drag.y, &block, &line, &text_x);
  block = apostil_blocks_get_paragraph_first (blocks, block);
  /* Sections begin and end between paragraphs; empty lines belong to what stands before them. */
  while (block + 1 < apostil_blocks_get_length (blocks) &&
         apostil_blocks_get (blocks, block)->n_bytes == 0)
    block++;
  start = apostil_blocks_get (blocks, block)->start;
  if (start == self->drag.preview.start)
    return;
  self->drag.preview = APOSTIL_SPAN (start, start);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_handle (ApostilArticleView *self)
{
  ApostilAnnotation *mark = apostil_annotation_list_lookup (
      apostil_document_get_annotations (self->document), self->drag.id);
  guint n_spans;
  const ApostilSpan *spans;
  GError *error = NULL;
  ApostilEdit *edit;

  if (mark == NULL)
    return;
  spans = apostil_annotation_get_spans (mark, &n_spans);
  if (self->drag.fragment >= n_spans ||
      apostil_span_equal (spans[self->drag.fragment], self->drag.preview))
    return;
  edit = apostil_command_set_span (self->document, mark, self->drag.fragment, self->drag.preview,
                                   &error);
  apostil_apply_edit (GTK_WIDGET (self), self->document, edit, error);
}

static void
drop_edge (ApostilArticleView *self)
{
  ApostilSection *section =
      apostil_record_list_lookup (apostil_document_get_sections (self->document), self->drag.id);
  guint32 offset = self->drag.preview.start;
  GError *error = NULL;
  ApostilEdit *edit;

  if (section == NULL)
    return;
  edit =
      apostil_command_move_section_edge (self->document, section, self->drag.end, offset, &error);
  apostil_apply_edit (GTK_WIDGET (self), self->document, edit, error);
}

/* Whether the words at a point are selected. */
static gboolean
is_selected (ApostilArticleView *self, gdouble x, gdouble y)
{
  ApostilSpan selection;
  guint32 offset;

  return apostil_session_get_selection (self->session, &selection) &&
         apostil_article_view_get_offset_at (self, x, y, &offset) &&
         apostil_span_holds (selection, offset);
}

static void
press_text (ApostilArticleView *self, GdkEventButton *event, guint clicks)
{
  guint32 gap = get_gap (self, event->x, event->y);
  guint32 offset;

  self->drag.clicks = clicks;
  self->drag.start_x = self->drag.x = event->x;
  self->drag.start_y = self->drag.y = event->y;
  if ((event->state & GDK_SHIFT_MASK) != 0 && clicks == 1)
    {
      guint32 anchor = apostil_session_get_anchor (self->session);

      self->drag.origin = APOSTIL_SPAN (anchor, anchor);
      self->drag.mode = APOSTIL_DRAG_SELECT;
      apostil_session_select (self->session, anchor, gap);
      return;
    }
  if (clicks == 1)
    {
      self->drag.origin = APOSTIL_SPAN (gap, gap);
      self->drag.mode = is_selected (self, event->x, event->y) ? APOSTIL_DRAG_HELD
                                                               : APOSTIL_DRAG_PRESSED;
      return;
    }
  apostil_article_view_get_offset_at (self, event->x, event->y, &offset);
  self->drag.origin = get_unit (self, offset, clicks);
  self->drag.mode = APOSTIL_DRAG_SELECT;
  apostil_session_select (self->session, self->drag.origin.start, self->drag.origin.end);
}

static void
press_secondary (ApostilArticleView *self, GdkEventButton *event)
{
  GdkRectangle area = { (gint) event->x, (gint) event->y, 1, 1 };
  guint32 offset;

  if (!is_selected (self, event->x, event->y) &&
      apostil_article_view_get_offset_at (self, event->x, event->y, &offset))
    apostil_session_select (self->session, offset, offset);
  apostil_article_view_emit_context_menu (self, &area);
}

static gboolean
press_primary (ApostilArticleView *self, GdkEventButton *event, guint clicks)
{
  ApostilAnnotation *noted = apostil_margin_notes_at (self->notes, event->x, event->y);
  ApostilSection *section;

  if (clicks == 1 && get_handle (self, event->x, event->y, &self->drag.fragment, &self->drag.end))
    {
      ApostilAnnotation *current = apostil_session_get_current (self->session);
      guint n_spans;

      self->drag.mode = APOSTIL_DRAG_HANDLE;
      self->drag.id = g_strdup (apostil_record_get_id (current));
      self->drag.preview = apostil_annotation_get_spans (current, &n_spans)[self->drag.fragment];
      return TRUE;
    }
  if (noted != NULL)
    {
      apostil_session_set_current (self->session, noted, TRUE);
      return TRUE;
    }
  section = get_edge (self, event->x, event->y, &self->drag.end);
  if (section != NULL)
    {
      self->drag.mode = APOSTIL_DRAG_SECTION;
      self->drag.id = g_strdup (apostil_record_get_id (section));
      self->drag.preview = APOSTIL_SPAN (G_MAXUINT32, G_MAXUINT32);
      self->drag.y = event->y;
      drag_edge (self);
      return TRUE;
    }
  press_text (self, event, clicks);
  return TRUE;
}

static gboolean
button_press (GtkWidget *widget, GdkEventButton *event)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  guint clicks = 1;

  if (event->type == GDK_2BUTTON_PRESS)
    clicks = 2;
  else if (event->type == GDK_3BUTTON_PRESS)
    clicks = 3;
  if (self->document == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (widget);
  self->goal_x = -1;
  if (gdk_event_triggers_context_menu ((GdkEvent *) event) && clicks == 1)
    {
      press_secondary (self, event);
      return GDK_EVENT_STOP;
    }
  if (event->button != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;
  apostil_article_pointer_stop (self);
  press_primary (self, event, clicks);
  return GDK_EVENT_STOP;
}

static gboolean
motion_notify (GtkWidget *widget, GdkEventMotion *event)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  gint height = gtk_widget_get_allocated_height (widget);

  self->drag.x = event->x;
  self->drag.y = event->y;
  switch (self->drag.mode)
    {
    case APOSTIL_DRAG_PRESSED:
      if (ABS (event->x - self->drag.start_x) < DRAG_START &&
          ABS (event->y - self->drag.start_y) < DRAG_START)
        break;
      self->drag.mode = APOSTIL_DRAG_SELECT;
      extend (self);
      break;
    case APOSTIL_DRAG_HELD:
      if (!gtk_drag_check_threshold (widget, (gint) self->drag.start_x, (gint) self->drag.start_y,
                                     (gint) event->x, (gint) event->y))
        break;
      apostil_article_view_drag_words (self, event);
      break;
    case APOSTIL_DRAG_SELECT:
      extend (self);
      break;
    case APOSTIL_DRAG_HANDLE:
      drag_handle (self);
      break;
    case APOSTIL_DRAG_SECTION:
      drag_edge (self);
      break;
    case APOSTIL_DRAG_NONE:
    default:
      update_cursor (self, event->x, event->y);
      return GDK_EVENT_PROPAGATE;
    }
  if (self->drag.mode == APOSTIL_DRAG_SELECT && (event->y < 0 || event->y > height) &&
      self->drag.tick == 0)
    self->drag.tick = gtk_widget_add_tick_callback (widget, autoscroll, NULL, NULL);
  return GDK_EVENT_STOP;
}

static void
release_click (ApostilArticleView *self)
{
  guint32 offset;

  if (apostil_article_view_get_offset_at (self, self->drag.start_x, self->drag.start_y, &offset))
    apostil_session_click (self->session, offset);
  else
    {
      guint32 gap = self->drag.origin.start;

      apostil_session_select (self->session, gap, gap);
      apostil_session_set_current (self->session, NULL, FALSE);
    }
}

static gboolean
button_release (GtkWidget *widget, GdkEventButton *event)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  ApostilDragMode mode = self->drag.mode;
  ApostilSpan dragged = self->drag.preview;

  if (event->button != GDK_BUTTON_PRIMARY || mode == APOSTIL_DRAG_NONE)
    return GDK_EVENT_PROPAGATE;
  self->drag.mode = APOSTIL_DRAG_NONE;
  if (mode == APOSTIL_DRAG_PRESSED || mode == APOSTIL_DRAG_HELD)
    release_click (self);
  else if (mode == APOSTIL_DRAG_HANDLE)
    {
      drop_handle (self);
      apostil_article_view_queue_span (self, dragged);
    }
  else if (mode == APOSTIL_DRAG_SECTION)
    {
      drop_edge (self);
      gtk_widget_queue_draw (widget);
    }
  apostil_article_pointer_stop (self);
  if (mode == APOSTIL_DRAG_SELECT && apostil_session_get_selection (self->session, NULL))
    apostil_article_view_emit_selected (self);
  return GDK_EVENT_STOP;
}

static gboolean
scroll (GtkWidget *widget, GdkEventScroll *event)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  gdouble step = 0;

  if ((event->state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  if (event->direction == GDK_SCROLL_UP)
    step = 0.1;
  else if (event->direction == GDK_SCROLL_DOWN)
    step = -0.1;
  else if (event->direction == GDK_SCROLL_SMOOTH)
    step = -event->delta_y * 0.1;
  apostil_article_view_set_zoom (self, self->zoom + step);
  return GDK_EVENT_STOP;
}

static void
long_pressed (GtkGestureLongPress *gesture, gdouble x, gdouble y, ApostilArticleView *self)
{
  guint32 offset;
  ApostilSpan word;

  if (self->document == NULL || !apostil_article_view_get_offset_at (self, x, y, &offset))
    return;
  word = get_unit (self, offset, 2);
  apostil_article_pointer_stop (self);
  apostil_session_select (self->session, word.start, word.end);
  self->drag.mode = APOSTIL_DRAG_SELECT;
  self->drag.clicks = 2;
  self->drag.origin = word;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/**
 * apostil_article_pointer_init:
 * @self: a view
 *
 * Adds what a finger does: held on a word it selects it.
 */
void
apostil_article_pointer_init (ApostilArticleView *self)
{
  GtkGesture *press = gtk_gesture_long_press_new (GTK_WIDGET (self));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed), self);
  /* The widget owns it: it lives no longer than what it listens to. */
  g_object_set_data_full (G_OBJECT (self), "apostil-long-press", press, g_object_unref);
}

/**
 * apostil_article_pointer_class_init:
 * @widget_class: the class of the view
 *
 * Sets the handlers of pointer events.
 */
void
apostil_article_pointer_class_init (GtkWidgetClass *widget_class)
{
  widget_class->button_press_event = button_press;
  widget_class->button_release_event = button_release;
  widget_class->motion_notify_event = motion_notify;
  widget_class->scroll_event = scroll;
}
