/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What a note in the margin says. */

typedef struct
{
  gchar *title;
  gchar *detail; /* (nullable) */
  gchar *badge;  /* (nullable) */
} ApostilNoteWords;

gboolean apostil_note_words_has (ApostilAnnotation *annotation);
void apostil_note_words_init (ApostilNoteWords *words,
                              ApostilDocument *document,
                              ApostilAnnotation *annotation,
                              guint contradictions);
void apostil_note_words_clear (ApostilNoteWords *words);

G_END_DECLS
