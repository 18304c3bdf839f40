/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-accessible.h"

#include <glib/gi18n-lib.h>

#include "apostil-article-view-private.h"
#include "apostil-describe.h"
#include "apostil-status-accessible.h"
#include "apostil-text-unit.h"

/* The content is the article's text and nothing else: margin notes and the cutting into
 * blocks do not show. Selections set from outside are selections like any other. A mark that
 * becomes the current one is said by a child, the status line. */

typedef struct
{
  GtkWidgetAccessible parent_instance;

  AtkObject *status;
  gint length;       /* of the text when it was last told */
  gboolean selected; /* whether there was a selection when it was last told */
  gint caret;
} ApostilArticleViewAccessible;

typedef struct
{
  GtkWidgetAccessibleClass parent_class;
} ApostilArticleViewAccessibleClass;

static void apostil_article_view_accessible_text_init (AtkTextIface *iface);

G_DEFINE_TYPE_WITH_CODE (ApostilArticleViewAccessible,
                         apostil_article_view_accessible,
                         GTK_TYPE_WIDGET_ACCESSIBLE,
                         G_IMPLEMENT_INTERFACE (ATK_TYPE_TEXT,
                                                apostil_article_view_accessible_text_init))

#define ACCESSIBLE_KEY "apostil-accessible"

/* The view, or NULL once the widget is gone or while there is no text. */
static ApostilArticleView *
get_view (gpointer accessible)
{
  GtkWidget *widget = gtk_accessible_get_widget (GTK_ACCESSIBLE (accessible));
  ApostilArticleView *view = widget == NULL ? NULL : APOSTIL_ARTICLE_VIEW (widget);

  return view == NULL || view->text == NULL ? NULL : view;
}

static gint
get_length (ApostilArticleView *view)
{
  return (gint) apostil_text_get_length (view->text);
}

static ApostilArticleViewAccessible *
peek (ApostilArticleView *view)
{
  return g_object_get_data (G_OBJECT (view), ACCESSIBLE_KEY);
}

/**
 * apostil_article_view_accessible_text_changed:
 * @view: a view whose text was replaced
 *
 * Tells assistive technologies, if any asked for the view before.
 */
void
apostil_article_view_accessible_text_changed (ApostilArticleView *view)
{
  ApostilArticleViewAccessible *self = peek (view);

  if (self == NULL || view->text == NULL)
    return;
  if (self->length > 0)
    g_signal_emit_by_name (self, "text-changed::delete", 0, self->length);
  self->length = get_length (view);
  if (get_length (view) > 0)
    g_signal_emit_by_name (self, "text-changed::insert", 0, get_length (view));
}

/**
 * apostil_article_view_accessible_selection_changed:
 * @view: a view whose caret or selection moved
 *
 * Tells assistive technologies.
 */
void
apostil_article_view_accessible_selection_changed (ApostilArticleView *view)
{
  ApostilArticleViewAccessible *self = peek (view);
  gboolean selected;
  gint caret;

  if (self == NULL)
    return;
  selected = apostil_session_get_selection (view->session, NULL);
  caret = (gint) apostil_session_get_caret (view->session);
  if (caret != self->caret)
    g_signal_emit_by_name (self, "text-caret-moved", caret);
  if (selected || self->selected)
    g_signal_emit_by_name (self, "text-selection-changed");
  self->caret = caret;
  self->selected = selected;
}

/**
 * apostil_article_view_accessible_current_changed:
 * @view: a view with another current mark
 *
 * Has the current mark spoken.
 */
void
apostil_article_view_accessible_current_changed (ApostilArticleView *view)
{
  ApostilArticleViewAccessible *self = peek (view);
  g_autofree gchar *words = NULL;

  if (self == NULL)
    return;
  words =
      apostil_session_describe_reason (view->session, apostil_session_get_current (view->session));
  apostil_status_accessible_say (self->status, words);
}

static gchar *
get_span (ApostilArticleView *view, ApostilSpan span, gint *start, gint *end)
{
  *start = (gint) span.start;
  *end = (gint) span.end;
  return apostil_text_dup_span (view->text, span);
}

static gchar *
get_text (AtkText *text, gint start, gint end)
{
  ApostilArticleView *view = get_view (text);
  gint length;

  if (view == NULL)
    return g_strdup ("");
  length = get_length (view);
  if (end < 0 || end > length)
    end = length;
  start = CLAMP (start, 0, end);
  return apostil_text_dup_span (view->text, APOSTIL_SPAN (start, end));
}

