/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-private.h"

#include "apostil-article-view-accessible.h"
#include "apostil-describe.h"

/* The widget itself: what it shows, in which font and on which page, and the painting of it.
 * Scrolling, the pointer, keys and the clipboard are in files of their own. Painting is in
 * the coordinates of the widget, of the blocks that the clip touches. */

G_DEFINE_FINAL_TYPE (ApostilArticleView, apostil_article_view, APOSTIL_TYPE_SCROLLER)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_ZOOM,
  PROP_FAMILY,
  PROP_MEASURE,
  PROP_MARGIN_NOTES,
  N_PROPERTIES,
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_COMMAND,
  SIGNAL_ACTIVATED,
  SIGNAL_CONTEXT_MENU,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

#define MIN_ZOOM    0.5
#define MAX_ZOOM    4.0
#define LINE_HEIGHT 1.6
#define BODY_SCALE  1.27 /* of the interface's font: reading wants more than labels */

/**
 * apostil_article_view_update_page:
 * @self: a view
 *
 * Works out the page again, for another width or article; the line at the top stays.
 */
void
apostil_article_view_update_page (ApostilArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  ApostilPageInput input = {
    .width = gtk_widget_get_allocated_width (widget),
    .pitch = apostil_typesetter_get_pitch (self->setter),
    .measure = self->measure,
    .rtl = self->rtl,
    .show_notes = self->margin_notes,
  };
  guint32 top;

  if (!gtk_widget_get_realized (widget) || input.width <= 1)
    return;
  input.average = apostil_typesetter_get_average (self->setter);
  input.note_character = MAX (input.average * 7 / 10, 1);
  top = apostil_article_view_get_top (self);
  apostil_page_compute (&input, &self->page);
  if (self->top_block == 0 && self->top_offset <= 0)
    top = 0;
  apostil_typesetter_set_width (self->setter, self->page.text_width);
  apostil_article_view_set_top (self, top);
  gtk_widget_queue_draw (widget);
}

static gboolean
font_changed (ApostilArticleView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  return self->ui_font == NULL ||
         !pango_font_description_equal (self->ui_font,
                                        pango_context_get_font_description (context)) ||
         self->resolution != pango_cairo_context_get_resolution (context);
}

/* The fonts come from the style, so that the text scaling of the desktop counts. */
static void
update_typeface (ApostilArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *ltr = gtk_widget_create_pango_context (widget);
  PangoContext *rtl = gtk_widget_create_pango_context (widget);
  g_autoptr (PangoFontDescription)
      font = pango_font_description_copy (pango_context_get_font_description (ltr));
  gdouble size = (gdouble) pango_font_description_get_size (font) / PANGO_SCALE;
  ApostilTypeface typeface = { ltr, rtl, font, LINE_HEIGHT, 0 };
  guint32 top = 0;

  if (gtk_widget_get_realized (widget) && apostil_typesetter_get_pitch (self->setter) > 0)
    top = apostil_article_view_get_top (self);
  if (!pango_font_description_get_size_is_absolute (font))
    {
      gdouble resolution = pango_cairo_context_get_resolution (ltr);

      size *= (resolution > 0 ? resolution : 96) / 72;
    }
  g_clear_pointer (&self->ui_font, pango_font_description_free);
  self->ui_font = pango_font_description_copy (font);
  self->resolution = pango_cairo_context_get_resolution (ltr);
  if (self->language != NULL)
    {
      pango_context_set_language (ltr, self->language);
      pango_context_set_language (rtl, self->language);
    }
  g_clear_pointer (&self->note_font, pango_font_description_free);
  self->note_font = pango_font_description_copy (font);
  pango_font_description_set_absolute_size (self->note_font,
                                            size * 0.86 * self->zoom * PANGO_SCALE);
  if (self->family != NULL)
    pango_font_description_set_family (font, self->family);
  pango_font_description_set_absolute_size (font, size * BODY_SCALE * self->zoom * PANGO_SCALE);
  self->header_height = (gint) (size * self->zoom * 2);
  typeface.header_height = self->header_height;
  apostil_typesetter_set_typeface (self->setter, &typeface);
  g_object_unref (ltr);
  g_object_unref (rtl);
  apostil_margin_notes_clear (self->notes);
  apostil_article_view_update_page (self);
  if (gtk_widget_get_realized (widget))
    apostil_article_view_set_top (self, top);
}

/* The letters of an article are those of its language: with a Chinese interface, quotation marks of a
 * French article would be as wide as a Chinese letter. */
