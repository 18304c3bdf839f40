/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-scheme.h"

G_BEGIN_DECLS

/* The annotation.conf of the annotation tool brat as a scheme: what stands at the margin in [entities]
 * and [events] becomes a kind, what is indented below it a type of that kind; the roles of events become
 * links. What a scheme has no word for is told in @left_out, line by line, never dropped in silence. */

gboolean apostil_brat_config_sniff (GBytes *bytes);
ApostilScheme *
apostil_brat_config_read (GBytes *bytes, const gchar *name, GPtrArray *left_out, GError **error);

G_END_DECLS
