/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a scheme says of one kind of annotation: plain data, owned by the scheme, never changed. */

typedef enum
{
  APOSTIL_VALUE_STRING,  /* one line */
  APOSTIL_VALUE_TEXT,    /* paragraphs */
  APOSTIL_VALUE_CHOICE,  /* one of choices */
  APOSTIL_VALUE_BOOLEAN, /* "true", or absent */
  APOSTIL_VALUE_INTEGER,
  APOSTIL_VALUE_DATE,  /* ISO 8601 calendar date or date-time */
  APOSTIL_VALUE_TIMEX, /* TIMEX3 value */
  APOSTIL_VALUE_URI,
} ApostilValueType;

typedef struct
{
  const gchar *id;    /* interned, as are all ids here; compare with == */
  const gchar *label; /* translated */
} ApostilChoice;

typedef struct
{
  const gchar *id;        /* interned: "person" */
  const gchar *label;     /* translated: "Person" */
  const gchar *plural;    /* translated: "People"; NULL: the label */
  const gchar *colour;    /* colour class that the style sheet defines: "blue", "rose" … */
  const gchar *key;       /* "P", or NULL */
  const gchar *guideline; /* (nullable) */
} ApostilTypeDef;

typedef struct
{
  const gchar *name; /* interned */
  const gchar *label;
  ApostilValueType type;
  const ApostilChoice *choices; /* for CHOICE */
  guint n_choices;
  const gchar *fallback; /* (nullable) what absence means, shown as the choice taken */
} ApostilAttributeDef;

typedef struct
{
  const gchar *role; /* interned: "claimant", "within", "entity", "anchor" */
  const gchar *label;
  const gchar *const *
      targets; /* NULL-terminated interned kinds; "entity" is the registry, "mention" its mentions */
  gboolean many;
} ApostilLinkDef;

typedef struct
{
  const gchar *role; /* interned: "source", "cue", "medium", "addressee" */
  const gchar *label;
  const gchar *key; /* (nullable) */
} ApostilPartDef;

/**
 * ApostilKind:
 *
 * What a scheme says of one kind of annotation. The element of the built-in kinds is their
 * own (mention, claim, date); a user's kind is a « mark » with @id as its kind attribute.
 */
typedef struct
{
  const gchar *id;        /* interned: "entity", "claim", "date", or the user's */
  const gchar *element;   /* interned: "mention", "claim", "date", "mark" */
  const gchar *id_prefix; /* "m", "c", "d", "x": new ids are prefix and number */
  const gchar *label;
  const gchar *plural;
  const gchar *colour;
  const gchar *key;       /* (nullable) */
  const gchar *guideline; /* (nullable) */
  const ApostilTypeDef *types;
  guint n_types;
  const ApostilAttributeDef *attributes;
  guint n_attributes;
  const ApostilLinkDef *links;
  guint n_links;
  const ApostilPartDef *parts;
  guint n_parts;
  GObject *scheme; /* that owns all this; annotations hold a reference to it */
} ApostilKind;

const ApostilTypeDef *apostil_kind_get_type_def (const ApostilKind *kind, const gchar *type);
const ApostilAttributeDef *apostil_kind_get_attribute_def (const ApostilKind *kind,
                                                           const gchar *name);
const ApostilLinkDef *apostil_kind_get_link_def (const ApostilKind *kind, const gchar *role);
const ApostilPartDef *apostil_kind_get_part_def (const ApostilKind *kind, const gchar *role);
const ApostilChoice *apostil_attribute_def_get_choice (const ApostilAttributeDef *def,
                                                       const gchar *id);
gboolean
apostil_attribute_def_check (const ApostilAttributeDef *def, const gchar *value, GError **error);

G_END_DECLS