void
apostil_article_view_update_language (ApostilArticleView *self)
{
  ApostilArticle *article = self->document != NULL ? apostil_document_get_article (self->document)
                                                   : NULL;
  const gchar *name = article != NULL ? apostil_record_get (article, APOSTIL_ATTR_LANGUAGE) : NULL;
  PangoLanguage *language = name != NULL ? pango_language_from_string (name) : NULL;

  if (language != NULL && pango_language_matches (pango_language_get_default (), name))
    language = NULL;
  if (language == self->language)
    return;
  self->language = language;
  update_typeface (self);
}

/**
 * apostil_article_view_set_caret_visible:
 * @self: a view
 * @visible: whether the caret shows
 *
 * Shows or hides the caret, which is there in either case.
 */
void
apostil_article_view_set_caret_visible (ApostilArticleView *self, gboolean visible)
{
  guint32 caret;

  if (self->caret_visible == visible)
    return;
  self->caret_visible = visible;
  caret = apostil_session_get_caret (self->session);
  apostil_article_view_queue_span (self, APOSTIL_SPAN (caret, caret));
}

/**
 * apostil_article_view_get_palette:
 * @self: a view
 *
 * Returns: (transfer none): the colours of its style
 */
ApostilPalette *
apostil_article_view_get_palette (ApostilArticleView *self)
{
  if (self->palette == NULL)
    self->palette = apostil_palette_new (gtk_widget_get_style_context (GTK_WIDGET (self)));
  return self->palette;
}

static void
apostil_article_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (apostil_article_view_parent_class)->realize (widget);
  update_typeface (APOSTIL_ARTICLE_VIEW (widget));
}

static void
apostil_article_view_unrealize (GtkWidget *widget)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);

  apostil_article_pointer_stop (self);
  apostil_article_view_disown_primary (self);
  g_clear_handle_id (&self->ahead, g_source_remove);
  g_clear_handle_id (&self->refining, g_source_remove);
  GTK_WIDGET_CLASS (apostil_article_view_parent_class)->unrealize (widget);
}

static void
apostil_article_view_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  gint width = gtk_widget_get_allocated_width (widget);

  gtk_widget_set_allocation (widget, allocation);
  if (!gtk_widget_get_realized (widget))
    return;
  gdk_window_move_resize (gtk_widget_get_window (widget), allocation->x, allocation->y,
                          allocation->width, allocation->height);
  if (width != allocation->width)
    apostil_article_view_update_page (self);
  else
    apostil_article_view_settle (self);
}

static void
apostil_article_view_style_updated (GtkWidget *widget)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (apostil_article_view_parent_class)->style_updated (widget);
  g_clear_pointer (&self->palette, apostil_palette_free);
  /* The style changes with each gain and loss of the focus; the fonts seldom do. */
  if (gtk_widget_get_realized (widget) && font_changed (self))
    update_typeface (self);
  gtk_widget_queue_draw (widget);
}

static void
apostil_article_view_get_preferred_width (GtkWidget *widget, gint *minimum, gint *natural)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  gint average = MAX (apostil_typesetter_get_average (self->setter), 8);

  *minimum = 200;
  *natural = MAX (average * ((gint) self->measure + 34), 200);
}

static void
apostil_article_view_get_preferred_height (GtkWidget *widget, gint *minimum, gint *natural)
{
  gint reach = apostil_scroller_get_reach (APOSTIL_SCROLLER (widget), GTK_ORIENTATION_VERTICAL);

  *minimum = MAX (reach, 100);
  *natural = MAX (reach, 480);
}

static gboolean
apostil_article_view_focus_change (GtkWidget *widget, GdkEventFocus *event)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  guint32 caret = apostil_session_get_caret (self->session);

  apostil_article_view_queue_span (self, APOSTIL_SPAN (caret, caret));
  return GDK_EVENT_PROPAGATE;
}

/* Only what is not to be seen elsewhere: the inspector shows the current mark, its note another. */
static gboolean
needs_tooltip (ApostilArticleView *self, ApostilAnnotation *annotation)
{
  return apostil_record_get_status (annotation) != APOSTIL_STATUS_REJECTED &&
         annotation != apostil_session_get_current (self->session) &&
         !apostil_margin_notes_shows (self->notes, annotation);
}

