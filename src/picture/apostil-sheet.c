/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-sheet-private.h"

#include <glib/gi18n-lib.h>

/* How it works
 *
 * The sheet is laid out once, from top to bottom, in small steps, so that a window stays alive meanwhile.
 * What is kept is only where on which page things stand, some bytes for each paragraph and row: whoever
 * paints a page lays out again what is on it.
 *
 * Notes stand beside the line in which their mark begins, or as near below it as the notes before them
 * allow. Those that find no room on their page begin the next one. */

#define MM (72.0 / 25.4)

#define PARAGRAPH_GAP 6.5
#define HEADING_GAP   20.0
#define NOTE_GAP      2.5
#define MIN_ROOM      64.0 /* below a heading */

const ApostilSheetPaper apostil_sheet_a4 = {
  210 * MM, 297 * MM, 18 * MM, 18 * MM, 17 * MM, 13 * MM
};
const ApostilSheetPaper apostil_sheet_letter = { 612, 792, 18 * MM, 18 * MM, 17 * MM, 13 * MM };

enum
{
  PHASE_FRONT,
  PHASE_ARTICLE,
  PHASE_NOTES,
  PHASE_TABLES, /* and one more for each further table */
};

/* ---- Places ---- */

gdouble
apostil_sheet_get_inner (ApostilSheet *self)
{
  return self->paper.width - self->paper.left - self->paper.right;
}

gdouble
apostil_sheet_get_bottom (ApostilSheet *self)
{
  return self->paper.height - self->paper.bottom - APOSTIL_SHEET_FOOTER;
}

gdouble
apostil_sheet_get_notes_width (ApostilSheet *self)
{
  return apostil_sheet_get_inner (self) * 0.25;
}

gdouble
apostil_sheet_get_text_width (ApostilSheet *self)
{
  return apostil_sheet_get_inner (self) - apostil_sheet_get_notes_width (self) -
         APOSTIL_SHEET_NUMBERS - APOSTIL_SHEET_GAP;
}

/* The margin's side follows the article's direction. */
gdouble
apostil_sheet_get_text_x (ApostilSheet *self)
{
  return self->article_rtl
             ? self->paper.left + apostil_sheet_get_notes_width (self) + APOSTIL_SHEET_GAP
             : self->paper.left + APOSTIL_SHEET_NUMBERS;
}

gdouble
apostil_sheet_get_notes_x (ApostilSheet *self)
{
  return self->article_rtl ? self->paper.left
                           : self->paper.left + apostil_sheet_get_inner (self) -
                                 apostil_sheet_get_notes_width (self);
}

/* ---- Pages ---- */

static void
item_clear (gpointer data)
{
  g_free (((ApostilSheetItem *) data)->lines);
}

static void
add_item (ApostilSheet *self, const ApostilSheetItem *item)
{
  GArray *page = g_ptr_array_index (self->pages, self->pages->len - 1);

  g_array_append_vals (page, item, 1);
}

static void place_note (ApostilSheet *self, guint mark, gdouble y);

static void
begin_page (ApostilSheet *self)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (ApostilSheetItem));
  GQueue waiting = self->notes;

  g_array_set_clear_func (page, item_clear);
  g_ptr_array_add (self->pages, page);
  self->y = self->paper.top;
  self->notes_y = self->paper.top;
  g_queue_init (&self->notes);
  while (waiting.length > 0)
    place_note (self, GPOINTER_TO_UINT (g_queue_pop_head (&waiting)) - 1, self->paper.top);
}

static gboolean
is_page_empty (ApostilSheet *self)
{
  return self->y <= self->paper.top;
}

static void
place_note (ApostilSheet *self, guint mark, gdouble y)
{
  g_autoptr (PangoLayout) layout = apostil_sheet_lay_out_note (self, mark);
  ApostilSheetItem item = {
    .type = APOSTIL_SHEET_NOTE,
    .index = (gint) mark,
    .y = MAX (y, self->notes_y),
    .height = apostil_sheet_get_height (layout),
  };

  /* a note that is higher than a page would never find room */
  if (self->notes.length > 0 ||
      (item.y + item.height > apostil_sheet_get_bottom (self) && item.y > self->paper.top))
    {
      g_queue_push_tail (&self->notes, GUINT_TO_POINTER (mark + 1));
      return;
    }
  add_item (self, &item);
  self->notes_y = item.y + item.height + NOTE_GAP;
}

