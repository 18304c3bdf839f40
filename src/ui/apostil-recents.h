/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the desktop's list of recent files has of this program. */

void apostil_recents_add (GFile *file);
void apostil_recents_remove (GFile *file);
void apostil_recents_forget (void);

G_END_DECLS
