/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-article-view-private.h"

/* One frame: the blocks that the clip touches make a scene, marks, selection and matches are
 * added to it, and the painter paints it; then what is not text. When a mark is taken, its lines
 * are painted again and the whole column of notes, together as high as the widget: so the text is
 * painted in a clip of its own, without that column, which is as high as those lines. */

static void
add_selection (ApostilArticleView *self, ApostilScene *scene)
{
  ApostilBrush brush = { APOSTIL_PAINT_SELECTION, NULL, 0, APOSTIL_SHAPE_SQUARE };
  ApostilSpan sight = apostil_scene_get_span (scene);
  ApostilSpan selection;
  gint chosen;
  GArray *matches = apostil_session_get_matches (self->session, &chosen);
  guint low = 0;
  guint high = matches == NULL ? 0 : matches->len;

  if (apostil_session_get_selection (self->session, &selection))
    apostil_scene_add (scene, selection, &brush);

  /* Matches are sorted: the first that ends in sight. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (matches, ApostilSpan, middle).end <= sight.start)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; matches != NULL && i < matches->len; i++)
    {
      ApostilSpan match = g_array_index (matches, ApostilSpan, i);

      if (match.start >= sight.end)
        break;
      brush.paint = (gint) i == chosen ? APOSTIL_PAINT_MATCH_CHOSEN : APOSTIL_PAINT_MATCH;
      apostil_scene_add (scene, match, &brush);
    }
}

static void
paint_header (ApostilArticleView *self, cairo_t *cr, const ApostilSceneBlock *block)
{
  const ApostilPageColours *colours = apostil_palette_get_page (self->palette);
  const ApostilColour *amber = apostil_palette_get (self->palette, "amber");
  g_autofree gchar *words = apostil_section_headers_get_words (
      self->headers, apostil_typesetter_get_blocks (self->setter), block->block);
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  gint width;
  gint height;
  gint y;

  if (words == NULL)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  font = pango_font_description_copy (self->note_font);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, self->page.text_width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, self->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, &width, &height);
  y = block->y + apostil_block_layout_get_line_top (block->layout, 0) - self->header_height +
      (self->header_height - height) / 2;
  gdk_cairo_set_source_rgba (cr, &amber->line);
  cairo_move_to (cr, self->page.text_x, y);
  pango_cairo_show_layout (cr, layout);

  /* A hairline to the end of the column. */
  width += 10;
  if (width >= self->page.text_width)
    return;
  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  gdk_cairo_set_source_rgba (cr, &colours->hair);
  cairo_rectangle (cr, self->rtl ? self->page.text_x : self->page.text_x + width, y + height / 2,
                   self->page.text_width - width, 1);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
paint_caret (ApostilArticleView *self, cairo_t *cr, ApostilScene *scene)
{
  guint32 caret = apostil_session_get_caret (self->session);
  const ApostilSceneBlock *place;
  guint block;
  guint line;
  gint x;
  gint top;
  gint pitch;

  if (!self->caret_visible || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  place = apostil_scene_get_block (
      scene, apostil_blocks_find (apostil_typesetter_get_blocks (self->setter), caret));
  if (place == NULL)
    return;
  apostil_caret_get_place (self->setter, caret, &block, &line, &x);
  top = place->y + apostil_block_layout_get_line_top (place->layout, line);
  pitch = apostil_block_layout_get_pitch (place->layout);
  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  gdk_cairo_set_source_rgba (cr, &apostil_palette_get_page (self->palette)->text);
  cairo_rectangle (cr, self->page.text_x + x - 1, top + pitch / 10, 2, pitch * 8 / 10);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
arrange_notes (ApostilArticleView *self)
{
  g_autoptr (ApostilScene) scene = NULL;
  gint height = gtk_widget_get_allocated_height (GTK_WIDGET (self));
  /* From well above, so that notes pushed down stay where they are while scrolling. */
  gint margin = apostil_typesetter_get_pitch (self->setter) * APOSTIL_NOTES_ABOVE;
  ApostilMarginNotesInput input = {
    .document = self->document,
    .marks = self->marks,
    .page = &self->page,
    .context = gtk_widget_get_pango_context (GTK_WIDGET (self)),
    .font = self->note_font,
    .rtl = self->rtl,
    .current = apostil_session_get_current (self->session),
  };

  if (self->page.notes_width == 0 || apostil_margin_notes_is_valid (self->notes))
    return;
  scene = apostil_scene_new (self->setter, self->page.text_x);
  apostil_article_view_foreach_visible (self, -margin, height, scene);
  input.scene = scene;
  apostil_margin_notes_arrange (self->notes, &input);
}

static void
add_marks (ApostilArticleView *self, ApostilScene *scene, GArray *rules)
{
  ApostilAnnotation *current = apostil_session_get_current (self->session);

  if (self->drag.mode == APOSTIL_DRAG_HANDLE)
    {
      ApostilBrush brush = { APOSTIL_PAINT_ACTIVE, NULL, 0, APOSTIL_SHAPE_SQUARE };

      /* What the mark would become stands in for it until the button is released. */
      apostil_marks_collect (self->marks, scene, NULL, rules);
      apostil_scene_add (scene, self->drag.preview, &brush);
      brush.paint = APOSTIL_PAINT_OUTLINE;
      apostil_scene_add (scene, self->drag.preview, &brush);
      return;
    }
  apostil_marks_collect (self->marks, scene, current, rules);
}

static void
paint_section_edge (ApostilArticleView *self, cairo_t *cr, ApostilScene *scene)
{
  const ApostilSceneBlock *block;
  guint32 offset = self->drag.preview.start;

  if (self->drag.mode != APOSTIL_DRAG_SECTION)
    return;
  block = apostil_scene_get_block (
      scene, apostil_blocks_find (apostil_typesetter_get_blocks (self->setter), offset));
  if (block == NULL)
    return;
  gdk_cairo_set_source_rgba (cr, &apostil_palette_get_page (self->palette)->active);
  cairo_rectangle (cr, 0, block->y + apostil_block_layout_get_line_top (block->layout, 0) - 2,
                   self->page.text_x + self->page.text_width, 2);
  cairo_fill (cr);
}

/* What is not the column of notes. */
static void
clip_to_text (ApostilArticleView *self, cairo_t *cr)
{
  const ApostilPage *page = &self->page;
  gint left = 0;
  gint right = gtk_widget_get_allocated_width (GTK_WIDGET (self));

  if (page->notes_width > 0 && self->rtl)
    left = page->notes_x + page->notes_width + page->notes_reach;
  else if (page->notes_width > 0)
    right = page->notes_x - page->notes_reach;
  cairo_rectangle (cr, left, 0, right - left, gtk_widget_get_allocated_height (GTK_WIDGET (self)));
  cairo_clip (cr);
}

/* The words that the clip touches, which become @scene, and what lies on them. */
static void
paint_text (ApostilArticleView *self, cairo_t *cr, ApostilScene *scene)
{
  ApostilPalette *palette = apostil_article_view_get_palette (self);
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (ApostilRule));
  gint pitch = apostil_typesetter_get_pitch (self->setter);
  const ApostilSceneBlock *blocks;
  guint n_blocks;
  GdkRectangle clip;

  if (!gdk_cairo_get_clip_rectangle (cr, &clip))
    return;
  apostil_scene_set_sight (scene, clip.y, clip.y + clip.height);
  apostil_article_view_foreach_visible (self, clip.y - pitch, clip.y + clip.height + pitch, scene);
  add_marks (self, scene, rules);
  add_selection (self, scene);
  apostil_painter_paint_fills (cr, scene, palette);
  apostil_painter_paint_text (cr, scene, palette);
  apostil_painter_paint_lines (cr, scene, palette);
  apostil_painter_paint_rules (cr, rules, &self->page, self->rtl, palette);
  blocks = apostil_scene_get_blocks (scene, &n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    if ((apostil_typesetter_get_role (self->setter, blocks[i].block) & APOSTIL_ROLE_HEADER) != 0)
      paint_header (self, cr, &blocks[i]);
}

/**
 * apostil_article_view_draw:
 * @widget: a view
 * @cr: a context on it
 *
 * Paints what the clip of @cr touches.
 *
 * Returns: %GDK_EVENT_PROPAGATE
 */
gboolean
apostil_article_view_draw (GtkWidget *widget, cairo_t *cr)
{
  ApostilArticleView *self = APOSTIL_ARTICLE_VIEW (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  ApostilPalette *palette = apostil_article_view_get_palette (self);
  g_autoptr (ApostilScene) scene = apostil_scene_new (self->setter, self->page.text_x);

  gtk_render_background (context, cr, 0, 0, gtk_widget_get_allocated_width (widget),
                         gtk_widget_get_allocated_height (widget));
  if (self->document == NULL)
    return GDK_EVENT_PROPAGATE;

  cairo_save (cr);
  clip_to_text (self, cr);
  paint_text (self, cr, scene);
  cairo_restore (cr);
  arrange_notes (self);
  apostil_margin_notes_paint (self->notes, cr, &self->page, self->rtl,
                              apostil_session_get_current (self->session), palette);
  paint_section_edge (self, cr, scene);
  paint_caret (self, cr, scene);
  return GDK_EVENT_PROPAGATE;
}
