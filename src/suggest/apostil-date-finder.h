/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-lexicon-private.h"

#include <string.h>

G_BEGIN_DECLS

/* Internal: finds where the patterns of a language match. */

#define APOSTIL_DATE_MAX_ELEMENTS 16

typedef struct
{
  const ApostilWord *word; /* (nullable) */
  gchar text[16];          /* what a shape read: "05", "1999", "2.5" */
} ApostilDateCapture;

typedef struct
{
  const ApostilDatePattern *pattern;
  guint from, to; /* atoms, half-open */
  guint n_captures;
  gint8 names[APOSTIL_DATE_MAX_ELEMENTS]; /* capture ids */
  ApostilDateCapture captures[APOSTIL_DATE_MAX_ELEMENTS];
} ApostilDateMatch;

/* What an atom could be in a date. */
typedef struct
{
  guint64 starts;               /* bits of date patterns */
  const ApostilWordSlot *words; /* (nullable): those that begin with it */
} ApostilDateSense;

typedef struct
{
  const ApostilLexicon *lexicon;
  const gchar *utf8;
  GArray *atoms;   /* of ApostilAtom: the paragraph being read */
  GArray *senses;  /* of ApostilDateSense: of each atom */
  GArray *matches; /* of ApostilDateMatch, longest first, for one place */
  gint number_class;
  gint link_class;
} ApostilDateFinder;

static inline gboolean
apostil_date_all_digits (const gchar *text, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return n > 0;
}

static inline gboolean
apostil_date_finder_is_sign (const ApostilDateFinder *self,
                             const ApostilAtom *atom,
                             const gchar *signs)
{
  return atom->n_bytes == 1 && strchr (signs, self->utf8[atom->byte]) != NULL;
}

void apostil_date_finder_init (ApostilDateFinder *self, ApostilLexicon *lexicon, const gchar *utf8);
void apostil_date_finder_clear (ApostilDateFinder *self);
gboolean apostil_date_finder_read (ApostilDateFinder *self,
                                   const ApostilToken *tokens,
                                   guint from,
                                   guint to,
                                   GArray *triggers);
gboolean apostil_date_finder_may_begin (const ApostilDateFinder *self, guint at);
void apostil_date_finder_match (ApostilDateFinder *self, guint at);
guint apostil_date_finder_number (const ApostilDateFinder *self,
                                  guint at,
                                  gdouble *value,
                                  gboolean *words);
gboolean apostil_date_finder_context (const ApostilDateFinder *self,
                                      GArray *elements,
                                      guint at,
                                      gboolean before);
const gchar *apostil_date_match_get_form (const ApostilDateMatch *self, gint capture);
const gchar *apostil_date_match_get (const ApostilDateMatch *self, gint capture);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ApostilDateFinder, apostil_date_finder_clear)

G_END_DECLS
