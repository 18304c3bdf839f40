/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-scheme.h"

G_BEGIN_DECLS

/* The schemes that there are: the built-in ones, and files of the person's own in
 * $XDG_DATA_HOME/apostil/schemes. A file that is broken is told with name and line and hides no
 * other. Until it was loaded it knows the built-in ones only; one thread owns it. */

#define APOSTIL_TYPE_SCHEME_FILES (apostil_scheme_files_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSchemeFiles, apostil_scheme_files, APOSTIL, SCHEME_FILES, GObject)

/**
 * ApostilSchemeFiles::changed:
 *
 * Other schemes are there than before, or the same ones read anew.
 */

ApostilSchemeFiles *apostil_scheme_files_new (const gchar *folder);

void apostil_scheme_files_load_async (ApostilSchemeFiles *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
apostil_scheme_files_load_finish (ApostilSchemeFiles *self, GAsyncResult *result, GError **error);

GPtrArray *apostil_scheme_files_list (ApostilSchemeFiles *self);
ApostilScheme *apostil_scheme_files_lookup (ApostilSchemeFiles *self, const gchar *id);
gboolean apostil_scheme_files_is_built_in (ApostilSchemeFiles *self, const gchar *id);
const gchar *const *apostil_scheme_files_get_problems (ApostilSchemeFiles *self);
gchar *apostil_scheme_files_dup_free_id (ApostilSchemeFiles *self, const gchar *wanted);

void apostil_scheme_files_save_async (ApostilSchemeFiles *self,
                                      ApostilScheme *scheme,
                                      const gchar *former_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
apostil_scheme_files_save_finish (ApostilSchemeFiles *self, GAsyncResult *result, GError **error);
gboolean apostil_scheme_files_remove (ApostilSchemeFiles *self, const gchar *id, GError **error);

/* Blocking, in any thread. */
ApostilScheme *apostil_scheme_files_read (GFile *file, GCancellable *cancellable, GError **error);
/* The same, or the annotation.conf of brat; what of that has no place in a scheme is told in @left_out. */
ApostilScheme *apostil_scheme_files_import (GFile *file,
                                            GPtrArray *left_out,
                                            GCancellable *cancellable,
                                            GError **error);
ApostilScheme *apostil_scheme_files_find (const gchar *folder, const gchar *id, GError **error);

G_END_DECLS
