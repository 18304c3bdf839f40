/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What was rejected, across documents: a rule whose proposal of the same words was rejected in
 * three of them is silent about these words from then on (language.md § 4.3). It is a file of
 * the user's that holds no words, only digests of them made with a salt of its own. */

#define APOSTIL_TYPE_REJECTIONS (apostil_rejections_get_type ())
G_DECLARE_FINAL_TYPE (ApostilRejections, apostil_rejections, APOSTIL, REJECTIONS, GObject)

/* In how many documents a pair of rule and words was rejected before it is silent everywhere. */
#define APOSTIL_REJECTIONS_SILENT 3

ApostilRejections *apostil_rejections_new (GFile *file);
GFile *apostil_rejections_get_file (ApostilRejections *self);
gchar *apostil_rejections_get_path (void);

/* Any thread. */
gboolean
apostil_rejections_is_silent (ApostilRejections *self, const gchar *rule, const gchar *words);
guint apostil_rejections_get_length (ApostilRejections *self);

/* What @document rejects now takes the place of what it did when it was noted last. */
void apostil_rejections_note (ApostilRejections *self, ApostilDocument *document);
void apostil_rejections_forget_document (ApostilRejections *self, ApostilDocument *document);
gboolean apostil_rejections_save (ApostilRejections *self, GError **error);
gboolean apostil_rejections_forget (ApostilRejections *self, GError **error);

G_END_DECLS
