/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-help-writer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "apostil-contrast.h"
#include "apostil-help-figure.h"

/* How it works
 *
 * All of a page is text, so that it can be read, selected and copied as one, by a screen reader as by
 * eyes. Lists, steps and tables of two columns hang on a tab; a table with more columns would be narrow
 * strips of words, so each of its rows becomes a short list, in which the heads of the columns say what
 * is what. Measures are in lines of the font at hand, and taken anew when it changes. */

#define MAX_LEVEL 4

/* On both sides of a key, for its frame; narrow, and no place to break a line. */
#define KEY_PADDING "\u202f\u202f"

typedef enum
{
  STYLE_TITLE,
  STYLE_HEADING,
  STYLE_PARAGRAPH,
  STYLE_CAPTION,
  STYLE_ITEM,
  STYLE_TERM,
  STYLE_ROW,
  STYLE_FIGURE,
  STYLE_WORDS, /* of a figure */
  STYLE_NOTE,
  STYLE_TOPIC,
  STYLE_DETAIL,
  STYLE_LEAD,
  STYLE_EMPHASIS,
  STYLE_KEY,
  STYLE_GUI,
  STYLE_CODE,
  STYLE_LINK,
  N_STYLES,
} Style;

/* Room above and below, in tenths of a line. */
static const struct
{
  const gchar *name;
  gdouble scale;
  gint weight; /* 0: as it is */
  gint above;
  gint below;
} styles[N_STYLES] = {
  [STYLE_TITLE] = { "title", 1.6, PANGO_WEIGHT_BOLD, 2, 6 },
  [STYLE_HEADING] = { "heading", 1.2, PANGO_WEIGHT_BOLD, 9, 3 },
  [STYLE_PARAGRAPH] = { "paragraph", 1, 0, 2, 4 },
  [STYLE_CAPTION] = { "caption", 1, PANGO_WEIGHT_BOLD, 2, 3 },
  [STYLE_ITEM] = { "item", 1, 0, 0, 3 },
  [STYLE_TERM] = { "term", 1, PANGO_WEIGHT_BOLD, 2, 1 },
  [STYLE_ROW] = { "row", 1, 0, 0, 3 },
  [STYLE_FIGURE] = { "figure", 1, 0, 3, 1 },
  [STYLE_WORDS] = { "words", 0.9, 0, 0, 7 },
  [STYLE_NOTE] = { "note", 1, 0, 0, 5 },
  [STYLE_TOPIC] = { "topic", 1, 0, 2, 1 },
  [STYLE_DETAIL] = { "detail", 0.95, 0, 0, 4 },
  [STYLE_LEAD] = { "lead", 1, 0, 0, 0 },
  [STYLE_EMPHASIS] = { "emphasis", 1, 0, 0, 0 },
  [STYLE_KEY] = { "key", 0.92, 0, 0, 0 },
  [STYLE_GUI] = { "gui", 1, PANGO_WEIGHT_SEMIBOLD, 0, 0 },
  [STYLE_CODE] = { "code", 0.95, 0, 0, 0 },
  [STYLE_LINK] = { "link", 1, 0, 0, 0 },
};

struct _ApostilHelpWriter
{
  GtkTextView *view; /* owns this */
  GtkTextBuffer *buffer;
  GtkTextTag *tags[N_STYLES];
  GtkTextTag *levels[MAX_LEVEL + 1]; /* how far in */
  GtkTextTag *hanging;               /* a mark, then words */
  gint line;                         /* how high one is, in pixels */
  GdkRGBA text;
  GdkRGBA link;

  /* Of what is written now: */
  GPtrArray *own_tags;  /* of its tables */
  GArray *links;        /* of ApostilHelpLink */
  GPtrArray *figures;   /* of ApostilHelpFigure */
  GHashTable *sections; /* id → character */
  const ApostilHelpLibrary *library;
  const ApostilHelpPage *page;
};

static void
clear_link (gpointer link)
{
  g_free (((ApostilHelpLink *) link)->target);
}

/**
 * apostil_help_writer_new:
 * @view: (transfer none): where it writes; it outlives the writer
 *
 * Returns: (transfer full): what writes help into @view
 */
