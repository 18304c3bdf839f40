/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-picture-view-private.h"

#include <math.h>

#include "apostil-palette.h"

/* The picture is made anew when the document has changed, in idle time and in small pieces, and only
 * while it is in sight; until the new one is there the old one stays. It is laid out when it, the room
 * or the theme is another. Painting asks it for no more than what is visible. */

#define READ_MICROSECONDS 4000
#define EDGE              48 /* kept around a point that is scrolled to */

G_DEFINE_FINAL_TYPE (ApostilPictureView, apostil_picture_view, APOSTIL_TYPE_SCROLLER)

static void queue_read (ApostilPictureView *self);

gboolean
apostil_picture_view_is_ready (ApostilPictureView *self)
{
  return self->picture != NULL && self->laid_out;
}

/* ---- Look ---- */

static void
get_colour (GtkStyleContext *context, const gchar *name, const gchar *fallback, ApostilRgba *colour)
{
  GdkRGBA rgba;

  if (!gtk_style_context_lookup_color (context, name, &rgba))
    gdk_rgba_parse (&rgba, fallback);
  *colour = (ApostilRgba){ rgba.red, rgba.green, rgba.blue, rgba.alpha };
}

/**
 * apostil_picture_view_create_theme:
 * @self: a view
 *
 * Returns: (transfer full): how the window looks now
 */
ApostilTheme *
apostil_picture_view_create_theme (ApostilPictureView *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  gdouble resolution = gdk_screen_get_resolution (gtk_widget_get_screen (GTK_WIDGET (self)));
  PangoFontDescription *font = NULL;
  ApostilRgba page, ink, accent;
  GdkRGBA contrast;
  ApostilTheme *theme;
  gdouble size;

  get_colour (context, "theme_base_color", "#ffffff", &page);
  get_colour (context, "theme_text_color", "#000000", &ink);
  get_colour (context, "theme_selected_bg_color", "#3584e4", &accent);
  theme = apostil_theme_new_from (
      &page, &ink, &accent,
      gtk_style_context_lookup_color (context, "apostil_high_contrast", &contrast));

  gtk_style_context_get (context, gtk_style_context_get_state (context), "font", &font, NULL);
  size = pango_font_description_get_size (font) / (gdouble) PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;
  apostil_theme_set_font (theme, pango_font_description_get_family (font), round (size));
  pango_font_description_free (font);
  apostil_theme_set_right_to_left (theme, gtk_widget_get_direction (GTK_WIDGET (self)) ==
                                              GTK_TEXT_DIR_RTL);
  return theme;
}

/* ---- Where things are ---- */

static gint
get_width (ApostilPictureView *self)
{
  return gtk_widget_get_allocated_width (GTK_WIDGET (self));
}

static gint
get_height (ApostilPictureView *self)
{
  return gtk_widget_get_allocated_height (GTK_WIDGET (self));
}

static GtkAdjustment *
get_adjustment (ApostilPictureView *self, GtkOrientation orientation)
{
  return apostil_scroller_get_adjustment (APOSTIL_SCROLLER (self), orientation);
}

static gdouble
get_value (ApostilPictureView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = get_adjustment (self, orientation);

  return adjustment == NULL ? 0 : round (gtk_adjustment_get_value (adjustment));
}

static void
configure (ApostilPictureView *self,
           GtkOrientation orientation,
           gdouble value,
           gdouble upper,
           gdouble page)
{
  GtkAdjustment *adjustment = get_adjustment (self, orientation);

  apostil_scroller_set_reach (APOSTIL_SCROLLER (self), orientation, upper, (gint) page);
  if (adjustment == NULL)
    return;
  upper = MAX (upper, page);
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - page), 0, upper, page * 0.1,
                            page * 0.9, page);
}

