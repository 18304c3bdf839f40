/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"
#include "apostil-scheme.h"

G_BEGIN_DECLS

/* Internal to the model: whether a record may stand in a document, in words for people. */

/**
 * ApostilResolveFunc:
 *
 * Returns: (nullable): the record that will have this id once all is done
 */
typedef gpointer (*ApostilResolveFunc) (const gchar *id, gpointer user_data);

gboolean apostil_check_id (const gchar *id, GError **error);
gboolean
apostil_check_record (gpointer record, ApostilScheme *scheme, guint32 length, GError **error);
gboolean apostil_check_spans (gpointer record, guint32 length, GError **error);
gboolean apostil_check_references (gpointer record,
                                   ApostilScheme *scheme,
                                   ApostilResolveFunc resolve,
                                   gpointer user_data,
                                   GError **error);
gboolean apostil_check_no_cycles (GPtrArray *records,
                                  ApostilResolveFunc resolve,
                                  gpointer user_data,
                                  gpointer *culprit,
                                  GError **error);

G_END_DECLS
