/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What an evidence sheet says of a document, on paper and as a web page alike: facts about the
 * article, its paragraphs with the confirmed marks in them, numbered in the order of the text, and
 * tables of entities, claims, dates and relations. Nothing here knows how it will look.
 *
 * A dossier is made at once from a document and refers to its records, so it lives no longer than
 * the document goes unchanged, in the thread that owns it. */

typedef enum
{
  APOSTIL_PIECE_PLAIN,
  APOSTIL_PIECE_STRONG,
  APOSTIL_PIECE_QUIET,
  APOSTIL_PIECE_WORDS, /* words of the article, in its language and direction */
  APOSTIL_PIECE_CODE,  /* values for machines */
  APOSTIL_PIECE_BADGE, /* a verdict, « unnamed » */
} ApostilPieceStyle;

/**
 * ApostilPiece:
 * @style: how it is meant
 * @text: what it says
 * @target: (nullable): what it leads to: « #ID » for a record or « ¶N » for a paragraph of the
 *   dossier, else an address of the web
 * @starts_line: whether it begins a new line of its cell
 *
 * Words in a cell of a table.
 */
typedef struct
{
  ApostilPieceStyle style;
  gchar *text;
  gchar *target;
  gboolean starts_line;
} ApostilPiece;

/**
 * ApostilDossierRow:
 * @id: (nullable): id of the record that it is about
 * @colour: (nullable): the colour that the scheme names for it
 * @cells: (element-type GArray): for each column an array of #ApostilPiece
 */
typedef struct
{
  gchar *id;
  const gchar *colour;
  GPtrArray *cells;
} ApostilDossierRow;

/**
 * ApostilDossierColumn:
 * @label: its head, translated
 * @weight: its share of the width; 0 for a number
 */
typedef struct
{
  const gchar *label;
  gdouble weight;
} ApostilDossierColumn;

/**
 * ApostilDossierTable:
 * @name: untranslated: "entities", "claims", "dates", "marks", "relations"
 * @title: translated
 * @columns: (element-type ApostilDossierColumn)
 * @rows: (element-type ApostilDossierRow): at least one
 */
typedef struct
{
  const gchar *name;
  gchar *title;
  GArray *columns;
  GPtrArray *rows;
} ApostilDossierTable;

/**
 * ApostilDossierFact:
 * @label: translated
 * @value: an array of #ApostilPiece
 */
typedef struct
{
  const gchar *label;
  GArray *value;
} ApostilDossierFact;

/**
 * ApostilDossierMark:
 * @annotation: a confirmed claim, date or mark of a scheme's own
 * @number: its number, from 1
 * @paragraph: the paragraph in which it begins
 */
typedef struct
{
  ApostilAnnotation *annotation;
  guint number;
  guint paragraph;
} ApostilDossierMark;

/**
 * ApostilDossierParagraph:
 * @span: one line of the article that is not blank
 * @first_mark: the first numbered mark that begins in it
 * @n_marks: how many begin in it
 * @section: (nullable): the section that begins with it
 * @is_heading: whether its section is a headline
 * @is_boilerplate: whether it is left out of counts and checks
 */
typedef struct
{
  ApostilSpan span;
  guint first_mark;
  guint n_marks;
  ApostilSection *section;
  gboolean is_heading;
  gboolean is_boilerplate;
} ApostilDossierParagraph;

/**
 * ApostilDossierSegment:
 * @span: words that all have the same marks
 * @marks: (element-type ApostilAnnotation): those marks, in the order of the text
 */
typedef struct
{
  ApostilSpan span;
  GPtrArray *marks;
} ApostilDossierSegment;

/**
 * ApostilReasonFunc:
 * @record: a record
 *
 * Returns: (transfer full) (nullable): why a rule proposed it, in a sentence
 */
typedef gchar *(*ApostilReasonFunc) (gpointer record);

/**
 * ApostilDossierOptions:
 * @now: (nullable): when the dossier is made; %NULL: what apostil_dossier_get_now() says
 * @annotator: (nullable): who makes it, if that is known
 * @reason: (nullable): words for reasons, which only engines know
 */
typedef struct
{
  GDateTime *now;
  const gchar *annotator;
  ApostilReasonFunc reason;
} ApostilDossierOptions;

typedef struct _ApostilDossier ApostilDossier;

ApostilDossier *apostil_dossier_new (ApostilDocument *document,
                                     const ApostilDossierOptions *options);
void apostil_dossier_free (ApostilDossier *self);
GDateTime *apostil_dossier_get_now (void);
void apostil_dossier_report (ApostilDocument *document, GPtrArray *losses);

ApostilDocument *apostil_dossier_get_document (ApostilDossier *self);
const gchar *apostil_dossier_get_title (ApostilDossier *self);
GDateTime *apostil_dossier_get_made (ApostilDossier *self);
/* Whether the article runs from right to left. */
gboolean apostil_dossier_is_rtl_text (const gchar *text);
gboolean apostil_dossier_is_rtl (ApostilDossier *self);
/* (element-type ApostilDossierFact) */
GArray *apostil_dossier_get_facts (ApostilDossier *self);
/* (element-type ApostilDossierMark), in the order of the text */
GArray *apostil_dossier_get_marks (ApostilDossier *self);
/* (element-type ApostilDossierParagraph) */
GArray *apostil_dossier_get_paragraphs (ApostilDossier *self);
/* (element-type ApostilDossierTable): those that have rows */
GPtrArray *apostil_dossier_get_tables (ApostilDossier *self);
/* The number of a mark; 0 when it has none. */
guint apostil_dossier_get_number (ApostilDossier *self, const gchar *id);
/* (element-type ApostilDossierSegment): the words of a paragraph, first to last */
GArray *apostil_dossier_dup_segments (ApostilDossier *self, guint paragraph);
/* What stands beside its line: who, or which day; how, and what was found; (transfer full) (nullable) */
gchar *apostil_dossier_dup_note_title (ApostilDossier *self, ApostilAnnotation *annotation);
gchar *apostil_dossier_dup_note_detail (ApostilDossier *self, ApostilAnnotation *annotation);
/* « Published 22 August 2021 · James Mackenzie · Reuters » (transfer full) (nullable) */
gchar *apostil_dossier_dup_section_line (ApostilDossier *self, ApostilSection *section);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilDossier, apostil_dossier_free)

G_END_DECLS
