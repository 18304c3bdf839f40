/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lists in the language of the person: not every script has the comma of ours. */

const gchar *apostil_list_get_separator (void);
void apostil_list_append (GString *list, const gchar *item);
gchar *apostil_list_join (const gchar *const *items);

G_END_DECLS
