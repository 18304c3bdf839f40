/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-native-grammar.h"

G_BEGIN_DECLS

/* What a native file holds beside records: foreign content of its root and its lists, the
 * reserved history, the source of an embedded scheme, and what a later version added that
 * this program does not know. It hangs on the document, so that saving writes it back. */

typedef struct
{
  gchar *attributes;
  gchar *elements;
} ApostilForeignPair;

typedef struct
{
  ApostilForeignPair foreign[APOSTIL_N_TAGS]; /* of the root and the lists, by tag */
  gchar *scheme;                              /* canonical XML of the embedded scheme */
  gchar *history;                             /* canonical XML of <history> */
  gchar *version;                             /* as the file says */
  GPtrArray *unknown;                         /* names of a later version, each once */
} ApostilNativeExtras;

ApostilNativeExtras *apostil_native_extras_new (void);
ApostilNativeExtras *apostil_native_extras_ref (ApostilNativeExtras *self);
void apostil_native_extras_unref (ApostilNativeExtras *self);
void apostil_native_extras_attach (ApostilNativeExtras *self, ApostilDocument *document);
ApostilNativeExtras *apostil_native_extras_get (ApostilDocument *document);
void apostil_native_extras_add_unknown (ApostilNativeExtras *self, const gchar *name);

const gchar *const *apostil_native_get_unknown_names (ApostilDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilNativeExtras, apostil_native_extras_unref)

G_END_DECLS
