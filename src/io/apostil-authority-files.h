/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-authority.h"

G_BEGIN_DECLS

/* The authority lists that a person imported, each a file of one folder of theirs: read there when the program
 * starts, never sent anywhere. */

#define APOSTIL_TYPE_AUTHORITY_FILES (apostil_authority_files_get_type ())
G_DECLARE_FINAL_TYPE (ApostilAuthorityFiles,
                      apostil_authority_files,
                      APOSTIL,
                      AUTHORITY_FILES,
                      GObject)

/**
 * ApostilAuthorityFiles::changed: lists came or went.
 */

ApostilAuthorityFiles *apostil_authority_files_new (const gchar *folder);
/* Reads the folder in a thread; a list that cannot be read is told in @error, all others are there. */
void apostil_authority_files_load_async (ApostilAuthorityFiles *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean apostil_authority_files_load_finish (ApostilAuthorityFiles *self,
                                              GAsyncResult *result,
                                              GError **error);
/* Reads a list and keeps a copy; one of the same name is replaced. */
void apostil_authority_files_import_async (ApostilAuthorityFiles *self,
                                           GFile *file,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/* The name of the list. (transfer full) */
gchar *apostil_authority_files_import_finish (ApostilAuthorityFiles *self,
                                              GAsyncResult *result,
                                              GError **error);
gboolean
apostil_authority_files_remove (ApostilAuthorityFiles *self, const gchar *name, GError **error);
/* Their names, sorted. (transfer full) */
GStrv apostil_authority_files_list (ApostilAuthorityFiles *self);
guint apostil_authority_files_get_n_entries (ApostilAuthorityFiles *self, const gchar *name);

G_END_DECLS