static void
tell_adjustments (ApostilPictureView *self, gdouble h, gdouble v)
{
  gdouble width = 0, height = 0;

  if (apostil_picture_view_is_ready (self))
    apostil_picture_get_size (self->picture, &width, &height);
  configure (self, GTK_ORIENTATION_HORIZONTAL, h, width, get_width (self));
  configure (self, GTK_ORIENTATION_VERTICAL, v, height, get_height (self));
}

static void
find_current (ApostilPictureView *self)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);
  gint before = self->current;

  self->current = -1;
  if (current != NULL && apostil_picture_view_is_ready (self))
    self->current = apostil_picture_find (self->picture, apostil_record_get_id (current));
  if (self->current != before)
    apostil_picture_view_accessible_current_changed (self, before);
}

/* Before its first allocation a widget is one pixel wide. */
static gboolean
has_room (ApostilPictureView *self)
{
  return get_width (self) > 1 && get_height (self) > 1;
}

static void
lay_out (ApostilPictureView *self)
{
  gdouble h = get_value (self, GTK_ORIENTATION_HORIZONTAL);
  gdouble width, height;

  if (self->picture == NULL || !has_room (self))
    return;
  if (self->theme == NULL)
    self->theme = apostil_picture_view_create_theme (self);
  apostil_picture_set_zoom (self->picture, self->zoom);
  apostil_picture_lay_out (self->picture, self->theme, get_width (self), get_height (self));
  self->zoom = apostil_picture_get_zoom (self->picture);
  self->laid_out = TRUE;
  self->hovered = -1;
  self->current = -1;
  apostil_picture_get_size (self->picture, &width, &height);
  if (!self->scrolled && apostil_theme_is_right_to_left (self->theme))
    h = width;
  self->scrolled = TRUE;
  tell_adjustments (self, h, get_value (self, GTK_ORIENTATION_VERTICAL));
  apostil_picture_view_accessible_replaced (self);
  find_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "laid-out");
}

/* ---- The document ---- */

static gboolean
read_on (gpointer user_data)
{
  ApostilPictureView *self = user_data;

  if (!apostil_picture_read (self->next, READ_MICROSECONDS))
    return G_SOURCE_CONTINUE;
  self->reading = 0;
  g_set_object (&self->picture, self->next);
  g_clear_object (&self->next);
  self->stale = FALSE;
  self->laid_out = FALSE;
  lay_out (self);
  return G_SOURCE_REMOVE;
}

static void
stop_reading (ApostilPictureView *self)
{
  if (self->reading != 0)
    g_source_remove (self->reading);
  self->reading = 0;
  g_clear_object (&self->next);
}

static void
queue_read (ApostilPictureView *self)
{
  stop_reading (self);
  self->stale = TRUE;
  if (self->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->next = self->create (self->document);
  self->reading = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, read_on, self, NULL);
}

static void
on_document_changed (ApostilPictureView *self)
{
  queue_read (self);
}