static gboolean
apostil_article_view_query_tooltip (GtkWidget *widget,
                                    gint x,
                                    gint y,
                                    gboolean keyboard,
                                    GtkTooltip *tooltip)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  guint32 offset = apostil_session_get_caret (self->session);
  GdkRectangle area;

  if (self->document == NULL ||
      (!keyboard && !apostil_article_view_get_offset_at (self, x, y, &offset)))
    return FALSE;
  apostil_annotation_list_at (apostil_document_get_annotations (self->document), offset, found);
  for (guint i = 0; i < found->len && i < 4; i++)
    {
      g_autofree gchar *description = NULL;

      if (!needs_tooltip (self, found->pdata[i]))
        continue;
      description = apostil_describe_short (self->document, found->pdata[i]);
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", description);
    }
  if (words->len == 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, words->str);
  if (apostil_article_view_get_span_area (self, APOSTIL_SPAN (offset, offset + 1), &area))
    gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
apostil_article_view_adjusted (ApostilScroller *scroller)
{
  apostil_article_view_settle (APOSTIL_ARTICLE_VIEW (scroller));
}

static void
apostil_article_view_scrolled (ApostilScroller *scroller, GtkOrientation orientation)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    apostil_article_view_adjustment_changed (APOSTIL_ARTICLE_VIEW (scroller));
}

static void
apostil_article_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FAMILY:
      g_value_set_string (value, self->family);
      break;
    case PROP_MEASURE:
      g_value_set_uint (value, self->measure);
      break;
    case PROP_MARGIN_NOTES:
      g_value_set_boolean (value, self->margin_notes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
apostil_article_view_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      apostil_article_view_bind (self, g_value_get_object (value));
      break;
    case PROP_ZOOM:
      apostil_article_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FAMILY:
      if (g_strcmp0 (self->family, g_value_get_string (value)) == 0)
        break;
      g_free (self->family);
      self->family = g_value_dup_string (value);
      update_typeface (self);
      break;
    case PROP_MEASURE:
      self->measure = g_value_get_uint (value);
      apostil_article_view_update_page (self);
      break;
    case PROP_MARGIN_NOTES:
      self->margin_notes = g_value_get_boolean (value);
      apostil_article_view_update_page (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
apostil_article_view_dispose (GObject *object)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (object);

  apostil_article_pointer_stop (self);
  apostil_article_view_unbind (self);
  G_OBJECT_CLASS (apostil_article_view_parent_class)->dispose (object);
}

static void
apostil_article_view_finalize (GObject *object)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->text, apostil_text_unref);
  g_free (self->family);
  g_clear_pointer (&self->palette, apostil_palette_free);
  g_clear_pointer (&self->note_font, pango_font_description_free);
  g_clear_pointer (&self->ui_font, pango_font_description_free);
  apostil_margin_notes_free (self->notes);
  apostil_typesetter_free (self->setter);
  G_OBJECT_CLASS (apostil_article_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags plain = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, APOSTIL_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, MIN_ZOOM, MAX_ZOOM, 1.0, flags);
  properties[PROP_FAMILY] = g_param_spec_string ("family", NULL, NULL, "serif", plain);
  properties[PROP_MEASURE] = g_param_spec_uint ("measure", NULL, NULL, 30, 200, 70, plain);
  properties[PROP_MARGIN_NOTES] = g_param_spec_boolean ("margin-notes", NULL, NULL, TRUE, plain);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
