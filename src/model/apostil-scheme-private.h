/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-scheme.h"

G_BEGIN_DECLS

/* Between the scheme and its reader, which fills a new scheme and then lets go of it. */

struct _ApostilScheme
{
  GObject parent_instance;

  const gchar *id; /* interned */
  const gchar *label;
  GBytes *xml;
  GArray *kinds;     /* of ApostilKind */
  GArray *relations; /* of ApostilRelationDef */
  GArray *variables; /* of ApostilAttributeDef */
  GArray *roles;     /* of ApostilChoice */
  GHashTable *keys;  /* "P" → "entity/person" */
  gboolean silent;   /* nothing is to be suggested */
  GPtrArray *owned;  /* every string and array that the definitions point at */
};

gpointer apostil_scheme_own (ApostilScheme *self, gpointer memory);
gboolean apostil_scheme_read (ApostilScheme *self, gboolean built_in, gint *line, GError **error);
/* The same as apostil_scheme_new_from_bytes(), but the message is without file and line. */
ApostilScheme *apostil_scheme_new_with_line (GBytes *xml, gint *line, GError **error);

/* Checks of what stands in the file; all fail with a message in words. */
gboolean apostil_scheme_fail (GError **error, const gchar *format, ...) G_GNUC_PRINTF (2, 3);
gboolean apostil_scheme_check_kind (const ApostilKind *kind, GError **error);
gboolean apostil_scheme_check_id (const gchar *id, GError **error);
gboolean
apostil_scheme_check_new_id (GArray *array, const gchar *id, const gchar *element, GError **error);
gboolean apostil_scheme_check_colour (const gchar *colour, GError **error);
gboolean apostil_scheme_parse_boolean (const gchar *value, gboolean *result, GError **error);
gboolean
apostil_scheme_parse_value_type (const gchar *name, ApostilValueType *type, GError **error);
gboolean apostil_scheme_take_key (ApostilScheme *self,
                                  const gchar *key,
                                  const gchar *target,
                                  GError **error);

G_END_DECLS