static gunichar
get_character_at_offset (AtkText *text, gint offset)
{
  ApostilArticleView *view = get_view (text);

  if (view == NULL || offset < 0 || offset >= get_length (view))
    return 0;
  return apostil_text_get_char (view->text, (guint32) offset);
}

static gint
get_character_count (AtkText *text)
{
  ApostilArticleView *view = get_view (text);

  return view == NULL ? 0 : get_length (view);
}

static gchar *
get_string_at_offset (AtkText *text,
                      gint offset,
                      AtkTextGranularity granularity,
                      gint *start,
                      gint *end)
{
  const ApostilUnit units[] = {
    [ATK_TEXT_GRANULARITY_CHAR] = APOSTIL_UNIT_CHARACTER,
    [ATK_TEXT_GRANULARITY_WORD] = APOSTIL_UNIT_WORD_START,
    [ATK_TEXT_GRANULARITY_SENTENCE] = APOSTIL_UNIT_SENTENCE_START,
    [ATK_TEXT_GRANULARITY_LINE] = APOSTIL_UNIT_LINE_START,
    [ATK_TEXT_GRANULARITY_PARAGRAPH] = APOSTIL_UNIT_PARAGRAPH,
  };
  ApostilArticleView *view = get_view (text);

  *start = *end = -1;
  if (view == NULL || offset < 0 || offset > get_length (view) ||
      granularity >= G_N_ELEMENTS (units))
    return NULL;
  return get_span (view, apostil_text_unit_at (view->setter, (guint32) offset, units[granularity]),
                   start, end);
}

static ApostilUnit
get_unit (AtkTextBoundary boundary)
{
  switch (boundary)
    {
    case ATK_TEXT_BOUNDARY_WORD_START:
      return APOSTIL_UNIT_WORD_START;
    case ATK_TEXT_BOUNDARY_WORD_END:
      return APOSTIL_UNIT_WORD_END;
    case ATK_TEXT_BOUNDARY_SENTENCE_START:
      return APOSTIL_UNIT_SENTENCE_START;
    case ATK_TEXT_BOUNDARY_SENTENCE_END:
      return APOSTIL_UNIT_SENTENCE_END;
    case ATK_TEXT_BOUNDARY_LINE_START:
      return APOSTIL_UNIT_LINE_START;
    case ATK_TEXT_BOUNDARY_LINE_END:
      return APOSTIL_UNIT_LINE_END;
    case ATK_TEXT_BOUNDARY_CHAR:
    default:
      return APOSTIL_UNIT_CHARACTER;
    }
}

static gchar *
get_text_at_offset (AtkText *text, gint offset, AtkTextBoundary boundary, gint *start, gint *end)
{
  ApostilArticleView *view = get_view (text);

  *start = *end = -1;
  if (view == NULL || offset < 0 || offset > get_length (view))
    return NULL;
  return get_span (view, apostil_text_unit_at (view->setter, (guint32) offset, get_unit (boundary)),
                   start, end);
}

static gchar *
get_text_before_offset (AtkText *text,
                        gint offset,
                        AtkTextBoundary boundary,
                        gint *start,
                        gint *end)
{
  ApostilArticleView *view = get_view (text);
  ApostilSpan span;

  *start = *end = -1;
  if (view == NULL || offset < 0 || offset > get_length (view))
    return NULL;
  span = apostil_text_unit_at (view->setter, (guint32) offset, get_unit (boundary));
  if (span.start == 0)
    return get_span (view, APOSTIL_SPAN (0, 0), start, end);
  span = apostil_text_unit_at (view->setter, span.start - 1, get_unit (boundary));
  return get_span (view, span, start, end);
}

static gchar *
get_text_after_offset (AtkText *text, gint offset, AtkTextBoundary boundary, gint *start, gint *end)
{
  ApostilArticleView *view = get_view (text);
  ApostilSpan span;

  *start = *end = -1;
  if (view == NULL || offset < 0 || offset > get_length (view))
    return NULL;
  span = apostil_text_unit_at (view->setter, (guint32) offset, get_unit (boundary));
  span = apostil_text_unit_at (view->setter, span.end, get_unit (boundary));
  return get_span (view, span, start, end);
}

static gint
get_caret_offset (AtkText *text)
{
  ApostilArticleView *view = get_view (text);

  return view == NULL ? -1 : (gint) apostil_session_get_caret (view->session);
}