ApostilHelpWriter *
apostil_help_writer_new (GtkTextView *view)
{
  ApostilHelpWriter *self = g_new0 (ApostilHelpWriter, 1);

  self->view = view;
  self->buffer = gtk_text_view_get_buffer (view);
  for (guint i = 0; i < N_STYLES; i++)
    {
      self->tags[i] = gtk_text_buffer_create_tag (self->buffer, styles[i].name, NULL);
      if (styles[i].scale != 1)
        g_object_set (self->tags[i], "scale", styles[i].scale, NULL);
      if (styles[i].weight != 0)
        g_object_set (self->tags[i], "weight", styles[i].weight, NULL);
    }
  g_object_set (self->tags[STYLE_EMPHASIS], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->tags[STYLE_CODE], "family", "monospace", NULL);
  g_object_set (self->tags[STYLE_LINK], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  for (guint i = 0; i <= MAX_LEVEL; i++)
    self->levels[i] =
        gtk_text_buffer_create_tag (self->buffer, NULL, "accumulative-margin", TRUE, NULL);
  self->hanging = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->own_tags = g_ptr_array_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (ApostilHelpLink));
  g_array_set_clear_func (self->links, clear_link);
  self->figures = g_ptr_array_new ();
  self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * apostil_help_writer_free:
 * @self: (transfer full) (nullable): a writer
 */
void
apostil_help_writer_free (ApostilHelpWriter *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->own_tags);
  g_array_unref (self->links);
  g_ptr_array_unref (self->figures);
  g_hash_table_unref (self->sections);
  g_free (self);
}

/* ---- Colours and measures ---- */

static void
hang (ApostilHelpWriter *self, GtkTextTag *tag, gint width)
{
  PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, width);

  g_object_set (tag, "indent", -width, "tabs", tabs, NULL);
  pango_tab_array_free (tabs);
}

static gint
get_step (ApostilHelpWriter *self)
{
  return self->line * 5 / 4;
}

static void
set_colours (ApostilHelpWriter *self, const GdkRGBA *text, const GdkRGBA *link)
{
  GdkRGBA dim = *text;
  GdkRGBA tint = *link;

  if (gdk_rgba_equal (&self->text, text) && gdk_rgba_equal (&self->link, link))
    return;
  self->text = *text;
  self->link = *link;
  dim.alpha = 0.75;
  tint.alpha = 0.1;
  g_object_set (self->tags[STYLE_LINK], "foreground-rgba", link, NULL);
  g_object_set (self->tags[STYLE_WORDS], "foreground-rgba", &dim, NULL);
  g_object_set (self->tags[STYLE_DETAIL], "foreground-rgba", &dim, NULL);
  g_object_set (self->tags[STYLE_LEAD], "foreground-rgba", &dim, NULL);
  g_object_set (self->tags[STYLE_NOTE], "paragraph-background-rgba", &tint, NULL);
}

/**
 * apostil_help_writer_restyle:
 * @self: a writer
 *
 * Takes colours and measures from the style of the view, which changed.
 *
 * Returns: whether what is written has to be written anew
 */
gboolean
apostil_help_writer_restyle (ApostilHelpWriter *self)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  PangoContext *pango = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics =
      pango_context_get_metrics (pango, pango_context_get_font_description (pango), NULL);
  gint line = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics) +
                            pango_font_metrics_get_descent (metrics));
  GdkRGBA text, link, page;

  pango_font_metrics_unref (metrics);
  gtk_style_context_save (context);
  gtk_style_context_set_state (context, GTK_STATE_FLAG_NORMAL);
  gtk_style_context_get_color (context, GTK_STATE_FLAG_NORMAL, &text);
  gtk_style_context_set_state (context, GTK_STATE_FLAG_LINK);
  gtk_style_context_get_color (context, GTK_STATE_FLAG_LINK, &link);
  gtk_style_context_restore (context);
  /* That of the dark theme of GTK itself stands out too little. */
  if (gtk_style_context_lookup_color (context, "theme_base_color", &page))
    apostil_contrast_reach (&link, &page, &text, APOSTIL_CONTRAST_WORDS);
  set_colours (self, &text, &link);
  if (line == self->line)
    return FALSE;
  self->line = line;
  for (guint i = 0; i < N_STYLES; i++)
    if (i < STYLE_LEAD)
      g_object_set (self->tags[i], "pixels-above-lines", line * styles[i].above / 10,
                    "pixels-below-lines", line * styles[i].below / 10, NULL);
  for (guint i = 0; i <= MAX_LEVEL; i++)
    g_object_set (self->levels[i], "left-margin", (gint) i * get_step (self), NULL);
  hang (self, self->hanging, get_step (self));
  return TRUE;
}