static void
on_new_document (ApostilPictureView *self)
{
  ApostilDocument *document = apostil_session_get_document (self->session);

  if (document == self->document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, on_document_changed, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_swapped (document, "changed", G_CALLBACK (on_document_changed), self);
  stop_reading (self);
  g_clear_object (&self->picture);
  self->laid_out = FALSE;
  self->scrolled = FALSE;
  self->zoom = 1;
  self->current = self->hovered = -1;
  apostil_picture_view_accessible_replaced (self);
  tell_adjustments (self, 0, 0);
  queue_read (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_current_changed (ApostilPictureView *self)
{
  if (!apostil_picture_view_is_ready (self))
    return;
  find_current (self);
  if (self->current >= 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    apostil_picture_view_scroll_to (self, self->current);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- Doing ---- */

gint
apostil_picture_view_find_at (ApostilPictureView *self, gdouble x, gdouble y)
{
  if (!apostil_picture_view_is_ready (self))
    return -1;
  return apostil_picture_find_at (self->picture, x + get_value (self, GTK_ORIENTATION_HORIZONTAL),
                                  y + get_value (self, GTK_ORIENTATION_VERTICAL));
}

/* In coordinates of the widget; FALSE when none of it is in sight. */
gboolean
apostil_picture_view_get_area (ApostilPictureView *self, gint point, GdkRectangle *area)
{
  GdkRectangle all = { 0, 0, get_width (self), get_height (self) };
  cairo_rectangle_t exact;

  apostil_picture_get_point_area (self->picture, (guint) point, &exact);
  area->x = (gint) floor (exact.x - get_value (self, GTK_ORIENTATION_HORIZONTAL));
  area->y = (gint) floor (exact.y - get_value (self, GTK_ORIENTATION_VERTICAL));
  area->width = (gint) ceil (exact.width);
  area->height = (gint) ceil (exact.height);
  return gdk_rectangle_intersect (area, &all, NULL);
}

static void
bring (ApostilPictureView *self,
       GtkOrientation orientation,
       gdouble from,
       gdouble to,
       gdouble before,
       gdouble after)
{
  GtkAdjustment *adjustment = get_adjustment (self, orientation);
  gdouble value = get_value (self, orientation);
  gdouble page;

  if (adjustment == NULL)
    return;
  page = gtk_adjustment_get_page_size (adjustment);
  before = MIN (before, page / 3);
  after = MIN (after, page / 3);
  if (to + after > value + page)
    value = to + after - page;
  if (from - before < value)
    value = from - before;
  gtk_adjustment_set_value (adjustment, value);
}

/* The least scrolling that brings a point into sight; what stays above and below covers it no more. */
void
apostil_picture_view_scroll_to (ApostilPictureView *self, gint point)
{
  gdouble unit = self->theme == NULL ? 1 : apostil_theme_get_size (self->theme) / 13;
  cairo_rectangle_t area;

  apostil_picture_get_point_area (self->picture, (guint) point, &area);
  bring (self, GTK_ORIENTATION_HORIZONTAL, area.x, area.x + area.width, EDGE * unit, EDGE * unit);
  bring (self, GTK_ORIENTATION_VERTICAL, area.y, area.y + area.height, 2 * EDGE * unit,
         EDGE * 1.3 * unit);
}

static void
scroll_by (ApostilPictureView *self, GtkOrientation orientation, gdouble pixels)
{
  GtkAdjustment *adjustment = get_adjustment (self, orientation);

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pixels);
}

void
apostil_picture_view_scroll_by (ApostilPictureView *self, gdouble x, gdouble y)
{
  scroll_by (self, GTK_ORIENTATION_HORIZONTAL, x);
  scroll_by (self, GTK_ORIENTATION_VERTICAL, y);
}

/* Makes a mark of @point the session's current one. */
void
apostil_picture_view_choose (ApostilPictureView *self, gint point, guint index)
{
  const gchar *id = apostil_picture_get_id (self->picture, (guint) point, index);
  gpointer record;

  if (id == NULL)
    id = apostil_picture_get_id (self->picture, (guint) point, 0);
  record = self->document == NULL ? NULL : apostil_document_lookup (self->document, id);
  if (record != NULL && APOSTIL_IS_ANNOTATION (record))
    apostil_session_set_current (self->session, record, TRUE);
}

void
apostil_picture_view_zoom_at (ApostilPictureView *self, gdouble zoom, gdouble x, gdouble y)
{
  gdouble u, v, new_x, new_y;

  if (!apostil_picture_view_is_ready (self))
    return;
  apostil_picture_to_anchor (self->picture, x + get_value (self, GTK_ORIENTATION_HORIZONTAL),
                             y + get_value (self, GTK_ORIENTATION_VERTICAL), &u, &v);
  self->zoom = zoom;
  lay_out (self);
  apostil_picture_from_anchor (self->picture, u, v, &new_x, &new_y);
  tell_adjustments (self, new_x - x, new_y - y);
}

/**
 * apostil_picture_view_zoom:
 * @self: a view
 * @factor: by how much more; 0: back to the usual size
 *
 * Zooms about the current point, when it is in sight, else about the middle.
 */
void
apostil_picture_view_zoom (ApostilPictureView *self, gdouble factor)
{
  gdouble x = get_width (self) / 2.0, y = get_height (self) / 2.0;
  GdkRectangle area;

  if (!apostil_picture_view_is_ready (self))
    return;
  if (self->current >= 0 && apostil_picture_view_get_area (self, self->current, &area))
    {
      x = area.x + area.width / 2.0;
      y = area.y + area.height / 2.0;
    }
  apostil_picture_view_zoom_at (self, factor == 0 ? 1 : self->zoom * factor, x, y);
}

/**
 * apostil_picture_view_get_picture:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows, laid out
 */
ApostilPicture *
apostil_picture_view_get_picture (ApostilPictureView *self)
{
  return apostil_picture_view_is_ready (self) ? self->picture : NULL;
}

/* ---- The widget ---- */

static gboolean
apostil_picture_view_draw (GtkWidget *widget, cairo_t *cr)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);
  gdouble h = get_value (self, GTK_ORIENTATION_HORIZONTAL),
          v = get_value (self, GTK_ORIENTATION_VERTICAL);
  ApostilPictureScene scene = { { h, v, get_width (self), get_height (self) },
                                self->current,
                                self->hovered,
                                gtk_widget_has_focus (widget) };

  gtk_render_background (gtk_widget_get_style_context (widget), cr, 0, 0, get_width (self),
                         get_height (self));
  if (!apostil_picture_view_is_ready (self))
    return GDK_EVENT_PROPAGATE;
  cairo_translate (cr, -h, -v);
  apostil_picture_paint (self->picture, cr, &scene);
  return GDK_EVENT_PROPAGATE;
}

static void
apostil_picture_view_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);
  gboolean same = self->laid_out && allocation->width == get_width (self) &&
                  allocation->height == get_height (self);

  GTK_WIDGET_CLASS (apostil_picture_view_parent_class)->size_allocate (widget, allocation);
  if (gtk_widget_get_realized (widget))
    gdk_window_move_resize (gtk_widget_get_window (widget), allocation->x, allocation->y,
                            allocation->width, allocation->height);
  if (!same)
    lay_out (self);
}

