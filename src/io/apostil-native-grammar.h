/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The native format as tables: which element may stand where, in what order, with which
 * attributes. data/apostil.rnc says the same to other tools; tests hold them together. */

typedef enum
{
  APOSTIL_TAG_NONE,
  APOSTIL_TAG_APOSTIL,
  APOSTIL_TAG_SCHEME,
  APOSTIL_TAG_ARTICLE,
  APOSTIL_TAG_TITLE,
  APOSTIL_TAG_AUTHOR,
  APOSTIL_TAG_PUBLISHER,
  APOSTIL_TAG_ORIGIN,
  APOSTIL_TAG_PUBLISHED,
  APOSTIL_TAG_ATTRIBUTE,
  APOSTIL_TAG_TEXT,
  APOSTIL_TAG_SECTIONS,
  APOSTIL_TAG_SECTION,
  APOSTIL_TAG_ENTITIES,
  APOSTIL_TAG_ENTITY,
  APOSTIL_TAG_NAME,
  APOSTIL_TAG_ALIAS,
  APOSTIL_TAG_ANNOTATIONS,
  APOSTIL_TAG_DATE,
  APOSTIL_TAG_MENTION,
  APOSTIL_TAG_CLAIM,
  APOSTIL_TAG_MARK,
  APOSTIL_TAG_SPAN,
  APOSTIL_TAG_SOURCE,
  APOSTIL_TAG_CUE,
  APOSTIL_TAG_MEDIUM,
  APOSTIL_TAG_ADDRESSEE,
  APOSTIL_TAG_PART,
  APOSTIL_TAG_STATEMENT,
  APOSTIL_TAG_VERDICT,
  APOSTIL_TAG_EVIDENCE,
  APOSTIL_TAG_LINK,
  APOSTIL_TAG_REASON,
  APOSTIL_TAG_ARG,
  APOSTIL_TAG_ALTERNATIVE,
  APOSTIL_TAG_NOTE,
  APOSTIL_TAG_RELATIONS,
  APOSTIL_TAG_RELATION,
  APOSTIL_TAG_HISTORY,
  APOSTIL_TAG_EDIT,
  APOSTIL_TAG_CHANGE,
  APOSTIL_TAG_BEFORE,
  APOSTIL_TAG_AFTER,
  APOSTIL_N_TAGS,
} ApostilTag;

typedef enum
{
  APOSTIL_NAME_ID,
  APOSTIL_NAME_VERSION,
  APOSTIL_NAME_SCHEME,
  APOSTIL_NAME_OFFSETS,
  APOSTIL_NAME_LANG,  /* xml:lang */
  APOSTIL_NAME_SPACE, /* xml:space */
  APOSTIL_NAME_SHA256,
  APOSTIL_NAME_HREF,
  APOSTIL_NAME_RETRIEVED,
  APOSTIL_NAME_ENCODING,
  APOSTIL_NAME_CLEANED,
  APOSTIL_NAME_START,
  APOSTIL_NAME_END,
  APOSTIL_NAME_ROLE,
  APOSTIL_NAME_PUBLISHED,
  APOSTIL_NAME_AUTHOR,
  APOSTIL_NAME_PUBLISHER,
  APOSTIL_NAME_TYPE,
  APOSTIL_NAME_NAME,
  APOSTIL_NAME_REF,
  APOSTIL_NAME_UNNAMED,
  APOSTIL_NAME_ENTITY,
  APOSTIL_NAME_FORM,
  APOSTIL_NAME_VALUE,
  APOSTIL_NAME_MOD,
  APOSTIL_NAME_BEGIN,
  APOSTIL_NAME_QUANT,
  APOSTIL_NAME_FREQ,
  APOSTIL_NAME_CALENDAR,
  APOSTIL_NAME_ANCHOR,
  APOSTIL_NAME_CLAIMANT,
  APOSTIL_NAME_MODE,
  APOSTIL_NAME_ACT,
  APOSTIL_NAME_WITHIN,
  APOSTIL_NAME_KIND,
  APOSTIL_NAME_TARGET,
  APOSTIL_NAME_CODE,
  APOSTIL_NAME_AT,
  APOSTIL_NAME_ARCHIVED,
  APOSTIL_NAME_STANCE,
  APOSTIL_NAME_FROM,
  APOSTIL_NAME_TO,
  APOSTIL_NAME_STATUS,
  APOSTIL_NAME_RULE,
  APOSTIL_NAME_BY,
  APOSTIL_NAME_CREATED,
  APOSTIL_NAME_MODIFIED,
  APOSTIL_NAME_LABEL,
  APOSTIL_NAME_KEY,
  APOSTIL_N_NAMES,
} ApostilName;

/* One child that an element may have. Children come in the order of their ranks. */
typedef struct
{
  guint8 tag;
  guint8 rank;
  gboolean many;
} ApostilTagChild;

typedef struct
{
  const gchar *name;
  const ApostilTagChild *children;
  guint n_children;
  const guint8 *names; /* of attributes it may have */
  guint n_names;
  const guint8 *required; /* of attributes it must have */
  guint n_required;
  gboolean text; /* holds text, and no element of ours */
} ApostilTagDef;

const ApostilTagDef *apostil_tag_get_def (ApostilTag tag);
const gchar *apostil_name_get_name (ApostilName name);
gboolean apostil_tag_is_annotation (ApostilTag tag);
gboolean apostil_tag_is_part (ApostilTag tag);

G_END_DECLS
