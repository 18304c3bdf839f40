/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "apostil-sheet.h"
#include "apostil-theme.h"

G_BEGIN_DECLS

/* Internal to the picture library: what the files of the sheet share. */

#define APOSTIL_SHEET_FOOTER    24.0 /* height at the foot of the page */
#define APOSTIL_SHEET_NUMBERS   20.0 /* width for the numbers of paragraphs */
#define APOSTIL_SHEET_GAP       14.0 /* between the text and the notes */
#define APOSTIL_SHEET_PAD       4.0  /* in the cells of tables */
#define APOSTIL_SHEET_MAX_LANES 4

typedef enum
{
  APOSTIL_SHEET_TITLE,
  APOSTIL_SHEET_FACT, /* index: which */
  APOSTIL_SHEET_LEGEND,
  APOSTIL_SHEET_HEADING, /* index: the table, or -1: the article; first: whether it goes on */
  APOSTIL_SHEET_SECTION, /* index: the paragraph that it stands above */
  APOSTIL_SHEET_LINES,   /* index: a run of the text; its lines from first to last */
  APOSTIL_SHEET_NOTE,    /* index: the mark */
  APOSTIL_SHEET_HEAD,    /* index: the table */
  APOSTIL_SHEET_ROW,     /* index: the table; row; lines: of each cell from where to where */
} ApostilSheetItemType;

/* Something on a page. Layouts are not kept: a page makes those that it shows again. */
typedef struct
{
  ApostilSheetItemType type;
  gint index;
  guint row;
  guint first;
  guint last;
  guint *lines;
  gdouble y;
  gdouble height;
} ApostilSheetItem;

/* Words of a paragraph that are laid out together: all of it, unless it is very long. */
typedef struct
{
  guint paragraph;
  ApostilSpan span;
  gboolean begins; /* the paragraph */
  gboolean ends;
} ApostilSheetRun;

/* A stretch of a laid out run with one set of marks, as bytes of the layout. */
typedef struct
{
  gint start;
  gint end;
  const gchar *tint;                           /* colour of the innermost mention, or NULL */
  const gchar *lines[APOSTIL_SHEET_MAX_LANES]; /* colour of the mark in each lane, or NULL */
  gboolean dotted[APOSTIL_SHEET_MAX_LANES];
} ApostilSheetStretch;

struct _ApostilSheet
{
  ApostilDossier *dossier;
  ApostilDocument *document;
  ApostilTheme *theme;
  PangoContext *context;
  ApostilSheetPaper paper;
  gboolean article_rtl;
  gboolean
      tagged; /* whether the page being painted goes into a PDF that can hold links and structure */

  GPtrArray *pages; /* (element-type GArray) of ApostilSheetItem */
  GArray *runs;     /* ApostilSheetRun */

  /* Laying out */
  guint phase;
  guint next;      /* which run or row comes next */
  guint line;      /* its next line */
  guint *lines;    /* the next line of each cell of the row */
  gdouble y;       /* how far down the page is full */
  gdouble notes_y; /* the same for the notes */
  GQueue notes;    /* marks whose notes have found no place yet (index + 1) */
  gchar *section;  /* the last line above a section */
};

/* Places */
gdouble apostil_sheet_get_inner (ApostilSheet *self);
gdouble apostil_sheet_get_bottom (ApostilSheet *self);
gdouble apostil_sheet_get_text_width (ApostilSheet *self);
gdouble apostil_sheet_get_text_x (ApostilSheet *self);
gdouble apostil_sheet_get_notes_x (ApostilSheet *self);
gdouble apostil_sheet_get_notes_width (ApostilSheet *self);

/* Letters; sizes in points. Labels stand at the edge where lines of the article begin. */
PangoLayout *
apostil_sheet_create_label (ApostilSheet *self, gdouble size, gboolean bold, gdouble width);
PangoLayout *apostil_sheet_create_layout (ApostilSheet *self,
                                          const gchar *family,
                                          gdouble size,
                                          gboolean bold,
                                          gdouble width);
gdouble apostil_sheet_get_height (PangoLayout *layout);
void apostil_sheet_set_colour (ApostilSheet *self, cairo_t *cr, const gchar *name);
PangoAttribute *apostil_sheet_new_colour (ApostilSheet *self, const gchar *name);
void
apostil_sheet_add_attribute (PangoAttrList *list, PangoAttribute *take, guint start, guint end);

/* Cells */
PangoLayout *
apostil_sheet_lay_out_pieces (ApostilSheet *self, GArray *pieces, gdouble size, gdouble width);
void apostil_sheet_link_pieces (ApostilSheet *self,
                                cairo_t *cr,
                                PangoLayout *layout,
                                GArray *pieces,
                                gdouble x,
                                gdouble y,
                                guint first,
                                guint last);
void apostil_sheet_put_destination (ApostilSheet *self, cairo_t *cr, const gchar *name);
/* What the words between are, to a screen reader: a structure type of PDF. */
void apostil_sheet_begin (ApostilSheet *self, cairo_t *cr, const gchar *type);
void apostil_sheet_end (ApostilSheet *self, cairo_t *cr, const gchar *type);
/* The left edge of what is @width wide and begins @x from the edge at which lines begin. */
gdouble apostil_sheet_mirror (ApostilSheet *self, gdouble x, gdouble width);
/* The lines of @layout from @first to @last, the top of the first at @y. */
void apostil_sheet_show_lines (cairo_t *cr,
                               PangoLayout *layout,
                               gdouble x,
                               gdouble y,
                               guint first,
                               guint last);
/* How many lines from @first on fit into @height, and how high they are. */
guint apostil_sheet_fit_lines (PangoLayout *layout, guint first, gdouble height, gdouble *used);

/* The article */
void apostil_sheet_split_article (ApostilSheet *self);
PangoLayout *
apostil_sheet_lay_out_run (ApostilSheet *self, guint run, GArray **stretches, GArray **numbers);
void apostil_sheet_paint_lines (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item);
PangoLayout *apostil_sheet_lay_out_note (ApostilSheet *self, guint mark);
void apostil_sheet_paint_note (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item);

/* Tables */
void apostil_sheet_get_columns (ApostilSheet *self, guint table, gdouble *x, gdouble *width);
GPtrArray *apostil_sheet_lay_out_row (ApostilSheet *self, guint table, guint row);
gdouble apostil_sheet_measure_head (ApostilSheet *self, guint table);
void apostil_sheet_paint_head (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item);
void apostil_sheet_paint_row (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item);

/* Everything before the article */
PangoLayout *apostil_sheet_lay_out_title (ApostilSheet *self);
PangoLayout *apostil_sheet_lay_out_fact (ApostilSheet *self, guint fact);
PangoLayout *apostil_sheet_lay_out_legend (ApostilSheet *self);
PangoLayout *apostil_sheet_lay_out_heading (ApostilSheet *self, gint table, gboolean goes_on);
PangoLayout *apostil_sheet_lay_out_section (ApostilSheet *self, guint paragraph);
void apostil_sheet_paint_front (ApostilSheet *self, cairo_t *cr, const ApostilSheetItem *item);

G_END_DECLS
