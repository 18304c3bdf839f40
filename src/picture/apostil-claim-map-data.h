/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What a claim map shows of a document, taken out of it once: as of a timeline
 * (apostil-timeline-data.h). Rejected marks and relations are left out. */

typedef struct
{
  ApostilAnnotation *record;
  guint column;
  gboolean suggested;
  guint n_contradictions;
} ApostilMapClaim;

typedef struct
{
  gchar *key; /* what makes claims those of one column */
  gchar *name;
  gboolean unnamed; /* its source has no name, or nobody is named at all */
  guint n_claims;
} ApostilMapColumn;

typedef struct
{
  guint from; /* claim */
  guint to;
  gchar *type;  /* "contradicts" … */
  gchar *label; /* of the scheme */
  gchar *colour;
  gboolean suggested;
} ApostilMapArc;

typedef struct
{
  ApostilText *text;
  GArray *claims;  /* element-type ApostilMapClaim, in the order of the text */
  GArray *columns; /* element-type ApostilMapColumn, by first claim */
  GArray *arcs;    /* element-type ApostilMapArc, by their upper end */
  GHashTable *ids; /* id of a claim → its index + 1 */
  gboolean complete;

  ApostilDocument *document; /* (nullable) while it is being read */
  gboolean decided;          /* leave out suggestions, too */
  GHashTable *by_key;        /* key → column + 1 */
  guint position;
} ApostilMapData;

ApostilMapData *apostil_map_data_new (ApostilDocument *document, gboolean decided);
ApostilMapData *apostil_map_data_ref (ApostilMapData *self);
void apostil_map_data_unref (ApostilMapData *self);
gboolean apostil_map_data_read (ApostilMapData *self, gint64 microseconds);
gchar *apostil_map_data_dup_words (ApostilMapData *self, guint claim, guint max_chars);
gchar *apostil_map_data_summarize (ApostilMapData *self);
gchar *apostil_map_data_speak (ApostilMapData *self, guint claim);

G_END_DECLS