/* ---- Words ---- */

static gint
get_end (ApostilHelpWriter *self)
{
  return gtk_text_buffer_get_char_count (self->buffer);
}

static void
put (ApostilHelpWriter *self, const gchar *text)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert (self->buffer, &end, text, -1);
}

static void
apply (ApostilHelpWriter *self, GtkTextTag *tag, gint from, gint to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, to);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
}

static void
put_styled (ApostilHelpWriter *self, const gchar *text, Style style)
{
  gint from = get_end (self);

  put (self, text);
  apply (self, self->tags[style], from, get_end (self));
}

static void
note_link (ApostilHelpWriter *self, gint from, gint to, gchar *target)
{
  ApostilHelpLink link = { from, to, target };

  apply (self, self->tags[STYLE_LINK], from, to);
  g_array_append_val (self->links, link);
}

/* Puts @words into @text at @at; runs that begin or end there stay outside of them. */
static void
insert (GString *text, GArray *runs, guint at, const gchar *words)
{
  guint n = (guint) strlen (words);

  g_string_insert (text, at, words);
  for (guint i = 0; i < runs->len; i++)
    {
      ApostilHelpRun *run = &g_array_index (runs, ApostilHelpRun, i);

      if (run->start >= at)
        run->start += n;
      if (run->end > at)
        run->end += n;
    }
}

/* The words of a block as they are shown: keys have room around them, and links that have no words
 * of their own are called as the page that they lead to. */
static GString *
dup_words (ApostilHelpWriter *self, const ApostilHelpBlock *block, GArray **runs)
{
  GString *text = g_string_new_len (block->text->str, (gssize) block->text->len);

  *runs = g_array_sized_new (FALSE, FALSE, sizeof (ApostilHelpRun), block->runs->len);
  g_array_append_vals (*runs, block->runs->data, block->runs->len);
  for (guint i = 0; i < (*runs)->len; i++)
    {
      ApostilHelpRun *run = &g_array_index (*runs, ApostilHelpRun, i);
      guint start = run->start;

      if (run->style == APOSTIL_HELP_KEY)
        {
          insert (text, *runs, run->end, KEY_PADDING);
          run->end += strlen (KEY_PADDING);
          insert (text, *runs, start, KEY_PADDING);
          run->start = start;
        }
      else if (run->style == APOSTIL_HELP_LINK && run->start == run->end)
        {
          g_auto (GStrv) parts = g_strsplit (run->target != NULL ? run->target : "", "#", 2);
          const ApostilHelpPage *page =
              parts[0] != NULL ? apostil_help_library_get_page (self->library, parts[0]) : NULL;

          if (page == NULL)
            continue;
          insert (text, *runs, start, page->title);
          run->start = start;
          run->end = start + (guint) strlen (page->title);
        }
    }
  return text;
}

static void
style_run (ApostilHelpWriter *self, const ApostilHelpRun *run, gint from, gint to)
{
  static const Style by_run[] = {
    [APOSTIL_HELP_EMPHASIS] = STYLE_EMPHASIS, [APOSTIL_HELP_KEY] = STYLE_KEY,
    [APOSTIL_HELP_GUI] = STYLE_GUI,           [APOSTIL_HELP_CODE] = STYLE_CODE,
    [APOSTIL_HELP_LINK] = STYLE_LINK,
  };

  if (run->style != APOSTIL_HELP_LINK)
    apply (self, self->tags[by_run[run->style]], from, to);
  else if (run->target != NULL && to > from)
    note_link (self, from, to,
               *run->target == '#' ? g_strconcat (self->page->id, run->target, NULL)
                                   : g_strdup (run->target));
}

