/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* Documents built in code, for tests of the window and for looking at it. */

ApostilDocument *fixture_document (const gchar *utf8);
ApostilAnnotation *
fixture_mark (ApostilDocument *document, const gchar *kind, const gchar *words, guint nth);
ApostilSpan fixture_find (ApostilDocument *document, const gchar *words, guint nth);
void fixture_add (ApostilDocument *document, gpointer record);
void fixture_mention (ApostilDocument *document,
                      const gchar *words,
                      guint nth,
                      const gchar *entity_id,
                      ApostilStatus status);
ApostilDocument *fixture_news (void);
ApostilDocument *fixture_persian (void);
ApostilDocument *fixture_dense (void);
ApostilDocument *fixture_large (gsize n_bytes, guint n_marks);
ApostilDocument *fixture_one_line (gsize n_bytes, guint n_marks);

G_END_DECLS
