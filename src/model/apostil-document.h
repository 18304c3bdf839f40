/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation-list.h"
#include "apostil-article.h"
#include "apostil-edit.h"
#include "apostil-entity.h"
#include "apostil-history.h"
#include "apostil-record-list.h"
#include "apostil-relation.h"
#include "apostil-section.h"

G_BEGIN_DECLS

/* An article with all that was marked in it, and the only door through which anything
 * changes. Not thread-safe: one thread owns it (a loader fills it before anybody else sees
 * it); its records, being sealed, may be read from any thread. */

#define APOSTIL_TYPE_DOCUMENT (apostil_document_get_type ())
G_DECLARE_FINAL_TYPE (ApostilDocument, apostil_document, APOSTIL, DOCUMENT, GObject)

/**
 * ApostilDocument::changed:
 * @edit: what was done
 * @undone: whether it was undone (then read before and after swapped)
 *
 * After every change, once the lists have said items-changed.
 */

/**
 * ApostilDocument::grouped:
 * @begins: whether the outermost group begins; else it has ended
 *
 * What « changed » says in between belongs together.
 */

ApostilDocument *
apostil_document_new (ApostilScheme *scheme, ApostilArticle *article, const gchar *uuid);

ApostilScheme *apostil_document_get_scheme (ApostilDocument *self);
const gchar *apostil_document_get_uuid (ApostilDocument *self);
ApostilArticle *apostil_document_get_article (ApostilDocument *self);
ApostilText *apostil_document_get_text (ApostilDocument *self);
ApostilAnnotationList *apostil_document_get_annotations (ApostilDocument *self);
ApostilRecordList *apostil_document_get_sections (ApostilDocument *self);
ApostilRecordList *apostil_document_get_entities (ApostilDocument *self);
ApostilRecordList *apostil_document_get_relations (ApostilDocument *self);
ApostilHistory *apostil_document_get_history (ApostilDocument *self);
gboolean apostil_document_is_modified (ApostilDocument *self);
void apostil_document_set_saved (ApostilDocument *self);
/* Set for a file of a later 1.x version: nothing can be applied then. */
gboolean apostil_document_is_read_only (ApostilDocument *self);
void apostil_document_set_read_only (ApostilDocument *self, gboolean read_only);

/* Who edits, and the clock that dates edits (NULL: the machine's); NULL author: none is written. */
typedef GDateTime *(*ApostilClock) (gpointer user_data);
void apostil_document_set_author (ApostilDocument *self, const gchar *author);
void apostil_document_set_clock (ApostilDocument *self,
                                 ApostilClock clock,
                                 gpointer user_data,
                                 GDestroyNotify destroy);

/* Any record of the document by its id. (transfer none) (nullable) */
gpointer apostil_document_lookup (ApostilDocument *self, const gchar *id);
/* A fresh id: prefix and the lowest number above all that are or were in use. */
gchar *apostil_document_new_id (ApostilDocument *self, const gchar *prefix);

/* Checks every invariant, then does all of it or nothing. Empty edits are not recorded. */
gboolean apostil_document_apply (ApostilDocument *self, ApostilEdit *edit, GError **error);
/* The same for an edit of a journal, whose records say already who made them and when. */
gboolean apostil_document_replay (ApostilDocument *self, ApostilEdit *edit, GError **error);
/* Edits applied until the matching end become one step of the history. They nest. */
void apostil_document_begin_group (ApostilDocument *self, const gchar *label);
void apostil_document_end_group (ApostilDocument *self);
gboolean apostil_document_undo (ApostilDocument *self);
gboolean apostil_document_redo (ApostilDocument *self);

/* Fills a document that nobody has seen, without history: for loaders. Records are taken
 * unsorted; finish sorts, checks every invariant and seals. (transfer full) */
void apostil_document_bulk_add (ApostilDocument *self, gpointer record);
/* @bad_index (out) (optional): which one is at fault, counted from 0 in the order of bulk_add;
 * -1: the article, or none. So a loader that remembers a line for each record can name it. */
gboolean apostil_document_bulk_finish (ApostilDocument *self, gint *bad_index, GError **error);

/* Section and publication date in force at an offset. (transfer none) (nullable) */
ApostilSection *apostil_document_get_section_at (ApostilDocument *self, guint32 offset);
/* The value of the publication date at @offset: the section's, else the article's, else NULL;
 * @date_id (out) (nullable): the date annotation it comes from, NULL for the article's own. */
const gchar *
apostil_document_get_published_at (ApostilDocument *self, guint32 offset, const gchar **date_id);

G_END_DECLS
