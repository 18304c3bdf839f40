/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For messages that name files: a name of thousands of letters fills the window, and hides the rest. */

gchar *apostil_shorten_names (const gchar *text);

G_END_DECLS
