/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What is in a document, counted: by kind and type, by section, by source. */

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

/**
 * ApostilSectionCount:
 * @section: (nullable): a section; %NULL: what is in none
 * @published: (nullable): the publication date in force there
 * @n_words: words of it
 * @n_marked: of those, in at least one confirmed mark
 * @n_entities: confirmed mentions that begin in it
 * @n_claims: confirmed claims
 * @n_dates: confirmed dates
 * @n_others: confirmed marks of other kinds
 * @is_out: boilerplate, which is in no other count
 */
typedef struct
{
  ApostilSection *section;
  const gchar *published;
  guint n_words;
  guint n_marked;
  guint n_entities;
  guint n_claims;
  guint n_dates;
  guint n_others;
  gboolean is_out;
} ApostilSectionCount;

/**
 * ApostilSourceCount:
 * @entity: (nullable): a claimant; %NULL: claims that are linked to none
 * @n_claims: its confirmed claims
 * @n_quoted: words of them that are quoted
 * @n_reported: words of them that are told in other words
 * @n_contradicted: of the claims, those that another contradicts
 */
typedef struct
{
  ApostilEntity *entity;
  guint n_claims;
  guint n_quoted;
  guint n_reported;
  guint n_contradicted;
} ApostilSourceCount;

typedef struct
{
  ApostilDocument *document;
  guint n_characters;
  guint n_words;
  guint n_marked;     /* code points in at least one mark that is not rejected */
  guint n_out;        /* code points in boilerplate */
  guint n_read_words; /* words outside boilerplate */
  guint n_marked_words;
  guint n_quoted;       /* words outside boilerplate in quoted claims */
  guint n_reported;     /* … in claims, and not quoted */
  guint n_own;          /* confirmed claims of the article itself */
  GArray *kinds;        /* ApostilTally: annotations by kind, those without any left out */
  GArray *entities;     /* ApostilTally: the registry by type */
  GArray *relations;    /* ApostilTally: by type */
  GArray *sections;     /* ApostilSectionCount: in text order; the words of no section last */
  GArray *sources;      /* ApostilSourceCount: most claims first */
  GHashTable *mentions; /* id of an entity → how many mentions (GUINT_TO_POINTER) */
} ApostilStatistics;

ApostilStatistics *apostil_statistics_new (ApostilDocument *document);
void apostil_statistics_free (ApostilStatistics *self);
gdouble apostil_statistics_get_share (guint n, guint n_all);
gchar *apostil_statistics_name_section (ApostilStatistics *self, const ApostilSectionCount *count);
gchar *apostil_statistics_name_source (ApostilStatistics *self, const ApostilSourceCount *count);
gchar *apostil_statistics_to_tsv (ApostilStatistics *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilStatistics, apostil_statistics_free)

G_END_DECLS
