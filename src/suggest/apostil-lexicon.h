/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-atoms.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What one language file says: classes of words, each word with a value; patterns of dates
 * over those classes; pairs of quotation marks. The format is data/languages/languages.rng,
 * and src/README.md says how to add a language. A lexicon never changes once read, so any
 * thread may use it. */

#define APOSTIL_LEXICON_MAX_CLASSES 1000

typedef struct
{
  const gchar *text;  /* folded, as the file spells it otherwise; without the hyphen of an ending */
  const gchar *value; /* "" when the file gives none */
  const gchar *form;  /* (nullable) a second value: attribute « form » */
  guint16 class_id;
  guint16 n_atoms;
  guint32 first_atom; /* where its atoms begin, internal; of an ending: its bytes */
  guint32 next;       /* internal: of those that begin, or end, alike; 0: none */
  gboolean dated;     /* internal: a pattern of dates names its class */
} ApostilWord;

typedef struct
{
  gunichar open;
  gunichar close;
  gboolean spoken; /* a dash of dialogue has no closing mark */
} ApostilQuotePair;

typedef struct _ApostilLexicon ApostilLexicon;

#define APOSTIL_TYPE_LEXICON (apostil_lexicon_get_type ())
GType apostil_lexicon_get_type (void) G_GNUC_CONST;

ApostilLexicon *apostil_lexicon_new_from_bytes (GBytes *xml, const gchar *name, GError **error);
ApostilLexicon *apostil_lexicon_load (const gchar *language, GError **error);
gchar **apostil_lexicon_list (void);
gchar *apostil_lexicon_guess (ApostilText *text);
ApostilLexicon *apostil_lexicon_ref (ApostilLexicon *self);
void apostil_lexicon_unref (ApostilLexicon *self);

const gchar *apostil_lexicon_get_language (ApostilLexicon *self);
const ApostilQuotePair *apostil_lexicon_get_quotes (ApostilLexicon *self, guint *n_pairs);

gint apostil_lexicon_find_class (ApostilLexicon *self, const gchar *name);
const ApostilWord *apostil_lexicon_match (ApostilLexicon *self,
                                          gint class_id,
                                          const gchar *utf8,
                                          const ApostilAtom *atoms,
                                          guint n_atoms);
const ApostilWord *apostil_lexicon_match_ending (ApostilLexicon *self,
                                                 gint class_id,
                                                 const gchar *utf8,
                                                 const ApostilAtom *atom);
GPtrArray *apostil_lexicon_get_words (ApostilLexicon *self, gint class_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilLexicon, apostil_lexicon_unref)

G_END_DECLS