static void
apostil_picture_view_map (GtkWidget *widget)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);

  GTK_WIDGET_CLASS (apostil_picture_view_parent_class)->map (widget);
  if (self->stale)
    queue_read (self);
  else if (self->current >= 0 && apostil_picture_view_is_ready (self))
    apostil_picture_view_scroll_to (self, self->current);
}

static void
apostil_picture_view_style_updated (GtkWidget *widget)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);

  GTK_WIDGET_CLASS (apostil_picture_view_parent_class)->style_updated (widget);
  g_clear_pointer (&self->theme, apostil_theme_unref);
  lay_out (self);
}

static void
apostil_picture_view_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);

  g_clear_pointer (&self->theme, apostil_theme_unref);
  self->scrolled = FALSE;
  lay_out (self);
}

static gboolean
apostil_picture_view_query_tooltip (GtkWidget *widget,
                                    gint x,
                                    gint y,
                                    gboolean keyboard,
                                    GtkTooltip *tooltip)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (widget);
  gint point = keyboard ? self->current : apostil_picture_view_find_at (self, x, y);
  g_autofree gchar *words = NULL;
  GdkRectangle area;

  if (point < 0 || !apostil_picture_view_is_ready (self))
    return FALSE;
  words = apostil_picture_speak (self->picture, (guint) point);
  apostil_picture_view_get_area (self, point, &area);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