/* ---- Front ---- */

static void
add_plain (ApostilSheet *self, ApostilSheetItemType type, gint index, gdouble height, gdouble gap)
{
  ApostilSheetItem item = { .type = type, .index = index, .y = self->y, .height = height };

  if (self->y + height > apostil_sheet_get_bottom (self) && !is_page_empty (self))
    {
      begin_page (self);
      item.y = self->y;
    }
  add_item (self, &item);
  self->y += height + gap;
}

static void
add_layout (ApostilSheet *self,
            ApostilSheetItemType type,
            gint index,
            PangoLayout *take,
            gdouble more,
            gdouble gap)
{
  add_plain (self, type, index, apostil_sheet_get_height (take) + more, gap);
  g_object_unref (take);
}

static void
lay_out_front (ApostilSheet *self)
{
  guint n_facts = apostil_dossier_get_facts (self->dossier)->len;

  begin_page (self);
  add_layout (self, APOSTIL_SHEET_TITLE, 0, apostil_sheet_lay_out_title (self), 14, 10);
  for (guint i = 0; i < n_facts; i++)
    add_layout (self, APOSTIL_SHEET_FACT, (gint) i, apostil_sheet_lay_out_fact (self, i), 0, 2.5);
  self->y += HEADING_GAP - 4;
  add_layout (self, APOSTIL_SHEET_HEADING, -1, apostil_sheet_lay_out_heading (self, -1, FALSE), 0,
              5);
  add_layout (self, APOSTIL_SHEET_LEGEND, 0, apostil_sheet_lay_out_legend (self), 0, 10);
  self->notes_y = self->y;
  self->phase = PHASE_ARTICLE;
  self->next = 0;
}

/* ---- Article ---- */

static void
add_section (ApostilSheet *self, guint paragraph)
{
  g_autoptr (PangoLayout) layout = apostil_sheet_lay_out_section (self, paragraph);
  gdouble height;

  if (layout == NULL || g_strcmp0 (pango_layout_get_text (layout), self->section) == 0)
    return;
  g_free (self->section);
  self->section = g_strdup (pango_layout_get_text (layout));
  height = apostil_sheet_get_height (layout);
  if (!is_page_empty (self))
    self->y += 4;
  if (self->y + height + 30 > apostil_sheet_get_bottom (self))
    begin_page (self);
  add_plain (self, APOSTIL_SHEET_SECTION, (gint) paragraph, height, 4);
}

static void
place_notes (ApostilSheet *self, PangoLayout *layout, GArray *numbers, const ApostilSheetItem *item)
{
  PangoRectangle top;

  pango_layout_index_to_pos (
      layout, pango_layout_get_line_readonly (layout, (gint) item->first)->start_index, &top);
  for (guint i = 0; i + 1 < numbers->len; i += 2)
    {
      gint byte = (gint) g_array_index (numbers, guint, i);
      PangoRectangle place;
      gint line;

      pango_layout_index_to_line_x (layout, byte, FALSE, &line, NULL);
      if ((guint) line < item->first || (guint) line >= item->last)
        continue;
      pango_layout_index_to_pos (layout, byte, &place);
      place_note (self, g_array_index (numbers, guint, i + 1),
                  item->y + 2.2 + (gdouble) (place.y - top.y) / PANGO_SCALE);
    }
}

/* Never one line of a paragraph alone at the foot of a page, nor at the head of the next. */
static guint
avoid_lone_lines (guint n, guint first, guint n_lines)
{
  if (first + n >= n_lines)
    return n;
  if (n_lines - first - n == 1 && n > 2)
    n--;
  if (first == 0 && n == 1)
    n = 0;
  return n;
}

