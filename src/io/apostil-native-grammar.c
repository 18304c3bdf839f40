/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-native-grammar.h"

#define N(name) APOSTIL_NAME_##name
#define ONE(tag, rank)             \
  {                                \
    APOSTIL_TAG_##tag, rank, FALSE \
  }
#define ANY(tag, rank)            \
  {                               \
    APOSTIL_TAG_##tag, rank, TRUE \
  }
#define LIST(array) array, G_N_ELEMENTS (array)
#define NO_LIST     NULL, 0

/* What any record may have: how sure it is, which rule made it, who and when. */
#define COMMON N (STATUS), N (RULE), N (BY), N (CREATED), N (MODIFIED)

static const gchar *const attribute_names[APOSTIL_N_NAMES] = {
  [N (ID)] = "id",
  [N (VERSION)] = "version",
  [N (SCHEME)] = "scheme",
  [N (OFFSETS)] = "offsets",
  [N (LANG)] = "lang",
  [N (SPACE)] = "space",
  [N (SHA256)] = "sha256",
  [N (HREF)] = "href",
  [N (RETRIEVED)] = "retrieved",
  [N (ENCODING)] = "encoding",
  [N (CLEANED)] = "cleaned",
  [N (START)] = "start",
  [N (END)] = "end",
  [N (ROLE)] = "role",
  [N (PUBLISHED)] = "published",
  [N (AUTHOR)] = "author",
  [N (PUBLISHER)] = "publisher",
  [N (TYPE)] = "type",
  [N (NAME)] = "name",
  [N (REF)] = "ref",
  [N (UNNAMED)] = "unnamed",
  [N (ENTITY)] = "entity",
  [N (FORM)] = "form",
  [N (VALUE)] = "value",
  [N (MOD)] = "mod",
  [N (BEGIN)] = "begin",
  [N (QUANT)] = "quant",
  [N (FREQ)] = "freq",
  [N (CALENDAR)] = "calendar",
  [N (ANCHOR)] = "anchor",
  [N (CLAIMANT)] = "claimant",
  [N (MODE)] = "mode",
  [N (ACT)] = "act",
  [N (WITHIN)] = "within",
  [N (KIND)] = "kind",
  [N (TARGET)] = "target",
  [N (CODE)] = "code",
  [N (AT)] = "at",
  [N (ARCHIVED)] = "archived",
  [N (STANCE)] = "stance",
  [N (FROM)] = "from",
  [N (TO)] = "to",
  [N (STATUS)] = "status",
  [N (RULE)] = "rule",
  [N (BY)] = "by",
  [N (CREATED)] = "created",
  [N (MODIFIED)] = "modified",
  [N (LABEL)] = "label",
  [N (KEY)] = "key",
};

static const ApostilTagChild apostil_children[] = {
  ONE (SCHEME, 1),      ONE (ARTICLE, 2),   ONE (SECTIONS, 3), ONE (ENTITIES, 4),
  ONE (ANNOTATIONS, 5), ONE (RELATIONS, 6), ONE (HISTORY, 7),
};
static const guint8 apostil_names[] = { N (VERSION), N (SCHEME), N (OFFSETS), N (ID) };
static const guint8 apostil_required[] = { N (VERSION), N (SCHEME), N (OFFSETS) };

static const ApostilTagChild article_children[] = {
  ONE (TITLE, 1),     ANY (AUTHOR, 2),    ONE (PUBLISHER, 3), ONE (ORIGIN, 4),
  ONE (PUBLISHED, 5), ANY (ATTRIBUTE, 6), ONE (TEXT, 7),
};
static const guint8 article_names[] = { N (LANG), N (SHA256) };
static const guint8 origin_names[] = { N (HREF), N (RETRIEVED), N (SHA256), N (ENCODING),
                                       N (CLEANED) };
static const guint8 only_value[] = { N (VALUE) };
static const guint8 only_name[] = { N (NAME) };
static const guint8 text_names[] = { N (SPACE) };

static const ApostilTagChild sections_children[] = { ANY (SECTION, 1) };
static const ApostilTagChild section_children[] = { ANY (SPAN, 1), ONE (NOTE, 2) };
static const guint8 section_names[] = { N (ID),     N (ROLE),      N (PUBLISHED),
                                        N (AUTHOR), N (PUBLISHER), N (LANG) };
static const guint8 section_required[] = { N (ID), N (ROLE) };
static const guint8 only_id[] = { N (ID) };

static const ApostilTagChild entities_children[] = { ANY (ENTITY, 1) };
static const ApostilTagChild entity_children[] = { ONE (NAME, 1), ANY (ALIAS, 2), ONE (NOTE, 3) };
static const guint8 entity_names[] = { N (ID), N (TYPE), N (REF), N (UNNAMED), N (RULE), N (BY) };
static const guint8 entity_required[] = { N (ID), N (TYPE) };

static const ApostilTagChild annotations_children[] = { ANY (MENTION, 1), ANY (DATE, 1),
                                                        ANY (CLAIM, 1), ANY (MARK, 1) };
