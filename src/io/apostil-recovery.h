/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What journals of programs that died still hold. */

/**
 * ApostilRecovery:
 *
 * One such journal, locked so that no other process can offer it too.
 */
typedef struct _ApostilRecovery ApostilRecovery;

GPtrArray *apostil_recovery_list (const gchar *folder);
gboolean apostil_recovery_forget_all (const gchar *folder, GError **error);
const gchar *apostil_recovery_get_uuid (ApostilRecovery *self);
const gchar *apostil_recovery_get_uri (ApostilRecovery *self);
const gchar *apostil_recovery_get_etag (ApostilRecovery *self);
const gchar *apostil_recovery_get_title (ApostilRecovery *self);
gboolean apostil_recovery_is_unsaved (ApostilRecovery *self);
gboolean apostil_recovery_is_traceless (ApostilRecovery *self);
guint apostil_recovery_get_n_changes (ApostilRecovery *self);
gint64 apostil_recovery_get_time (ApostilRecovery *self);
ApostilDocument *apostil_recovery_open (ApostilRecovery *self, GPtrArray *told, GError **error);
void apostil_recovery_discard (ApostilRecovery *self);
void apostil_recovery_free (ApostilRecovery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilRecovery, apostil_recovery_free)

G_END_DECLS
