/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates of publication and of retrieval, as the format wants them: « 2021-08-27 », or
 * « 2021-08-27T10:00:00+02:00 » with an offset. */

gboolean apostil_when_check (const gchar *when, GError **error);
gchar *apostil_when_read (const gchar *found);

G_END_DECLS