static const ApostilTagChild annotation_children[] = {
  ANY (SPAN, 1),  ANY (SOURCE, 2),    ANY (CUE, 3),          ANY (MEDIUM, 4),   ANY (ADDRESSEE, 5),
  ANY (PART, 6),  ONE (STATEMENT, 7), ONE (VERDICT, 8),      ANY (EVIDENCE, 9), ANY (ATTRIBUTE, 10),
  ANY (LINK, 11), ONE (REASON, 12),   ANY (ALTERNATIVE, 13), ONE (NOTE, 14),
};
static const guint8 date_names[] = { N (ID),       N (TYPE), N (VALUE),  N (MOD),
                                     N (BEGIN),    N (END),  N (QUANT),  N (FREQ),
                                     N (CALENDAR), N (ROLE), N (ANCHOR), COMMON };
static const guint8 date_required[] = { N (ID), N (TYPE) };
static const guint8 mention_names[] = { N (ID), N (TYPE), N (ENTITY), N (NAME), N (FORM), COMMON };
static const guint8 claim_names[] = { N (ID),  N (TYPE),   N (CLAIMANT), N (MODE),
                                      N (ACT), N (WITHIN), COMMON };
static const guint8 mark_names[] = { N (ID), N (KIND), N (TYPE), COMMON };
static const guint8 mark_required[] = { N (ID), N (KIND) };

static const guint8 span_names[] = { N (START), N (END) };
static const guint8 part_names[] = { N (ROLE), N (START), N (END) };
static const guint8 verdict_names[] = { N (VALUE), N (BY), N (AT) };
static const guint8 evidence_names[] = { N (HREF), N (RETRIEVED), N (ARCHIVED), N (STANCE) };
static const guint8 link_names[] = { N (ROLE), N (TARGET) };
static const ApostilTagChild reason_children[] = { ANY (ARG, 1) };
static const guint8 reason_names[] = { N (CODE) };

static const ApostilTagChild relations_children[] = { ANY (RELATION, 1) };
static const ApostilTagChild relation_children[] = { ONE (REASON, 1), ANY (ALTERNATIVE, 2),
                                                     ONE (NOTE, 3) };
static const guint8 relation_names[] = { N (ID), N (TYPE), N (FROM), N (TO), COMMON };
static const guint8 relation_required[] = { N (ID), N (TYPE), N (FROM), N (TO) };

static const ApostilTagChild edit_children[] = { ANY (CHANGE, 1) };
static const guint8 edit_names[] = { N (LABEL), N (KEY), N (BY), N (AT) };
static const ApostilTagChild change_children[] = { ONE (BEFORE, 1), ONE (AFTER, 2) };
static const ApostilTagChild side_children[] = {
  ONE (ARTICLE, 1), ONE (SECTION, 1), ONE (ENTITY, 1), ONE (DATE, 1),
  ONE (MENTION, 1), ONE (CLAIM, 1),   ONE (MARK, 1),   ONE (RELATION, 1),
};

#define TEXT_TAG(tag, name) [APOSTIL_TAG_##tag] = { name, NO_LIST, NO_LIST, NO_LIST, TRUE }

