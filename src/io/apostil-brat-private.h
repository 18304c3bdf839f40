/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Internal to the reading of annotation.conf: what -config finds in the file, and -scheme writes. */

typedef struct
{
  gchar *words; /* as the file has them */
  gchar *id;    /* made of the words */
  guint line;
  gchar key; /* a letter, or 0 */
} ApostilBratName;

typedef struct
{
  ApostilBratName name;
  gboolean is_event;
  GPtrArray *types; /* (element-type ApostilBratName) */
  GPtrArray *roles; /* (element-type ApostilBratArgument) of events */
} ApostilBratKind;

typedef struct
{
  GPtrArray *names; /* (element-type utf8) of types, « <ENTITY> », macros */
  GPtrArray *kinds; /* (element-type ApostilBratKind) once they were looked up */
} ApostilBratMeant;

/* A role of an event, or an end of a relation. */
typedef struct
{
  ApostilBratName name;
  ApostilBratMeant meant;
  gboolean many;
} ApostilBratArgument;

typedef struct
{
  ApostilBratName name;
  GPtrArray *ends; /* (element-type ApostilBratArgument) two */
  gboolean symmetric;
} ApostilBratRelation;

typedef struct
{
  ApostilBratName name;
  ApostilBratMeant meant;
  GPtrArray *values; /* (element-type ApostilBratName) none: yes or no */
} ApostilBratAttribute;

typedef struct
{
  GPtrArray *kinds;      /* (element-type ApostilBratKind) */
  GPtrArray *relations;  /* (element-type ApostilBratRelation) */
  GPtrArray *attributes; /* (element-type ApostilBratAttribute) */
  GHashTable *owners;    /* name of a kind or of a type → its ApostilBratKind */
  GHashTable *macros;    /* « <NAME> » → GPtrArray of names */
} ApostilBratConfig;

void apostil_brat_name_free (ApostilBratName *name);
void apostil_brat_kind_free (ApostilBratKind *kind);
void apostil_brat_argument_free (ApostilBratArgument *argument);
void apostil_brat_relation_free (ApostilBratRelation *relation);
void apostil_brat_attribute_free (ApostilBratAttribute *attribute);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilBratName, apostil_brat_name_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilBratKind, apostil_brat_kind_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilBratArgument, apostil_brat_argument_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilBratRelation, apostil_brat_relation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilBratAttribute, apostil_brat_attribute_free)

const gchar *apostil_brat_resolve (const ApostilBratConfig *self, ApostilBratMeant *meant);
GBytes *apostil_brat_write (ApostilBratConfig *self);

G_END_DECLS
