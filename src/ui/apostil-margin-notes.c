/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-margin-notes.h"

#include "apostil-note-words.h"

/* The words of a note are laid out once for an annotation (records never change; those of
 * entities and relations do, so a change of the document clears all). Places are found from
 * top to bottom: a note begins at its line or below the one before; one that has no room
 * before the next shows its first line only, and one that would be pushed too far from its
 * line is a tick. */

#define MAX_PUSH  5    /* lines of the text */
#define MAX_LINES 3    /* of what stands under the first one */
#define MAX_TEXTS 1000 /* laid out notes to keep */
#define RULE      2
#define GAP       8  /* from the rule to the words */
#define AIR       10 /* between notes */

typedef struct
{
  PangoLayout *title;
  PangoLayout *detail; /* (nullable) */
  PangoLayout *badge;  /* (nullable) */
  gint title_height;
  gint detail_height;
  gint badge_height;
} NoteText;

typedef struct
{
  ApostilAnnotation *annotation; /* owned */
  const gchar *colour;
  gint line_y; /* middle of the line it belongs to */
  gint pitch;
  gboolean suggested;
  gboolean compact;
  gboolean tick;
  gboolean warning; /* the badge is about a contradiction */
  GdkRectangle box;
  NoteText *text; /* in the cache */
} Note;

struct _ApostilMarginNotes
{
  GArray *notes;     /* Note */
  GHashTable *texts; /* annotation (owned) → NoteText */
  gint width;        /* for which the texts were laid out */
  gboolean valid;
};

static void
note_clear (gpointer data)
{
  Note *note = data;

  g_object_unref (note->annotation);
}

static void
note_text_free (gpointer data)
{
  NoteText *text = data;

  g_clear_object (&text->title);
  g_clear_object (&text->detail);
  g_clear_object (&text->badge);
  g_free (text);
}

/**
 * apostil_margin_notes_new:
 *
 * Returns: (transfer full): no notes
 */
ApostilMarginNotes *
apostil_margin_notes_new (void)
{
  ApostilMarginNotes *self = g_new0 (ApostilMarginNotes, 1);

  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_set_clear_func (self->notes, note_clear);
  self->texts = g_hash_table_new_full (NULL, NULL, g_object_unref, note_text_free);
  return self;
}

/**
 * apostil_margin_notes_free:
 * @self: (transfer full): notes
 *
 * Frees @self.
 */
void
apostil_margin_notes_free (ApostilMarginNotes *self)
{
  g_array_unref (self->notes);
  g_hash_table_unref (self->texts);
  g_free (self);
}

/**
 * apostil_margin_notes_clear:
 * @self: notes
 *
 * Forgets all words: the document or the font changed.
 */
void
apostil_margin_notes_clear (ApostilMarginNotes *self)
{
  g_array_set_size (self->notes, 0);
  g_hash_table_remove_all (self->texts);
  self->valid = FALSE;
}

/**
 * apostil_margin_notes_invalidate:
 * @self: notes
 *
 * Says that the notes are to be arranged again: the view scrolled.
 */
void
apostil_margin_notes_invalidate (ApostilMarginNotes *self)
{
  self->valid = FALSE;
}

/**
 * apostil_margin_notes_is_valid:
 * @self: notes
 *
 * Returns: whether they stand where they should
 */
gboolean
apostil_margin_notes_is_valid (ApostilMarginNotes *self)
{
  return self->valid;
}

static PangoLayout *
make_layout (const ApostilMarginNotesInput *input,
             const gchar *words,
             gdouble scale,
             gboolean bold,
             gint width,
             guint n_lines)
{
  PangoLayout *layout = pango_layout_new (input->context);
  gboolean against;
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (input->font);

  pango_font_description_set_absolute_size (font, pango_font_description_get_size (font) * scale);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -(gint) n_lines);
  /* A name runs as it is written, so that it is shortened at its end; what is said of it, as the
   * interface does. */
  pango_layout_set_auto_dir (layout, bold);
  pango_layout_set_text (layout, words, -1);
  /* On the side of the rule, whatever the direction of the words: Pango takes left for right when they
   * run against the context. */
  against = pango_layout_get_direction (layout, 0) != pango_context_get_base_dir (input->context);
  pango_layout_set_alignment (layout, input->rtl != (bold && against) ? PANGO_ALIGN_RIGHT
                                                                      : PANGO_ALIGN_LEFT);
  return layout;
}