static void
put_words (ApostilHelpWriter *self, const ApostilHelpBlock *block)
{
  g_autoptr (GArray) runs = NULL;
  g_autoptr (GString) text = dup_words (self, block, &runs);
  gint from = get_end (self);

  put (self, text->str);
  for (guint i = 0; i < runs->len; i++)
    {
      const ApostilHelpRun *run = &g_array_index (runs, ApostilHelpRun, i);

      style_run (self, run,
                 from + (gint) g_utf8_pointer_to_offset (text->str, text->str + run->start),
                 from + (gint) g_utf8_pointer_to_offset (text->str, text->str + run->end));
    }
}

/* Ends the line that began at @from, which then looks as @style says. */
static void
end_line (ApostilHelpWriter *self, gint from, Style style, guint level)
{
  put (self, "\n");
  apply (self, self->tags[style], from, get_end (self));
  apply (self, self->levels[MIN (level, MAX_LEVEL)], from, get_end (self));
}

/* ---- Blocks ---- */

static void
put_item (ApostilHelpWriter *self, const ApostilHelpBlock *block)
{
  gint from = get_end (self);
  g_autofree gchar *number = g_strdup_printf ("%u.\t", block->number);

  put (self, block->number > 0 ? number : "•\t");
  put_words (self, block);
  end_line (self, from, STYLE_ITEM, block->level - 1);
  apply (self, self->hanging, from, get_end (self));
}

static void
put_figure (ApostilHelpWriter *self, const ApostilHelpBlock *block)
{
  g_autofree gchar *path =
      g_build_filename (apostil_help_library_get_folder (self->library), block->id, NULL);
  gint from = get_end (self);
  GtkWidget *figure;
  GtkTextIter end;

  if (block->id != NULL)
    {
      figure = apostil_help_figure_new (path, block->number, block->text->str);
      g_ptr_array_add (self->figures, figure);
      gtk_text_buffer_get_end_iter (self->buffer, &end);
      gtk_text_view_add_child_at_anchor (self->view, figure,
                                         gtk_text_buffer_create_child_anchor (self->buffer, &end));
      end_line (self, from, STYLE_FIGURE, block->level);
    }
  from = get_end (self);
  put_words (self, block);
  end_line (self, from, STYLE_WORDS, block->level);
}

/* Where the first column ends, by its widest cell. */
static gint
measure_column (ApostilHelpWriter *self, const GPtrArray *cells)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), NULL);
  gint widest = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const ApostilHelpBlock *cell = g_ptr_array_index (cells, i);
      g_autoptr (GArray) runs = NULL;
      g_autoptr (GString) text = dup_words (self, cell, &runs);
      gint width;

      if (cell->number > 0)
        continue;
      pango_layout_set_text (layout, text->str, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return MIN (widest, self->line * 10) + self->line;
}

/* A row on a line: what it is about, and what is said about it. */
static void
put_pairs (ApostilHelpWriter *self, const GPtrArray *cells)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);

  hang (self, tag, measure_column (self, cells));
  g_ptr_array_add (self->own_tags, tag);
  for (guint i = 0; i < cells->len; i++)
    {
      const ApostilHelpBlock *cell = g_ptr_array_index (cells, i);
      gboolean last = i + 1 == cells->len ||
                      ((ApostilHelpBlock *) g_ptr_array_index (cells, i + 1))->number == 0;
      gint from = get_end (self);

      put_words (self, cell);
      if (cell->kind == APOSTIL_HELP_HEAD)
        apply (self, self->tags[STYLE_CAPTION], from, get_end (self));
      if (last)
        end_line (self, from, STYLE_ROW, cell->level);
      else
        {
          put (self, "\t");
          apply (self, self->tags[STYLE_ROW], from, get_end (self));
          apply (self, self->levels[MIN (cell->level, MAX_LEVEL)], from, get_end (self));
        }
      apply (self, tag, from, get_end (self));
    }
}

static const ApostilHelpBlock *
find_head (const GPtrArray *cells, guint column)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const ApostilHelpBlock *cell = g_ptr_array_index (cells, i);

      if (cell->kind == APOSTIL_HELP_HEAD && cell->number == column)
        return cell;
    }
  return NULL;
}