apostil_article_view_class_init (ApostilArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  APOSTIL_SCROLLER_CLASS (klass)->adjusted = apostil_article_view_adjusted;
  APOSTIL_SCROLLER_CLASS (klass)->scrolled = apostil_article_view_scrolled;
  object_class->dispose = apostil_article_view_dispose;
  object_class->finalize = apostil_article_view_finalize;
  object_class->get_property = apostil_article_view_get_property;
  object_class->set_property = apostil_article_view_set_property;
  install_properties (object_class);

  widget_class->draw = apostil_article_view_draw;
  widget_class->realize = apostil_article_view_realize;
  widget_class->unrealize = apostil_article_view_unrealize;
  widget_class->size_allocate = apostil_article_view_size_allocate;
  widget_class->style_updated = apostil_article_view_style_updated;
  widget_class->get_preferred_width = apostil_article_view_get_preferred_width;
  widget_class->get_preferred_height = apostil_article_view_get_preferred_height;
  widget_class->focus_in_event = apostil_article_view_focus_change;
  widget_class->focus_out_event = apostil_article_view_focus_change;
  widget_class->query_tooltip = apostil_article_view_query_tooltip;
  apostil_article_clipboard_class_init (widget_class);
  apostil_article_pointer_class_init (widget_class);
  apostil_article_keys_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "article");
  gtk_widget_class_set_accessible_type (widget_class, APOSTIL_TYPE_ARTICLE_VIEW_ACCESSIBLE);

  signals[SIGNAL_SELECTED] =
      g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_COMMAND] = g_signal_new ("command", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CONTEXT_MENU] = g_signal_new ("context-menu", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1,
                                               GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
apostil_article_view_init (ApostilArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  apostil_palette_install (gdk_screen_get_default ());
  self->setter = apostil_typesetter_new ();
  apostil_typesetter_set_refined_func (self->setter, apostil_article_view_refined, self);
  self->notes = apostil_margin_notes_new ();
  self->zoom = 1.0;
  self->family = g_strdup ("serif");
  self->measure = 70;
  self->margin_notes = TRUE;
  self->goal_x = -1;
  gtk_widget_set_has_window (widget, TRUE);
  gtk_widget_set_can_focus (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (widget), GTK_STYLE_CLASS_VIEW);
  apostil_article_pointer_init (self);
  update_typeface (self);
}

/**
 * apostil_article_view_new:
 * @session: what it looks at
 *
 * Returns: (transfer full): a view, to be put into a #GtkScrolledWindow
 */
GtkWidget *
apostil_article_view_new (ApostilSession *session)
{
  return g_object_new (APOSTIL_TYPE_ARTICLE_VIEW, "session", session, NULL);
}

/**
 * apostil_article_view_get_session:
 * @self: a view
 *
 * Returns: (transfer none): what it looks at
 */
ApostilSession *
apostil_article_view_get_session (ApostilArticleView *self)
{
  g_return_val_if_fail (APOSTIL_IS_ARTICLE_VIEW (self), NULL);

  return self->session;
}

/**
 * apostil_article_view_get_zoom:
 * @self: a view
 *
 * Returns: how large the text is, 1 being the size that suits the interface's
 */
gdouble
apostil_article_view_get_zoom (ApostilArticleView *self)
{
  g_return_val_if_fail (APOSTIL_IS_ARTICLE_VIEW (self), 1.0);

  return self->zoom;
}

/**
 * apostil_article_view_set_zoom:
 * @self: a view
 * @zoom: from 0.5 to 4; held to that
 *
 * Sets the size of the text. The line at the top stays there.
 */
void
apostil_article_view_set_zoom (ApostilArticleView *self, gdouble zoom)
{
  g_return_if_fail (APOSTIL_IS_ARTICLE_VIEW (self));

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  update_typeface (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/**
 * apostil_article_view_get_offset_at:
 * @self: a view
 * @x: in widget coordinates
 * @y: in widget coordinates
 * @offset: (out): the code point there
 *
 * Returns: %FALSE when the point is not on words
 */
gboolean
apostil_article_view_get_offset_at (ApostilArticleView *self, gdouble x, gdouble y, guint32 *offset)
{
  guint block;
  guint line;
  gint text_x;
  gint byte;
  gint trailing;
  gboolean on_words;

  g_return_val_if_fail (APOSTIL_IS_ARTICLE_VIEW (self), FALSE);

  if (self->text == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return FALSE;
  on_words = apostil_article_view_locate (self, x, y, &block, &line, &text_x);
  if (!apostil_block_layout_x_to_byte (apostil_typesetter_get (self->setter, block), line, text_x,
                                       &byte, &trailing))
    on_words = FALSE;
  *offset = apostil_blocks_to_offset (apostil_typesetter_get_blocks (self->setter), block, byte);
  return on_words;
}

/**
 * apostil_article_view_emit_selected:
 * @self: a view
 *
 * Emits ::selected.
 */
void
apostil_article_view_emit_selected (ApostilArticleView *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/**
 * apostil_article_view_emit_activated:
 * @self: a view
 *
 * Emits ::activated.
 */
void
apostil_article_view_emit_activated (ApostilArticleView *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/**
 * apostil_article_view_emit_command:
 * @self: a view
 * @action: name of an action of the window, without "win."
 * @parameter: (nullable): its parameter
 *
 * Emits ::command.
 */
void
apostil_article_view_emit_command (ApostilArticleView *self,
                                   const gchar *action,
                                   const gchar *parameter)
{
  g_signal_emit (self, signals[SIGNAL_COMMAND], 0, action, parameter);
}

/**
 * apostil_article_view_emit_context_menu:
 * @self: a view
 * @area: where the menu should point at, in widget coordinates
 *
 * Emits ::context-menu.
 */
void
apostil_article_view_emit_context_menu (ApostilArticleView *self, GdkRectangle *area)
{
  g_signal_emit (self, signals[SIGNAL_CONTEXT_MENU], 0, area);
}