static gboolean
set_caret_offset (AtkText *text, gint offset)
{
  ApostilArticleView *view = get_view (text);

  if (view == NULL || offset < 0 || offset > get_length (view))
    return FALSE;
  apostil_session_select (view->session, (guint32) offset, (guint32) offset);
  apostil_article_view_scroll_to (view, APOSTIL_SPAN (offset, offset));
  return TRUE;
}

static gint
get_n_selections (AtkText *text)
{
  ApostilArticleView *view = get_view (text);

  return view != NULL && apostil_session_get_selection (view->session, NULL) ? 1 : 0;
}

static gchar *
get_selection (AtkText *text, gint number, gint *start, gint *end)
{
  ApostilArticleView *view = get_view (text);
  ApostilSpan span;

  *start = *end = 0;
  if (view == NULL || number != 0 || !apostil_session_get_selection (view->session, &span))
    return NULL;
  return get_span (view, span, start, end);
}

static gboolean
set_selection (AtkText *text, gint number, gint start, gint end)
{
  ApostilArticleView *view = get_view (text);

  if (view == NULL || number != 0 || start < 0 || end > get_length (view) || start > end)
    return FALSE;
  apostil_session_select (view->session, (guint32) start, (guint32) end);
  apostil_article_view_scroll_to (view, APOSTIL_SPAN (start, end));
  return TRUE;
}

static gboolean
add_selection (AtkText *text, gint start, gint end)
{
  ApostilArticleView *view = get_view (text);

  if (view == NULL || apostil_session_get_selection (view->session, NULL))
    return FALSE;
  return set_selection (text, 0, start, end);
}

static gboolean
remove_selection (AtkText *text, gint number)
{
  ApostilArticleView *view = get_view (text);
  guint32 caret;

  if (view == NULL || number != 0 || !apostil_session_get_selection (view->session, NULL))
    return FALSE;
  caret = apostil_session_get_caret (view->session);
  apostil_session_select (view->session, caret, caret);
  return TRUE;
}

/* From the widget's window to the screen or the toplevel window, or back. */
static void
get_origin (ApostilArticleView *view, AtkCoordType coords, gint *x, gint *y)
{
  GdkWindow *window = gtk_widget_get_window (GTK_WIDGET (view));
  gint window_x = 0;
  gint window_y = 0;

  *x = *y = 0;
  if (window == NULL)
    return;
  gdk_window_get_origin (window, x, y);
  if (coords == ATK_XY_WINDOW)
    {
      gdk_window_get_origin (gdk_window_get_toplevel (window), &window_x, &window_y);
      *x -= window_x;
      *y -= window_y;
    }
}

static void
get_range_extents (AtkText *text,
                   gint start,
                   gint end,
                   AtkCoordType coords,
                   AtkTextRectangle *rectangle)
{
  ApostilArticleView *view = get_view (text);
  GdkRectangle area;
  guint block;
  guint line;
  gint x;
  gint origin_x;
  gint origin_y;

  *rectangle = (AtkTextRectangle){ -1, -1, -1, -1 };
  if (view == NULL || !gtk_widget_get_realized (GTK_WIDGET (view)) || start < 0 ||
      end > get_length (view) || start > end)
    return;
  if (!apostil_article_view_get_span_area (view, APOSTIL_SPAN (start, end), &area))
    {
      /* Out of sight it has a place nevertheless. */
      apostil_caret_get_place (view->setter, (guint32) start, &block, &line, &x);
      area.x = view->page.text_x + x;
      area.width = 1;
      area.y =
          apostil_article_view_get_block_y (view, block) +
          apostil_block_layout_get_line_top (apostil_typesetter_get (view->setter, block), line);
      area.height = apostil_typesetter_get_pitch (view->setter);
    }
  else
    {
      guint32 last = (guint32) MAX (end - 1, start);
      gint first_top = area.y;
      guint first_block =
          apostil_blocks_find (apostil_typesetter_get_blocks (view->setter), (guint32) start);
      gint bottom;

      apostil_caret_get_place (view->setter, last, &block, &line, &x);
      bottom = apostil_article_view_get_block_y (view, block) +
               apostil_block_layout_get_line_top (apostil_typesetter_get (view->setter, block),
                                                  line + 1);
      if (block != first_block || bottom > first_top + area.height)
        {
          /* Of several lines: the whole column. */
          area.x = view->page.text_x;
          area.width = view->page.text_width;
          area.height = bottom - first_top;
        }
    }
  get_origin (view, coords, &origin_x, &origin_y);
  rectangle->x = area.x + origin_x;
  rectangle->y = area.y + origin_y;
  rectangle->width = area.width;
  rectangle->height = area.height;
}