/* A row on a line for each cell, the first of which stands out. */
static void
put_lists (ApostilHelpWriter *self, const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const ApostilHelpBlock *cell = g_ptr_array_index (cells, i);
      const ApostilHelpBlock *head = find_head (cells, cell->number);
      gint from = get_end (self);

      if (cell->kind == APOSTIL_HELP_HEAD)
        continue;
      if (cell->number > 0 && head != NULL)
        {
          /* Translators: in the help, the head of a column of a table before what stands in it */
          g_autofree gchar *lead = g_strdup_printf (C_ ("help", "%s: "), head->text->str);

          put_styled (self, lead, STYLE_LEAD);
        }
      put_words (self, cell);
      end_line (self, from, cell->number > 0 ? STYLE_ROW : STYLE_TERM,
                cell->level + (cell->number > 0 ? 1 : 0));
    }
}

/* All cells of a table from the block at @i on. Returns: how many there are. */
static guint
put_table (ApostilHelpWriter *self, const ApostilHelpPage *page, guint i)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint n_columns = 0;

  for (; i < page->blocks->len; i++)
    {
      ApostilHelpBlock *block = g_ptr_array_index (page->blocks, i);

      if (block->kind != APOSTIL_HELP_CELL && block->kind != APOSTIL_HELP_HEAD)
        break;
      g_ptr_array_add (cells, block);
      n_columns = MAX (n_columns, block->number + 1);
    }
  if (n_columns == 2)
    put_pairs (self, cells);
  else
    put_lists (self, cells);
  return cells->len;
}

static void
put_block (ApostilHelpWriter *self, const ApostilHelpBlock *block)
{
  static const Style by_kind[] = {
    [APOSTIL_HELP_TITLE] = STYLE_HEADING,
    [APOSTIL_HELP_PARAGRAPH] = STYLE_PARAGRAPH,
    [APOSTIL_HELP_CAPTION] = STYLE_CAPTION,
    [APOSTIL_HELP_TERM] = STYLE_TERM,
  };
  gboolean is_title = block->kind == APOSTIL_HELP_TITLE;
  gint from = get_end (self);

  if (is_title && block->id != NULL)
    g_hash_table_insert (self->sections, g_strdup (block->id), GINT_TO_POINTER (from));
  put_words (self, block);
  end_line (self, from, is_title && block->level == 0 ? STYLE_TITLE : by_kind[block->kind],
            is_title ? 0 : block->level);
  if (block->in_note)
    apply (self, self->tags[STYLE_NOTE], from, get_end (self));
}

/* ---- Lists of pages ---- */

static void
put_topics (ApostilHelpWriter *self, GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    {
      const ApostilHelpPage *page = g_ptr_array_index (pages, i);
      gint from = get_end (self);

      put (self, page->title);
      note_link (self, from, get_end (self), g_strdup (page->id));
      end_line (self, from, STYLE_TOPIC, 0);
      if (page->desc == NULL)
        continue;
      from = get_end (self);
      put (self, page->desc);
      end_line (self, from, STYLE_DETAIL, 0);
    }
}

/* What lists itself at the page, or at one of its sections. */
static void
put_topics_of (ApostilHelpWriter *self, const ApostilHelpPage *page, const gchar *section)
{
  g_autofree gchar *guide = section != NULL ? g_strconcat (page->id, "#", section, NULL)
                                            : g_strdup (page->id);
  g_autoptr (GPtrArray) topics = apostil_help_library_get_topics (self->library, guide);

  put_topics (self, topics);
}

static void
put_related (ApostilHelpWriter *self, const ApostilHelpPage *page)
{
  g_autoptr (GPtrArray) related = apostil_help_library_get_related (self->library, page->id);
  gint from = get_end (self);

  if (related->len == 0)
    return;
  /* Translators: in the help, above a list of other pages */
  put (self, _ ("See also"));
  end_line (self, from, STYLE_HEADING, 0);
  put_topics (self, related);
}

/* ---- All of it ---- */

static void
remove_tag (gpointer tag, gpointer table)
{
  gtk_text_tag_table_remove (table, tag);
}

static void
begin (ApostilHelpWriter *self, const ApostilHelpLibrary *library, const ApostilHelpPage *page)
{
  gtk_text_buffer_set_text (self->buffer, "", 0);
  g_ptr_array_foreach (self->own_tags, remove_tag, gtk_text_buffer_get_tag_table (self->buffer));
  g_ptr_array_set_size (self->own_tags, 0);
  g_array_set_size (self->links, 0);
  g_ptr_array_set_size (self->figures, 0);
  g_hash_table_remove_all (self->sections);
  self->library = library;
  self->page = page;
}

