/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A page of the help as it is read, block after block; nothing about how it looks. */

/**
 * ApostilHelpBlockKind:
 * @APOSTIL_HELP_TITLE: of the page, or of a section (#ApostilHelpBlock.level)
 * @APOSTIL_HELP_PARAGRAPH: running text
 * @APOSTIL_HELP_CAPTION: the title of a list, a table or a note
 * @APOSTIL_HELP_ITEM: begins an item of a list, or a step (#ApostilHelpBlock.number)
 * @APOSTIL_HELP_TERM: what the following paragraphs explain
 * @APOSTIL_HELP_CELL: of a table (#ApostilHelpBlock.number is its column, from 0)
 * @APOSTIL_HELP_HEAD: a cell that says what is in its column
 * @APOSTIL_HELP_IMAGE: a picture (#ApostilHelpBlock.id is its file), and what it shows in words; its
 *   width is #ApostilHelpBlock.number, or 0
 */
typedef enum
{
  APOSTIL_HELP_TITLE,
  APOSTIL_HELP_PARAGRAPH,
  APOSTIL_HELP_CAPTION,
  APOSTIL_HELP_ITEM,
  APOSTIL_HELP_TERM,
  APOSTIL_HELP_CELL,
  APOSTIL_HELP_HEAD,
  APOSTIL_HELP_IMAGE,
} ApostilHelpBlockKind;

typedef enum
{
  APOSTIL_HELP_EMPHASIS,
  APOSTIL_HELP_KEY,
  APOSTIL_HELP_GUI,
  APOSTIL_HELP_CODE,
  APOSTIL_HELP_LINK,
} ApostilHelpStyle;

/**
 * ApostilHelpRun:
 * @start: byte of the text of its block
 * @end: byte behind it; a link without words of its own is called as the page that it leads to
 * @style: how the words are meant
 * @target: (nullable): « PAGE », « PAGE#SECTION » or « #SECTION », of a link
 *
 * Words that stand out. Runs are in the order of their starts; one may lie inside another.
 */
typedef struct
{
  guint start;
  guint end;
  ApostilHelpStyle style;
  gchar *target;
} ApostilHelpRun;

/**
 * ApostilHelpBlock:
 * @kind: what it is
 * @level: how deep it lies in sections (a title) or in lists (all else)
 * @number: of a step, from 1, else 0; of a cell, its column; of a figure, how wide it is to be
 * @in_note: whether it is part of a note
 * @id: (nullable): of the section under a title; the file of a figure, in the folder of the page
 * @text: its words, with single blanks
 * @runs: (element-type ApostilHelpRun): words that stand out
 */
typedef struct
{
  ApostilHelpBlockKind kind;
  guint level;
  guint number;
  gboolean in_note;
  gchar *id;
  GString *text;
  GArray *runs;
} ApostilHelpBlock;

/**
 * ApostilHelpPage:
 * @id: its name, which is that of its file as well
 * @title: what it is about
 * @desc: (nullable): the same in a sentence
 * @blocks: (element-type ApostilHelpBlock): all of it
 * @guides: (element-type utf8): the pages, or sections of pages, that list it
 * @see_also: (element-type utf8): pages that it points at
 * @first: whether it wants to be the first in lists
 */
typedef struct
{
  gchar *id;
  gchar *title;
  gchar *desc;
  GPtrArray *blocks;
  GPtrArray *guides;
  GPtrArray *see_also;
  gboolean first;
} ApostilHelpPage;

ApostilHelpPage *apostil_help_page_new (void);
void apostil_help_page_free (ApostilHelpPage *self);
ApostilHelpBlock *apostil_help_block_new (ApostilHelpBlockKind kind);
void apostil_help_block_free (ApostilHelpBlock *self);
gboolean apostil_help_page_holds (const ApostilHelpPage *self, const gchar *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilHelpPage, apostil_help_page_free)

G_END_DECLS
