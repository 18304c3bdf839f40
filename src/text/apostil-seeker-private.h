/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-fold-private.h"

G_BEGIN_DECLS

/* For the text layer alone: finds what folds to a needle in a text that is not folded, in a tenth
 * of the time that folding the text takes. It serves most names in Latin letters; for what it
 * declines or gives up the text must be folded. */

typedef struct
{
  const gchar *utf8;
  gsize n_bytes;
  const gchar *needle;
  gsize n_needle;
  gsize anchor; /* the byte of the needle that is looked for */
  ApostilFolder *folder;
  gsize at;        /* the character that is looked at */
  guint n_tried;   /* of its folded bytes these have been taken for the anchor */
  gsize floor;     /* no place begins before it */
  gsize steps;     /* characters that may still be folded */
  guint8 hot[256]; /* bytes that may begin the anchor */
} ApostilSeeker;

gboolean apostil_seeker_init (ApostilSeeker *self,
                              const gchar *utf8,
                              gsize n_bytes,
                              const gchar *needle,
                              ApostilFolder *folder);
gboolean apostil_seeker_next (ApostilSeeker *self, gsize *start, gsize *end);
void apostil_seeker_skip (ApostilSeeker *self, gsize end);
gboolean apostil_seeker_gave_up (ApostilSeeker *self);

G_END_DECLS
