/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "apostil-frame.h"

G_BEGIN_DECLS

/* One journal on disk as the writer thread has it: made under another name, locked, and renamed
 * once its beginning is on the disk. */

typedef struct
{
  gchar *path;
  gint fd;
  guint32 n_frames;
} ApostilJournalFile;

ApostilJournalFile *apostil_journal_file_new (const gchar *folder,
                                              const gchar *uuid,
                                              GBytes *header,
                                              GBytes *snapshot,
                                              GError **error);
gboolean apostil_journal_file_append (ApostilJournalFile *self,
                                      ApostilFrameType type,
                                      gint64 time,
                                      GBytes *payload,
                                      GError **error);
gboolean apostil_journal_file_sync (ApostilJournalFile *self, GError **error);
void apostil_journal_file_delete (ApostilJournalFile *self);
void apostil_journal_file_free (ApostilJournalFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilJournalFile, apostil_journal_file_free)

G_END_DECLS
