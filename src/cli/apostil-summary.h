/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What is in a document, counted. */

/**
 * ApostilTally:
 * @name: (transfer none): what is counted: a kind, a type
 * @n: how many
 * @n_suggested: of those, neither accepted nor rejected
 * @n_rejected: of those, rejected
 * @types: (element-type ApostilTally) (nullable): by type; owned
 */
typedef struct
{
  const gchar *name;
  guint n;
  guint n_suggested;
  guint n_rejected;
  GArray *types;
} ApostilTally;

typedef struct
{
  guint n_characters;
  guint n_words;
  guint n_marked;       /* code points in at least one mark that is not rejected */
  guint n_out;          /* code points in boilerplate */
  GArray *kinds;        /* ApostilTally: annotations by kind, those without any left out */
  GArray *entities;     /* ApostilTally: the registry by type */
  GArray *relations;    /* ApostilTally: by type */
  GHashTable *mentions; /* id of an entity → how many mentions (GUINT_TO_POINTER) */
} ApostilSummary;

ApostilSummary *apostil_summary_new (ApostilDocument *document);
void apostil_summary_free (ApostilSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilSummary, apostil_summary_free)

G_END_DECLS
