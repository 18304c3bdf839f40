/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What the user has said about names in a document: which entities there are and how they are
 * called, which places are marked, which proposals were refused. Filled in once, in the thread
 * that owns the document; afterwards it never changes, so that the engine may run elsewhere. */

typedef struct
{
  gchar *id;
  const gchar *type; /* interned (nullable) */
  gchar *name;
  gboolean unnamed; /* never matches by words */
  GPtrArray *forms; /* (element-type utf8): name, aliases, words of confirmed mentions */
  guint n_mentions;
} ApostilKnownEntity;

typedef struct
{
  ApostilSpan span;
  gint entity; /* -1: it is not a mention that counts */
} ApostilKnownPlace;

/**
 * ApostilKnownNames:
 *
 * Reference counted.
 */
typedef struct _ApostilKnownNames ApostilKnownNames;

ApostilKnownNames *apostil_known_names_new (void);
ApostilKnownNames *apostil_known_names_new_for_document (ApostilDocument *document);
ApostilKnownNames *apostil_known_names_ref (ApostilKnownNames *self);
void apostil_known_names_unref (ApostilKnownNames *self);

guint apostil_known_names_add_entity (ApostilKnownNames *self,
                                      const gchar *id,
                                      const gchar *type,
                                      const gchar *name,
                                      gboolean unnamed);
void apostil_known_names_add_form (ApostilKnownNames *self, guint entity, const gchar *form);
void apostil_known_names_add_place (ApostilKnownNames *self, ApostilSpan span, gint entity);
void apostil_known_names_add_refusal (ApostilKnownNames *self,
                                      const gchar *rule,
                                      const gchar *words,
                                      ApostilSpan span);

guint apostil_known_names_get_n_entities (ApostilKnownNames *self);
const ApostilKnownEntity *apostil_known_names_get_entity (ApostilKnownNames *self, guint index);
/* Sorted by place. (transfer none) */
const ApostilKnownPlace *apostil_known_names_get_places (ApostilKnownNames *self, guint *n_places);
gboolean apostil_known_names_has_refusals (ApostilKnownNames *self);
gboolean apostil_known_names_is_refused (ApostilKnownNames *self,
                                         const gchar *rule,
                                         const gchar *words,
                                         ApostilSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilKnownNames, apostil_known_names_unref)

G_END_DECLS