static const ApostilTagDef tags[APOSTIL_N_TAGS] = {
  [APOSTIL_TAG_APOSTIL] = { "apostil", LIST (apostil_children), LIST (apostil_names),
                            LIST (apostil_required), FALSE },
  [APOSTIL_TAG_SCHEME] = { "scheme", NO_LIST, NO_LIST, NO_LIST, FALSE },
  [APOSTIL_TAG_ARTICLE] = { "article", LIST (article_children), LIST (article_names), NO_LIST,
                            FALSE },
  TEXT_TAG (TITLE, "title"),
  TEXT_TAG (AUTHOR, "author"),
  TEXT_TAG (PUBLISHER, "publisher"),
  [APOSTIL_TAG_ORIGIN] = { "origin", NO_LIST, LIST (origin_names), NO_LIST, FALSE },
  [APOSTIL_TAG_PUBLISHED] = { "published", NO_LIST, LIST (only_value), LIST (only_value), FALSE },
  [APOSTIL_TAG_ATTRIBUTE] = { "attribute", NO_LIST, LIST (only_name), LIST (only_name), TRUE },
  [APOSTIL_TAG_TEXT] = { "text", NO_LIST, LIST (text_names), NO_LIST, TRUE },
  [APOSTIL_TAG_SECTIONS] = { "sections", LIST (sections_children), NO_LIST, NO_LIST, FALSE },
  [APOSTIL_TAG_SECTION] = { "section", LIST (section_children), LIST (section_names),
                            LIST (section_required), FALSE },
  [APOSTIL_TAG_ENTITIES] = { "entities", LIST (entities_children), NO_LIST, NO_LIST, FALSE },
  [APOSTIL_TAG_ENTITY] = { "entity", LIST (entity_children), LIST (entity_names),
                           LIST (entity_required), FALSE },
  TEXT_TAG (NAME, "name"),
  TEXT_TAG (ALIAS, "alias"),
  [APOSTIL_TAG_ANNOTATIONS] = { "annotations", LIST (annotations_children), NO_LIST, NO_LIST,
                                FALSE },
  [APOSTIL_TAG_DATE] = { "date", LIST (annotation_children), LIST (date_names),
                         LIST (date_required), FALSE },
  [APOSTIL_TAG_MENTION] = { "mention", LIST (annotation_children), LIST (mention_names),
                            LIST (only_id), FALSE },
  [APOSTIL_TAG_CLAIM] = { "claim", LIST (annotation_children), LIST (claim_names), LIST (only_id),
                          FALSE },
  [APOSTIL_TAG_MARK] = { "mark", LIST (annotation_children), LIST (mark_names),
                         LIST (mark_required), FALSE },
  [APOSTIL_TAG_SPAN] = { "span", NO_LIST, LIST (span_names), LIST (span_names), TRUE },
  [APOSTIL_TAG_SOURCE] = { "source", NO_LIST, LIST (span_names), LIST (span_names), TRUE },
  [APOSTIL_TAG_CUE] = { "cue", NO_LIST, LIST (span_names), LIST (span_names), TRUE },
  [APOSTIL_TAG_MEDIUM] = { "medium", NO_LIST, LIST (span_names), LIST (span_names), TRUE },
  [APOSTIL_TAG_ADDRESSEE] = { "addressee", NO_LIST, LIST (span_names), LIST (span_names), TRUE },
  [APOSTIL_TAG_PART] = { "part", NO_LIST, LIST (part_names), LIST (part_names), TRUE },
  TEXT_TAG (STATEMENT, "statement"),
  [APOSTIL_TAG_VERDICT] = { "verdict", NO_LIST, LIST (verdict_names), NO_LIST, TRUE },
  [APOSTIL_TAG_EVIDENCE] = { "evidence", NO_LIST, LIST (evidence_names), NO_LIST, TRUE },
  [APOSTIL_TAG_LINK] = { "link", NO_LIST, LIST (link_names), LIST (link_names), FALSE },
  [APOSTIL_TAG_REASON] = { "reason", LIST (reason_children), LIST (reason_names),
                           LIST (reason_names), FALSE },
  [APOSTIL_TAG_ARG] = { "arg", NO_LIST, LIST (only_name), LIST (only_name), TRUE },
  [APOSTIL_TAG_ALTERNATIVE] = { "alternative", NO_LIST, LIST (only_value), LIST (only_value),
                                FALSE },
  TEXT_TAG (NOTE, "note"),
  [APOSTIL_TAG_RELATIONS] = { "relations", LIST (relations_children), NO_LIST, NO_LIST, FALSE },
  [APOSTIL_TAG_RELATION] = { "relation", LIST (relation_children), LIST (relation_names),
                             LIST (relation_required), FALSE },
  [APOSTIL_TAG_HISTORY] = { "history", NO_LIST, NO_LIST, NO_LIST, FALSE },
  [APOSTIL_TAG_EDIT] = { "edit", LIST (edit_children), LIST (edit_names), NO_LIST, FALSE },
  [APOSTIL_TAG_CHANGE] = { "change", LIST (change_children), NO_LIST, NO_LIST, FALSE },
  [APOSTIL_TAG_BEFORE] = { "before", LIST (side_children), NO_LIST, NO_LIST, FALSE },
  [APOSTIL_TAG_AFTER] = { "after", LIST (side_children), NO_LIST, NO_LIST, FALSE },
};

/**
 * apostil_tag_get_def:
 * @tag: an element of the format
 *
 * Returns: (transfer none): what it may hold
 */
const ApostilTagDef *
apostil_tag_get_def (ApostilTag tag)
{
  g_return_val_if_fail (tag > APOSTIL_TAG_NONE && tag < APOSTIL_N_TAGS, &tags[APOSTIL_TAG_APOSTIL]);

  return &tags[tag];
}

/**
 * apostil_name_get_name:
 * @name: an attribute of the format
 *
 * Returns: its name without prefix
 */
const gchar *
apostil_name_get_name (ApostilName name)
{
  g_return_val_if_fail (name < APOSTIL_N_NAMES, "");

  return attribute_names[name];
}

/**
 * apostil_tag_is_annotation:
 * @tag: an element of the format
 *
 * Returns: whether it is one of those inside `<annotations>`
 */
gboolean
apostil_tag_is_annotation (ApostilTag tag)
{
  return tag >= APOSTIL_TAG_DATE && tag <= APOSTIL_TAG_MARK;
}

/**
 * apostil_tag_is_part:
 * @tag: an element of the format
 *
 * Returns: whether it gives words a role in an annotation
 */
gboolean
apostil_tag_is_part (ApostilTag tag)
{
  return tag >= APOSTIL_TAG_SOURCE && tag <= APOSTIL_TAG_PART;
}