static void
get_character_extents (AtkText *text,
                       gint offset,
                       gint *x,
                       gint *y,
                       gint *width,
                       gint *height,
                       AtkCoordType coords)
{
  AtkTextRectangle rectangle;
  ApostilArticleView *view = get_view (text);
  gint end = view == NULL ? offset : MIN (offset + 1, get_length (view));

  get_range_extents (text, offset, end, coords, &rectangle);
  *x = rectangle.x;
  *y = rectangle.y;
  *width = rectangle.width;
  *height = rectangle.height;
}

static gint
get_offset_at_point (AtkText *text, gint x, gint y, AtkCoordType coords)
{
  ApostilArticleView *view = get_view (text);
  gint origin_x;
  gint origin_y;
  guint32 offset;

  if (view == NULL || !gtk_widget_get_realized (GTK_WIDGET (view)))
    return -1;
  get_origin (view, coords, &origin_x, &origin_y);
  if (!apostil_article_view_get_offset_at (view, x - origin_x, y - origin_y, &offset))
    return -1;
  return (gint) offset;
}

static AtkAttributeSet *
add_attribute (AtkAttributeSet *set, const gchar *name, const gchar *value)
{
  AtkAttribute *attribute = g_new (AtkAttribute, 1);

  attribute->name = g_strdup (name);
  attribute->value = g_strdup (value);
  return g_slist_prepend (set, attribute);
}

typedef struct
{
  guint32 offset;
  ApostilSpan run; /* shrinks to what has the same marks as @offset */
  GPtrArray *found;
} RunData;

static gboolean
narrow (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  RunData *data = user_data;
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);

  if (apostil_record_get_status (annotation) == APOSTIL_STATUS_REJECTED)
    return TRUE;
  for (guint i = 0; i < n_spans; i++)
    {
      const guint32 edges[] = { spans[i].start, spans[i].end };

      for (guint j = 0; j < 2; j++)
        {
          if (edges[j] <= data->offset)
            data->run.start = MAX (data->run.start, edges[j]);
          else
            data->run.end = MIN (data->run.end, edges[j]);
        }
      if (apostil_span_holds (spans[i], data->offset))
        g_ptr_array_add (data->found, annotation);
    }
  return TRUE;
}

static AtkAttributeSet *
get_run_attributes (AtkText *text, gint offset, gint *start, gint *end)
{
  ApostilArticleView *view = get_view (text);
  AtkAttributeSet *set = NULL;
  g_autoptr (GPtrArray) found = NULL;
  RunData data;

  *start = *end = -1;
  if (view == NULL || view->document == NULL || offset < 0 || offset > get_length (view))
    return NULL;
  found = g_ptr_array_new ();
  data.offset = (guint32) offset;
  data.run = apostil_text_unit_at (view->setter, (guint32) offset, APOSTIL_UNIT_PARAGRAPH);
  data.found = found;
  apostil_annotation_list_foreach_in (apostil_document_get_annotations (view->document), data.run,
                                      narrow, &data);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree gchar *words = apostil_describe_short (view->document, found->pdata[i]);
      g_autofree gchar *name = i == 0 ? g_strdup ("apostil-mark")
                                      : g_strdup_printf ("apostil-mark-%u", i + 1);

      set = add_attribute (set, name, words);
    }
  *start = (gint) data.run.start;
  *end = (gint) data.run.end;
  return set;
}

static AtkAttributeSet *
get_default_attributes (AtkText *text)
{
  ApostilArticleView *view = get_view (text);
  AtkAttributeSet *set = NULL;
  const gchar *language = NULL;

  if (view == NULL)
    return NULL;
  set = add_attribute (set, "direction", view->rtl ? "rtl" : "ltr");
  set = add_attribute (set, "editable", "false");
  if (view->document != NULL)
    language =
        apostil_record_get (apostil_document_get_article (view->document), APOSTIL_ATTR_LANGUAGE);
  /* For a voice that speaks it. */
  return language != NULL ? add_attribute (set, "language", language) : set;
}

