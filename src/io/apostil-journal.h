/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* Keeps on disk, within a second, every change of a document since it was last saved, so that a
 * crash costs nothing (apostil-recovery.h reads it). */

#define APOSTIL_TYPE_JOURNAL (apostil_journal_get_type ())
G_DECLARE_FINAL_TYPE (ApostilJournal, apostil_journal, APOSTIL, JOURNAL, GObject)

/**
 * ApostilJournal::failed:
 * @message: why, for people
 *
 * The journal cannot be written; changes from now on are not kept until apostil_journal_restart().
 * In the main context of the thread that made the journal.
 */

gchar *apostil_journal_get_default_folder (void);
ApostilJournal *apostil_journal_new (ApostilDocument *document,
                                     const gchar *uri,
                                     const gchar *etag,
                                     const gchar *folder);
void apostil_journal_restart (ApostilJournal *self, const gchar *uri, const gchar *etag);
void apostil_journal_set_unfiled (ApostilJournal *self, gboolean unfiled);
void apostil_journal_set_traceless (ApostilJournal *self, gboolean traceless);
void apostil_journal_flush (ApostilJournal *self);
void apostil_journal_close (ApostilJournal *self);

G_END_DECLS
