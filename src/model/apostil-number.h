/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers that stand alone, in the digits of the user's language. Those in sentences are their
 * translators' business: « %Iu ». */

gchar *apostil_number_to_words (guint number);

/* The same for one that is written already: « 2.5 ». */
gchar *apostil_number_localise (const gchar *number);

G_END_DECLS