apostil_picture_view_get_preferred_width (GtkWidget *widget, gint *least, gint *natural)
{
  gint reach = apostil_scroller_get_reach (APOSTIL_SCROLLER (widget), GTK_ORIENTATION_HORIZONTAL);

  *least = MAX (reach, 80);
  *natural = MAX (reach, 240);
}

static void
apostil_picture_view_get_preferred_height (GtkWidget *widget, gint *least, gint *natural)
{
  gint reach = apostil_scroller_get_reach (APOSTIL_SCROLLER (widget), GTK_ORIENTATION_VERTICAL);

  *least = MAX (reach, 80);
  *natural = MAX (reach, 240);
}

static void
apostil_picture_view_adjusted (ApostilScroller *scroller)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (scroller);

  tell_adjustments (self, get_value (self, GTK_ORIENTATION_HORIZONTAL),
                    get_value (self, GTK_ORIENTATION_VERTICAL));
}

static void
apostil_picture_view_scrolled (ApostilScroller *scroller, GtkOrientation orientation)
{
  gtk_widget_queue_draw (GTK_WIDGET (scroller));
}

static void
apostil_picture_view_dispose (GObject *object)
{
  ApostilPictureView *self = APOSTIL_PICTURE_VIEW (object);

  stop_reading (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, on_document_changed, self);
  g_clear_object (&self->document);
  g_clear_object (&self->picture);
  g_clear_object (&self->pinch);
  g_clear_pointer (&self->theme, apostil_theme_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (apostil_picture_view_parent_class)->dispose (object);
}

static void
apostil_picture_view_class_init (ApostilPictureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  APOSTIL_SCROLLER_CLASS (klass)->adjusted = apostil_picture_view_adjusted;
  APOSTIL_SCROLLER_CLASS (klass)->scrolled = apostil_picture_view_scrolled;
  object_class->dispose = apostil_picture_view_dispose;
  widget_class->draw = apostil_picture_view_draw;
  widget_class->size_allocate = apostil_picture_view_size_allocate;
  widget_class->map = apostil_picture_view_map;
  widget_class->style_updated = apostil_picture_view_style_updated;
  widget_class->direction_changed = apostil_picture_view_direction_changed;
  widget_class->query_tooltip = apostil_picture_view_query_tooltip;
  widget_class->get_preferred_width = apostil_picture_view_get_preferred_width;
  widget_class->get_preferred_height = apostil_picture_view_get_preferred_height;
  apostil_picture_view_input_class_init (widget_class);
  gtk_widget_class_set_accessible_type (widget_class, apostil_picture_view_accessible_get_type ());
  gtk_widget_class_set_css_name (widget_class, "article");

  g_signal_new ("activated", APOSTIL_TYPE_PICTURE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("context-menu", APOSTIL_TYPE_PICTURE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, GDK_TYPE_EVENT);
  g_signal_new ("laid-out", APOSTIL_TYPE_PICTURE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
apostil_picture_view_init (ApostilPictureView *self)
{
  self->zoom = 1;
  self->current = self->hovered = -1;
  self->stale = TRUE;
  gtk_widget_set_can_focus (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  apostil_palette_install (gdk_screen_get_default ());
  gtk_widget_add_events (GTK_WIDGET (self), GDK_TOUCHPAD_GESTURE_MASK);
  apostil_picture_view_add_input (self);
}

/**
 * apostil_picture_view_new:
 * @session: what the window looks at
 * @create: makes the picture of a document
 *
 * Returns: a view of that picture
 */
GtkWidget *
apostil_picture_view_new (ApostilSession *session, ApostilPictureFactory create)
{
  ApostilPictureView *self = g_object_new (APOSTIL_TYPE_PICTURE_VIEW, NULL);

  self->session = g_object_ref (session);
  self->create = create;
  g_signal_connect_object (session, "notify::document", G_CALLBACK (on_new_document), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::current", G_CALLBACK (on_current_changed), self,
                           G_CONNECT_SWAPPED);
  on_new_document (self);
  return GTK_WIDGET (self);
}