static gboolean
scroll_substring_to (AtkText *text, gint start, gint end, AtkScrollType type)
{
  ApostilArticleView *view = get_view (text);

  if (view == NULL || start < 0 || end > get_length (view) || start > end)
    return FALSE;
  if (type == ATK_SCROLL_TOP_LEFT || type == ATK_SCROLL_TOP_EDGE)
    {
      apostil_article_view_set_top (view, (guint32) start);
      gtk_widget_queue_draw (GTK_WIDGET (view));
    }
  else
    apostil_article_view_scroll_to (view, APOSTIL_SPAN (start, end));
  return TRUE;
}

static gboolean
scroll_substring_to_point (AtkText *text, gint start, gint end, AtkCoordType coords, gint x, gint y)
{
  ApostilArticleView *view = get_view (text);
  gint origin_x;
  gint origin_y;

  if (!scroll_substring_to (text, start, end, ATK_SCROLL_TOP_EDGE))
    return FALSE;
  get_origin (view, coords, &origin_x, &origin_y);
  apostil_article_view_scroll_by (view, origin_y - y);
  return TRUE;
}

static void
apostil_article_view_accessible_text_init (AtkTextIface *iface)
{
  iface->get_text = get_text;
  iface->get_character_at_offset = get_character_at_offset;
  iface->get_character_count = get_character_count;
  iface->get_string_at_offset = get_string_at_offset;
  iface->get_text_at_offset = get_text_at_offset;
  iface->get_text_before_offset = get_text_before_offset;
  iface->get_text_after_offset = get_text_after_offset;
  iface->get_caret_offset = get_caret_offset;
  iface->set_caret_offset = set_caret_offset;
  iface->get_n_selections = get_n_selections;
  iface->get_selection = get_selection;
  iface->add_selection = add_selection;
  iface->remove_selection = remove_selection;
  iface->set_selection = set_selection;
  iface->get_range_extents = get_range_extents;
  iface->get_character_extents = get_character_extents;
  iface->get_offset_at_point = get_offset_at_point;
  iface->get_run_attributes = get_run_attributes;
  iface->get_default_attributes = get_default_attributes;
  iface->scroll_substring_to = scroll_substring_to;
  iface->scroll_substring_to_point = scroll_substring_to_point;
}

static gint
apostil_article_view_accessible_get_n_children (AtkObject *object)
{
  return 1;
}

static AtkObject *
apostil_article_view_accessible_ref_child (AtkObject *object, gint index)
{
  ApostilArticleViewAccessible *self = (ApostilArticleViewAccessible *) object;

  return index == 0 ? g_object_ref (self->status) : NULL;
}

static AtkStateSet *
apostil_article_view_accessible_ref_state_set (AtkObject *object)
{
  AtkStateSet *states =
      ATK_OBJECT_CLASS (apostil_article_view_accessible_parent_class)->ref_state_set (object);

  atk_state_set_add_state (states, ATK_STATE_MULTI_LINE);
  atk_state_set_add_state (states, ATK_STATE_SELECTABLE_TEXT);
  atk_state_set_add_state (states, ATK_STATE_READ_ONLY);
  return states;
}

static void
apostil_article_view_accessible_initialize (AtkObject *object, gpointer data)
{
  ApostilArticleViewAccessible *self = (ApostilArticleViewAccessible *) object;

  ATK_OBJECT_CLASS (apostil_article_view_accessible_parent_class)->initialize (object, data);
  self->status = apostil_status_accessible_new (object);
  atk_object_set_role (object, ATK_ROLE_DOCUMENT_TEXT);
  atk_object_set_name (object, _ ("Article"));
  g_object_set_data (G_OBJECT (data), ACCESSIBLE_KEY, self);
  if (get_view (self) != NULL)
    self->length = get_length (get_view (self));
}

static void
apostil_article_view_accessible_finalize (GObject *object)
{
  ApostilArticleViewAccessible *self = (ApostilArticleViewAccessible *) object;

  g_clear_object (&self->status);
  G_OBJECT_CLASS (apostil_article_view_accessible_parent_class)->finalize (object);
}

static void
apostil_article_view_accessible_class_init (ApostilArticleViewAccessibleClass *klass)
{
  AtkObjectClass *object_class = ATK_OBJECT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_article_view_accessible_finalize;
  object_class->initialize = apostil_article_view_accessible_initialize;
  object_class->get_n_children = apostil_article_view_accessible_get_n_children;
  object_class->ref_child = apostil_article_view_accessible_ref_child;
  object_class->ref_state_set = apostil_article_view_accessible_ref_state_set;
}

static void
apostil_article_view_accessible_init (ApostilArticleViewAccessible *self)
{
}