static gint
get_height (PangoLayout *layout)
{
  gint height = 0;

  if (layout != NULL)
    pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static NoteText *
get_text (ApostilMarginNotes *self,
          const ApostilMarginNotesInput *input,
          ApostilAnnotation *annotation)
{
  NoteText *text = g_hash_table_lookup (self->texts, annotation);
  gint width = MAX (input->page->notes_width - RULE - GAP, 16);
  ApostilNoteWords words;

  if (text != NULL)
    return text;
  apostil_note_words_init (
      &words, input->document, annotation,
      apostil_marks_get_contradictions (input->marks, apostil_record_get_id (annotation)));
  text = g_new0 (NoteText, 1);
  text->title = make_layout (input, words.title, 1.0, TRUE, width, 2);
  if (words.detail != NULL)
    text->detail = make_layout (input, words.detail, 0.93, FALSE, width, MAX_LINES);
  if (words.badge != NULL)
    text->badge = make_layout (input, words.badge, 0.85, FALSE, width - 14, 1);
  text->title_height = get_height (text->title);
  text->detail_height = get_height (text->detail);
  text->badge_height = text->badge == NULL ? 0 : get_height (text->badge) + 6;
  apostil_note_words_clear (&words);
  g_hash_table_insert (self->texts, g_object_ref (annotation), text);
  return text;
}

typedef struct
{
  ApostilMarginNotes *notes;
  const ApostilMarginNotesInput *input;
  ApostilSpan sight;
} GatherData;

static gboolean
gather (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  GatherData *data = user_data;
  const ApostilMarginNotesInput *input = data->input;
  ApostilSpan span = apostil_annotation_get_first_span (annotation);
  ApostilStatus status = apostil_record_get_status (annotation);
  Note note = { 0 };
  gint bottom;
  gint top;

  if (status == APOSTIL_STATUS_REJECTED || !apostil_note_words_has (annotation) ||
      !apostil_span_holds (data->sight, span.start))
    return TRUE;
  span.end = span.start + 1;
  if (!apostil_scene_get_extent (input->scene, span, &top, &bottom))
    return TRUE;
  note.annotation = g_object_ref (annotation);
  note.colour = apostil_marks_get_colour (input->marks, annotation);
  note.line_y = top;
  note.pitch = bottom - top;
  note.suggested = status == APOSTIL_STATUS_SUGGESTED;
  note.warning =
      apostil_marks_get_contradictions (input->marks, apostil_record_get_id (annotation)) > 0;
  g_array_append_val (data->notes->notes, note);
  return TRUE;
}

static gint
compare_notes (gconstpointer a, gconstpointer b)
{
  return apostil_annotation_compare (((const Note *) a)->annotation,
                                     ((const Note *) b)->annotation);
}

static gint
get_full_height (const Note *note)
{
  const NoteText *text = note->text;

  return text->title_height + text->detail_height + text->badge_height + 4;
}

static void
place (ApostilMarginNotes *self, const ApostilMarginNotesInput *input)
{
  gint free_y = G_MININT / 2;

  for (guint i = 0; i < self->notes->len; i++)
    {
      Note *note = &g_array_index (self->notes, Note, i);
      gboolean is_current = note->annotation == input->current;
      gint y = note->line_y + 3;
      gint next = G_MAXINT / 2;
      gint height;

      note->text = NULL;
      note->box.x = input->page->notes_x;
      note->box.width = input->page->notes_width;
      if (i + 1 < self->notes->len)
        next = g_array_index (self->notes, Note, i + 1).line_y + 3;
      y = MAX (y, free_y);
      note->tick = input->page->ticks || (y - note->line_y > MAX_PUSH * note->pitch && !is_current);
      if (note->tick)
        {
          note->box.y = note->line_y + note->pitch / 4;
          note->box.height = note->pitch / 2;
          note->box.width = MIN (note->box.width, 10);
          if (input->rtl)
            note->box.x += input->page->notes_width - note->box.width;
          /* Among notes it stands between them and the text. */
          if (!input->page->ticks)
            note->box.x += input->rtl ? 14 : -14;
          continue;
        }
      note->text = get_text (self, input, note->annotation);
      height = get_full_height (note);
      note->compact = y + height > next + note->pitch * 3 / 2 && !is_current;
      if (note->compact)
        height = note->text->title_height + 2;
      note->box.y = y;
      note->box.height = height;
      free_y = y + height + (note->compact ? AIR / 2 : AIR);
    }
}

/**
 * apostil_margin_notes_arrange:
 * @self: notes
 * @input: what is in sight, and how to set it
 *
 * Finds the notes in sight and places them.
 */
void
apostil_margin_notes_arrange (ApostilMarginNotes *self, const ApostilMarginNotesInput *input)
{
  GatherData data = { self, input, apostil_scene_get_span (input->scene) };

  g_array_set_size (self->notes, 0);
  self->valid = TRUE;
  if (input->page->notes_width == 0)
    return;
  if (self->width != input->page->notes_width || g_hash_table_size (self->texts) > MAX_TEXTS)
    g_hash_table_remove_all (self->texts);
  self->width = input->page->notes_width;
  apostil_annotation_list_foreach_in (apostil_document_get_annotations (input->document),
                                      data.sight, gather, &data);
  if (apostil_marks_get_proposed (input->marks) != NULL)
    {
      guint n = self->notes->len;

      apostil_annotation_list_foreach_in (apostil_marks_get_proposed (input->marks), data.sight,
                                          gather, &data);
      if (self->notes->len > n)
        g_array_sort (self->notes, compare_notes);
    }
  place (self, input);
}

static void
show_layout (cairo_t *cr, PangoLayout *layout, gint x, gint y, const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_badge (cairo_t *cr,
             const Note *note,
             gint x,
             gint y,
             gboolean rtl,
             gint width,
             ApostilPalette *palette)
{
  const ApostilPageColours *page = apostil_palette_get_page (palette);
  const GdkRGBA *colour = note->warning ? &apostil_palette_get (palette, note->colour)->line
                                        : &page->dim;
  gint text_width;
  gint text_height;
  gdouble radius;

  pango_layout_get_pixel_size (note->text->badge, &text_width, &text_height);
  if (rtl)
    x += width - text_width - 14;
  radius = (text_height + 2) / 2.0;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + 0.5 + radius, y + 2.5 + radius, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, x + text_width + 13.5 - radius, y + 2.5 + radius, radius, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  show_layout (cr, note->text->badge, rtl ? x + 7 - (width - 14 - text_width) : x + 7, y + 3,
               colour);
}

static void
paint_note (cairo_t *cr,
            const Note *note,
            const ApostilPage *page,
            gboolean rtl,
            gboolean is_current,
            ApostilPalette *palette)
{
  const ApostilPageColours *colours = apostil_palette_get_page (palette);
  const GdkRGBA *line = &apostil_palette_get (palette, note->colour)->line;
  gint rule_x = rtl ? note->box.x + note->box.width - RULE : note->box.x;
  gint text_x = rtl ? note->box.x : note->box.x + RULE + GAP;
  gint y = note->box.y;

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  if (is_current)
    {
      gdk_cairo_set_source_rgba (cr, &colours->active_fill);
      cairo_rectangle (cr, note->box.x, y - 3, note->box.width, note->box.height + 6);
      cairo_fill (cr);
    }
  gdk_cairo_set_source_rgba (cr, line);
  if (note->suggested)
    for (gint at = 0; at < note->box.height; at += 6)
      cairo_rectangle (cr, rule_x, y + at, RULE, MIN (4, note->box.height - at));
  else
    cairo_rectangle (cr, rule_x, y, RULE, note->box.height);
  /* What joins a note that was pushed down to its line. */
  if (y > note->line_y + note->pitch && !note->compact)
    {
      gint joint = rtl ? page->notes_x + page->notes_width + 6 : page->notes_x - 7;

      cairo_rectangle (cr, joint, note->line_y + note->pitch / 2, 1,
                       y + 8 - note->line_y - note->pitch / 2);
      cairo_rectangle (cr, MIN (joint, rtl ? rule_x + RULE : joint), y + 7, 8, 1);
    }
  cairo_fill (cr);
  cairo_restore (cr);

  show_layout (cr, note->text->title, text_x, y, &colours->text);
  y += note->text->title_height;
  if (note->compact)
    return;
  if (note->text->detail != NULL)
    show_layout (cr, note->text->detail, text_x, y, &colours->dim);
  y += note->text->detail_height;
  if (note->text->badge != NULL)
    paint_badge (cr, note, text_x, y, rtl, note->box.width - RULE - GAP, palette);
}

/**
 * apostil_margin_notes_paint:
 * @self: notes
 * @cr: a context on the widget
 * @page: the geometry
 * @rtl: whether the article runs from right to left
 * @current: (nullable): the current mark
 * @palette: the colours
 *
 * Paints the notes that the clip touches.
 */
void
apostil_margin_notes_paint (ApostilMarginNotes *self,
                            cairo_t *cr,
                            const ApostilPage *page,
                            gboolean rtl,
                            ApostilAnnotation *current,
                            ApostilPalette *palette)
{
  GdkRectangle clip;

  if (!gdk_cairo_get_clip_rectangle (cr, &clip))
    return;
  for (guint i = 0; i < self->notes->len; i++)
    {
      const Note *note = &g_array_index (self->notes, Note, i);
      GdkRectangle around = note->box;

      around.height += MAX (note->box.y - note->line_y, 0) + 8;
      around.y = MIN (note->box.y, note->line_y) - 4;
      if (!gdk_rectangle_intersect (&around, &clip, NULL))
        continue;
      if (!note->tick)
        {
          paint_note (cr, note, page, rtl, note->annotation == current, palette);
          continue;
        }
      cairo_save (cr);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
      gdk_cairo_set_source_rgba (cr, &apostil_palette_get (palette, note->colour)->line);
      if (note->suggested)
        {
          cairo_rectangle (cr, note->box.x + 2, note->box.y, 3, note->box.height / 3);
          cairo_rectangle (cr, note->box.x + 2, note->box.y + note->box.height * 2 / 3, 3,
                           note->box.height / 3);
        }
      else
        cairo_rectangle (cr, note->box.x + 2, note->box.y, note->annotation == current ? 6 : 3,
                         note->box.height);
      cairo_fill (cr);
      cairo_restore (cr);
    }
}

/**
 * apostil_margin_notes_at:
 * @self: notes
 * @x: in widget coordinates
 * @y: in widget coordinates
 *
 * Returns: (transfer none) (nullable): the mark whose note or tick is there
 */
ApostilAnnotation *
apostil_margin_notes_at (ApostilMarginNotes *self, gdouble x, gdouble y)
{
  for (guint i = self->notes->len; i > 0; i--)
    {
      const Note *note = &g_array_index (self->notes, Note, i - 1);

      if (x >= note->box.x - 4 && x < note->box.x + note->box.width + 4 && y >= note->box.y - 2 &&
          y < note->box.y + note->box.height + 2)
        return note->annotation;
    }
  return NULL;
}

/**
 * apostil_margin_notes_shows:
 * @self: notes
 * @annotation: a mark
 *
 * Returns: whether a note with words stands beside @annotation, not just a tick
 */
gboolean
apostil_margin_notes_shows (ApostilMarginNotes *self, ApostilAnnotation *annotation)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const Note *note = &g_array_index (self->notes, Note, i);

      if (note->annotation == annotation)
        return !note->tick;
    }
  return FALSE;
}

/**
 * apostil_margin_notes_get_length:
 * @self: notes
 *
 * Returns: how many notes and ticks are in and about sight
 */
guint
apostil_margin_notes_get_length (ApostilMarginNotes *self)
{
  return self->notes->len;
}

/**
 * apostil_margin_notes_get_box:
 * @self: notes
 * @index: which one, from top to bottom
 * @box: (out): where it stands, in widget coordinates
 *
 * Returns: %FALSE when it is a tick
 */
gboolean
apostil_margin_notes_get_box (ApostilMarginNotes *self, guint index, GdkRectangle *box)
{
  const Note *note;

  g_return_val_if_fail (index < self->notes->len, FALSE);

  note = &g_array_index (self->notes, Note, index);
  *box = note->box;
  return !note->tick;
}