static void
lay_out_run (ApostilSheet *self, guint index)
{
  ApostilSheetRun *run = &g_array_index (self->runs, ApostilSheetRun, index);
  g_autoptr (GArray) stretches = NULL;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (PangoLayout) layout = apostil_sheet_lay_out_run (self, index, &stretches, &numbers);
  guint n_lines = (guint) pango_layout_get_line_count (layout);
  guint first = 0;

  if (run->begins)
    {
      /* a headline stays with what it is the headline of */
      if (g_array_index (apostil_dossier_get_paragraphs (self->dossier), ApostilDossierParagraph,
                         run->paragraph)
              .is_heading &&
          self->y + apostil_sheet_get_height (layout) + MIN_ROOM > apostil_sheet_get_bottom (self))
        begin_page (self);
      add_section (self, run->paragraph);
    }
  while (first < n_lines)
    {
      gdouble room = apostil_sheet_get_bottom (self) - self->y;
      gdouble used;
      guint n = apostil_sheet_fit_lines (layout, first, room, &used);
      ApostilSheetItem item = { .type = APOSTIL_SHEET_LINES, .index = (gint) index, .y = self->y };

      n = avoid_lone_lines (n, first, n_lines);
      if (n == 0 && !is_page_empty (self))
        {
          begin_page (self);
          continue;
        }
      item.first = first;
      item.last = first + MAX (n, 1);
      apostil_sheet_fit_lines (layout, first, n > 0 ? room : G_MAXDOUBLE, &used);
      item.height = used;
      add_item (self, &item);
      place_notes (self, layout, numbers, &item);
      self->y += n > 0 ? used : room;
      first = item.last;
      if (first < n_lines)
        begin_page (self);
    }
  if (run->ends)
    self->y += PARAGRAPH_GAP;
}

/* ---- Tables ---- */

static void
add_head (ApostilSheet *self, guint table, gboolean goes_on)
{
  g_autoptr (PangoLayout) heading = apostil_sheet_lay_out_heading (self, (gint) table, goes_on);
  ApostilSheetItem item = { .type = APOSTIL_SHEET_HEADING,
                            .index = (gint) table,
                            .first = goes_on,
                            .y = self->y,
                            .height = apostil_sheet_get_height (heading) };

  add_item (self, &item);
  self->y += item.height + (goes_on ? 2 : 4);
  add_plain (self, APOSTIL_SHEET_HEAD, (gint) table, apostil_sheet_measure_head (self, table), 0);
}

static void
begin_table (ApostilSheet *self, guint table)
{
  self->y = MAX (self->y, self->notes_y) + HEADING_GAP;
  if (self->y + MIN_ROOM + 30 > apostil_sheet_get_bottom (self))
    begin_page (self);
  add_head (self, table, FALSE);
}

/* Puts as much of a row as fits from where each cell has come to; whether that is all of it. */
static gboolean
add_row_part (ApostilSheet *self, guint table, guint row, GPtrArray *layouts)
{
  gdouble room = apostil_sheet_get_bottom (self) - self->y - 2 * APOSTIL_SHEET_PAD;
  ApostilSheetItem item = { .type = APOSTIL_SHEET_ROW,
                            .index = (gint) table,
                            .row = row,
                            .y = self->y };
  gboolean whole = TRUE;

  item.lines = g_new (guint, 2 * layouts->len);
  for (guint i = 0; i < layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (layouts, i);
      guint n_lines = (guint) pango_layout_get_line_count (layout);
      gdouble used = 0;
      guint n = 0;

      if (self->lines[i] < n_lines)
        n = MAX (apostil_sheet_fit_lines (layout, self->lines[i], room, &used), 1);
      item.lines[2 * i] = self->lines[i];
      self->lines[i] += n;
      item.lines[2 * i + 1] = self->lines[i];
      item.height = MAX (item.height, used);
      whole &= self->lines[i] >= n_lines;
    }
  item.height += 2 * APOSTIL_SHEET_PAD;
  add_item (self, &item);
  self->y += item.height;
  return whole;
}

static void
lay_out_row (ApostilSheet *self, guint table, guint row)
{
  g_autoptr (GPtrArray) layouts = apostil_sheet_lay_out_row (self, table, row);
  gdouble page = apostil_sheet_get_bottom (self) - self->paper.top - MIN_ROOM;
  gdouble height = 0;

  for (guint i = 0; i < layouts->len; i++)
    height = MAX (height, apostil_sheet_get_height (g_ptr_array_index (layouts, i)));
  height += 2 * APOSTIL_SHEET_PAD;
  g_free (self->lines);
  self->lines = g_new0 (guint, layouts->len);
  if (self->y + (height > page ? MIN_ROOM : height) > apostil_sheet_get_bottom (self))
    {
      begin_page (self);
      add_head (self, table, TRUE);
    }
  while (!add_row_part (self, table, row, layouts))
    {
      begin_page (self);
      add_head (self, table, TRUE);
    }
}

