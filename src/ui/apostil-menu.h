/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void apostil_menu_append (GMenu *menu,
                          const gchar *label,
                          const gchar *action,
                          const gchar *target,
                          const gchar *key);

G_END_DECLS