/* The caret goes to the beginning; no empty line follows the last one. */
static void
finish (ApostilHelpWriter *self)
{
  GtkTextIter end, last;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  last = end;
  if (gtk_text_iter_backward_char (&last))
    gtk_text_buffer_delete (self->buffer, &last, &end);
  gtk_text_buffer_get_start_iter (self->buffer, &end);
  gtk_text_buffer_place_cursor (self->buffer, &end);
  self->library = NULL;
  self->page = NULL;
}

/**
 * apostil_help_writer_write_page:
 * @self: a writer
 * @library: to which the page belongs
 * @page: what to write
 *
 * Writes the page in place of what was written before.
 */
void
apostil_help_writer_write_page (ApostilHelpWriter *self,
                                const ApostilHelpLibrary *library,
                                const ApostilHelpPage *page)
{
  const gchar *section = NULL;

  begin (self, library, page);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const ApostilHelpBlock *block = g_ptr_array_index (page->blocks, i);

      if (block->kind == APOSTIL_HELP_CELL || block->kind == APOSTIL_HELP_HEAD)
        i += put_table (self, page, i) - 1;
      else if (block->kind == APOSTIL_HELP_IMAGE)
        put_figure (self, block);
      else if (block->kind == APOSTIL_HELP_ITEM)
        put_item (self, block);
      else
        {
          if (block->kind == APOSTIL_HELP_TITLE && i > 0)
            put_topics_of (self, page, section);
          if (block->kind == APOSTIL_HELP_TITLE)
            section = block->id;
          put_block (self, block);
        }
    }
  put_topics_of (self, page, section);
  put_related (self, page);
  finish (self);
}

/**
 * apostil_help_writer_write_found:
 * @self: a writer
 * @library: in which to look
 * @words: what for
 *
 * Writes a list of the pages that hold the words.
 */
void
apostil_help_writer_write_found (ApostilHelpWriter *self,
                                 const ApostilHelpLibrary *library,
                                 const gchar *words)
{
  g_autoptr (GPtrArray) found = apostil_help_library_search (library, words);

  begin (self, library, NULL);
  put_topics (self, found);
  if (found->len == 0)
    {
      gint from = get_end (self);
      /* Translators: %s is what was looked for in the help */
      g_autofree gchar *nothing = g_strdup_printf (_ ("No page of the help holds “%s”."), words);

      put (self, nothing);
      end_line (self, from, STYLE_PARAGRAPH, 0);
    }
  finish (self);
}

/**
 * apostil_help_writer_write_problem:
 * @self: a writer
 * @title: what is not there
 * @words: why
 *
 * Says so where help would stand.
 */
void
apostil_help_writer_write_problem (ApostilHelpWriter *self, const gchar *title, const gchar *words)
{
  gint from;

  begin (self, NULL, NULL);
  put (self, title);
  end_line (self, 0, STYLE_TITLE, 0);
  from = get_end (self);
  put (self, words);
  end_line (self, from, STYLE_PARAGRAPH, 0);
  finish (self);
}

/* ---- Where things are ---- */

/**
 * apostil_help_writer_get_links:
 * @self: a writer
 *
 * Returns: (transfer none) (element-type ApostilHelpLink): the links, in the order of the text
 */
GArray *
apostil_help_writer_get_links (ApostilHelpWriter *self)
{
  return self->links;
}

/**
 * apostil_help_writer_get_figures:
 * @self: a writer
 *
 * Returns: (transfer none) (element-type ApostilHelpFigure): the pictures, owned by the view
 */
GPtrArray *
apostil_help_writer_get_figures (ApostilHelpWriter *self)
{
  return self->figures;
}

/**
 * apostil_help_writer_get_section:
 * @self: a writer
 * @id: of a section
 *
 * Returns: the character where it begins; 0 when there is none of this name
 */
gint
apostil_help_writer_get_section (ApostilHelpWriter *self, const gchar *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->sections, id));
}

/**
 * apostil_help_writer_get_key_tag:
 * @self: a writer
 *
 * Returns: (transfer none): the tag of the names of keys, around which the view draws frames
 */
GtkTextTag *
apostil_help_writer_get_key_tag (ApostilHelpWriter *self)
{
  return self->tags[STYLE_KEY];
}