/**
 * apostil_sheet_lay_out_some:
 * @self: a sheet
 *
 * Lays out a bit more: a paragraph, a row of a table.
 *
 * Returns: whether there is more to lay out
 */
gboolean
apostil_sheet_lay_out_some (ApostilSheet *self)
{
  GPtrArray *tables = apostil_dossier_get_tables (self->dossier);

  switch (self->phase)
    {
    case PHASE_FRONT:
      lay_out_front (self);
      return TRUE;
    case PHASE_ARTICLE:
      if (self->next < self->runs->len)
        lay_out_run (self, self->next++);
      else
        self->phase = PHASE_NOTES;
      return TRUE;
    case PHASE_NOTES:
      if (self->notes.length > 0)
        begin_page (self);
      else
        {
          self->phase = PHASE_TABLES;
          self->next = 0;
        }
      return TRUE;
    default:
      break;
    }
  if (self->phase - PHASE_TABLES >= tables->len)
    return FALSE;
  if (self->next == 0)
    begin_table (self, self->phase - PHASE_TABLES);
  lay_out_row (self, self->phase - PHASE_TABLES, self->next++);
  if (self->next ==
      ((ApostilDossierTable *) g_ptr_array_index (tables, self->phase - PHASE_TABLES))->rows->len)
    {
      self->phase++;
      self->next = 0;
    }
  return TRUE;
}

/**
 * apostil_sheet_get_progress:
 * @self: a sheet
 *
 * Returns: how much of it is laid out, from 0 to 1
 */
gdouble
apostil_sheet_get_progress (ApostilSheet *self)
{
  GPtrArray *tables = apostil_dossier_get_tables (self->dossier);
  guint all = self->runs->len;
  guint done = self->phase >= PHASE_NOTES     ? self->runs->len
               : self->phase == PHASE_ARTICLE ? self->next
                                              : 0;

  for (guint i = 0; i < tables->len; i++)
    {
      guint n = ((ApostilDossierTable *) g_ptr_array_index (tables, i))->rows->len;

      all += n;
      if (self->phase > PHASE_TABLES + i)
        done += n;
      else if (self->phase == PHASE_TABLES + i)
        done += self->next;
    }
  return all > 0 ? (gdouble) done / all : 1;
}

/**
 * apostil_sheet_get_n_pages:
 * @self: a sheet
 *
 * Returns: how many pages there are so far
 */
guint
apostil_sheet_get_n_pages (ApostilSheet *self)
{
  return self->pages->len;
}

/* ---- Painting ---- */

static void
paint_footer (ApostilSheet *self, cairo_t *cr, guint page)
{
  g_autoptr (PangoLayout) left = apostil_sheet_create_label (self, 6.8, FALSE, 0);
  g_autoptr (PangoLayout) right = apostil_sheet_create_layout (self, "Sans", 6.8, TRUE, 0);
  /* Translators: the number of a page and of all pages, as in « 3 / 7 ». */
  g_autofree gchar *number = g_strdup_printf (C_ ("page", "%u / %u"), page + 1, self->pages->len);
  g_autofree gchar *digest =
      g_strdup_printf ("%s · SHA-256 %.16s…", apostil_dossier_get_title (self->dossier),
                       apostil_text_get_sha256 (apostil_document_get_text (self->document)));
  gdouble y = self->paper.height - self->paper.bottom - 9;
  gdouble inner = apostil_sheet_get_inner (self);
  gdouble shown;
  gint width;

  pango_layout_set_text (right, number, -1);
  pango_layout_get_size (right, &width, NULL);
  pango_layout_set_text (left, digest, -1);
  shown = (gdouble) width / PANGO_SCALE;
  pango_layout_set_width (left, (gint) ((inner - 60) * PANGO_SCALE));
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_START);
  apostil_sheet_set_colour (self, cr, "hair");
  cairo_rectangle (cr, self->paper.left, y - 6, apostil_sheet_get_inner (self), 0.5);
  cairo_fill (cr);
  apostil_sheet_set_colour (self, cr, "dim");
  apostil_sheet_show_lines (cr, left, apostil_sheet_mirror (self, 0, inner - 60), y, 0, 1);
  apostil_sheet_set_colour (self, cr, "text");
  apostil_sheet_show_lines (cr, right, apostil_sheet_mirror (self, inner - shown, shown), y, 0, 1);
}

/**
 * apostil_sheet_paint:
 * @self: a sheet that is laid out
 * @cr: a page, its unit a point, its origin the corner of the paper
 * @page: which page, from 0
 *
 * Paints one page.
 */
void
apostil_sheet_paint (ApostilSheet *self, cairo_t *cr, guint page)
{
  GArray *items = g_ptr_array_index (self->pages, page);
  gboolean in_table = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const ApostilSheetItem *item = &g_array_index (items, ApostilSheetItem, i);
      gboolean is_row = item->type == APOSTIL_SHEET_HEAD || item->type == APOSTIL_SHEET_ROW;

      if (in_table && (!is_row || item->type == APOSTIL_SHEET_HEAD))
        apostil_sheet_end (self, cr, "Table");
      if (is_row && (!in_table || item->type == APOSTIL_SHEET_HEAD))
        apostil_sheet_begin (self, cr, "Table");
      in_table = is_row;
      switch (item->type)
        {
        case APOSTIL_SHEET_LINES:
          apostil_sheet_paint_lines (self, cr, item);
          break;
        case APOSTIL_SHEET_NOTE:
          apostil_sheet_paint_note (self, cr, item);
          break;
        case APOSTIL_SHEET_HEAD:
          apostil_sheet_paint_head (self, cr, item);
          break;
        case APOSTIL_SHEET_ROW:
          apostil_sheet_paint_row (self, cr, item);
          break;
        case APOSTIL_SHEET_TITLE:
        case APOSTIL_SHEET_FACT:
        case APOSTIL_SHEET_LEGEND:
        case APOSTIL_SHEET_HEADING:
        case APOSTIL_SHEET_SECTION:
        default:
          apostil_sheet_paint_front (self, cr, item);
          break;
        }
    }
  if (in_table)
    apostil_sheet_end (self, cr, "Table");
  paint_footer (self, cr, page);
}

/* ---- The sheet ---- */

/**
 * apostil_sheet_new:
 * @document: a document
 * @options: (nullable): what is known beside it
 * @paper: what to lay it out for
 *
 * Returns: (transfer full): a sheet of which nothing is laid out yet
 */
ApostilSheet *
apostil_sheet_new (ApostilDocument *document,
                   const ApostilDossierOptions *options,
                   const ApostilSheetPaper *paper)
{
  ApostilSheet *self = g_new0 (ApostilSheet, 1);
  const gchar *language =
      apostil_record_get (apostil_document_get_article (document), APOSTIL_ATTR_LANGUAGE);

  self->dossier = apostil_dossier_new (document, options);
  self->document = document;
  self->theme = apostil_theme_new (APOSTIL_LOOK_LIGHT);
  if (language != NULL)
    apostil_theme_set_language (self->theme, language);
  /* What is put together from labels runs as their language does, whatever the article's. */
  apostil_theme_set_right_to_left (self->theme, apostil_dossier_is_rtl_text (_ ("Evidence Sheet")));
  self->context = apostil_theme_create_context (self->theme);
  self->paper = *paper;
  self->article_rtl = apostil_dossier_is_rtl (self->dossier);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->runs = g_array_new (FALSE, FALSE, sizeof (ApostilSheetRun));
  g_queue_init (&self->notes);
  apostil_sheet_split_article (self);
  return self;
}

void
apostil_sheet_free (ApostilSheet *self)
{
  g_queue_clear (&self->notes);
  g_free (self->lines);
  g_free (self->section);
  g_array_unref (self->runs);
  g_ptr_array_unref (self->pages);
  g_object_unref (self->context);
  apostil_theme_unref (self->theme);
  apostil_dossier_free (self->dossier);
  g_free (self);
}
