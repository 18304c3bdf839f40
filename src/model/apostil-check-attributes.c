/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-check-attributes.h"

#include "apostil-annotation.h"
#include "apostil-article.h"
#include "apostil-entity.h"
#include "apostil-error.h"
#include "apostil-relation.h"
#include "apostil-same.h"
#include "apostil-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * An attribute is known when the scheme defines it for the record's kind, or when it is in
 * the table below, which says what the format itself knows of each record (design: § 4).
 * A value must fit what the scheme says, and whatever it is, XML must be able to hold it. */

enum
{
  ARTICLE = 1 << 0,
  SECTION = 1 << 1,
  ENTITY = 1 << 2,
  ANNOTATION = 1 << 3,
  RELATION = 1 << 4,
};

typedef struct
{
  const gchar *name;
  guint records;
  ApostilValueType type;
} Known;

static const Known known[] = {
  { APOSTIL_ATTR_TYPE, ENTITY | ANNOTATION | RELATION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_NAME, ENTITY | ANNOTATION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_NOTE, SECTION | ENTITY | ANNOTATION | RELATION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_RULE, ENTITY | ANNOTATION | RELATION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_BY, ENTITY | ANNOTATION | RELATION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_CREATED, ANNOTATION | RELATION, APOSTIL_VALUE_DATE },
  { APOSTIL_ATTR_MODIFIED, ANNOTATION | RELATION, APOSTIL_VALUE_DATE },
  { APOSTIL_ATTR_VERDICT_BY, ANNOTATION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_VERDICT_AT, ANNOTATION, APOSTIL_VALUE_DATE },
  { APOSTIL_ATTR_REASONING, ANNOTATION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_REF, ENTITY, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_UNNAMED, ENTITY, APOSTIL_VALUE_BOOLEAN },
  { APOSTIL_ATTR_ROLE, SECTION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_AUTHOR, SECTION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_PUBLISHER, ARTICLE | SECTION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_LANGUAGE, ARTICLE | SECTION, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_TITLE, ARTICLE, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_PUBLISHED, ARTICLE, APOSTIL_VALUE_DATE },
  { APOSTIL_ATTR_ORIGIN_HREF, ARTICLE, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_ORIGIN_RETRIEVED, ARTICLE, APOSTIL_VALUE_DATE },
  { APOSTIL_ATTR_ORIGIN_SHA256, ARTICLE, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_ORIGIN_ENCODING, ARTICLE, APOSTIL_VALUE_TEXT },
  { APOSTIL_ATTR_ORIGIN_CLEANED, ARTICLE, APOSTIL_VALUE_TEXT },
};

/* Whether XML 1.0 can hold it: no control characters but tab, LF and CR, no U+FFFE or U+FFFF. */
static gboolean
fits_xml (const gchar *value)
{
  gboolean ascii = TRUE;

  for (const guchar *p = (const guchar *) value; *p != '\0'; p++)
    {
      if (*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
        return FALSE;
      ascii = ascii && *p < 0x80;
    }
  return ascii || (g_utf8_validate (value, -1, NULL) && strstr (value, "\xef\xbf\xbe") == NULL &&
                   strstr (value, "\xef\xbf\xbf") == NULL);
}

/* What people write at length is an element of its own in the file, not an attribute. */
static guint
longest (const gchar *name)
{
  static const gchar *const elements[] = { APOSTIL_ATTR_NOTE,
                                           APOSTIL_ATTR_STATEMENT,
                                           APOSTIL_ATTR_REASONING,
                                           APOSTIL_ATTR_TITLE,
                                           "quotation",
                                           NULL };

  return g_strv_contains (elements, name) || g_str_has_prefix (name, APOSTIL_ATTR_SCHEME_PREFIX)
             ? APOSTIL_MAX_START_TAG_BYTES
             : APOSTIL_MAX_ATTRIBUTE_BYTES;
}

static gboolean
check_value (const gchar *name, const gchar *value, GError **error)
{
  gsize n_bytes = strlen (value);

  if (n_bytes > APOSTIL_MAX_ATTRIBUTE_BYTES && n_bytes > longest (name))
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   /* Translators: the first %s is the name of a field */
                   _ ("“%s” is longer than %u KiB, the most that a field may hold"), name,
                   longest (name) / 1024);
      return FALSE;
    }
  if (fits_xml (value))
    return TRUE;

  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING,
               _ ("“%s” holds a character that cannot be saved (a control character, or bytes "
                  "that are not UTF-8)"),
               name);
  return FALSE;
}

/**
 * apostil_check_words:
 * @name: what they are
 * @words: (array zero-terminated=1) (nullable): aliases, authors …
 * @error: where to put an error
 *
 * Returns: whether each of them can be saved
 */
gboolean
apostil_check_words (const gchar *name, const gchar *const *words, GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (!check_value (name, words[i], error))
        return FALSE;
    }
  return TRUE;
}

static guint
record_bit (gpointer record)
{
  if (APOSTIL_IS_ANNOTATION (record))
    return ANNOTATION;
  if (APOSTIL_IS_ENTITY (record))
    return ENTITY;
  if (APOSTIL_IS_RELATION (record))
    return RELATION;
  if (APOSTIL_IS_SECTION (record))
    return SECTION;
  return ARTICLE;
}

/* What the scheme says of the attribute; its own ones have a prefix there as in the record. */
static const ApostilAttributeDef *
find_def (gpointer record, ApostilScheme *scheme, const gchar *name)
{
  if (APOSTIL_IS_ANNOTATION (record))
    return apostil_kind_get_attribute_def (apostil_annotation_get_kind (record), name);

  if (APOSTIL_IS_ARTICLE (record))
    {
      guint n_variables = 0;
      const ApostilAttributeDef *variables = apostil_scheme_get_variables (scheme, &n_variables);

      for (guint i = 0; i < n_variables; i++)
        {
          if (g_str_equal (variables[i].name, name))
            return &variables[i];
        }
    }
  return NULL;
}

/* Some of what the format knows of annotations it knows of one element only. */
static gboolean
is_in_its_place (gpointer record, const gchar *name)
{
  static const gchar *const of_claims[] = { APOSTIL_ATTR_VERDICT_BY, APOSTIL_ATTR_VERDICT_AT,
                                            APOSTIL_ATTR_REASONING, NULL };
  const gchar *element = NULL;

  if (!APOSTIL_IS_ANNOTATION (record))
    return TRUE;

  element = apostil_annotation_get_kind (record)->element;
  if (g_str_equal (name, APOSTIL_ATTR_NAME))
    return g_str_equal (element, "mention");

  return !g_strv_contains (of_claims, name) || g_str_equal (element, "claim");
}

static gboolean
check_attribute (gpointer record,
                 ApostilScheme *scheme,
                 const ApostilAttribute *attribute,
                 GError **error)
{
  const ApostilAttributeDef *def = NULL;
  guint bit = 0;

  def = find_def (record, scheme, attribute->name);
  if (def != NULL && apostil_attribute_def_get_choice (def, attribute->value) != NULL)
    return TRUE;
  if (!check_value (attribute->name, attribute->value, error))
    return FALSE;
  if (def != NULL)
    return apostil_attribute_def_check (def, attribute->value, error);

  bit = record_bit (record);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if ((known[i].records & bit) != 0 && apostil_same (known[i].name, attribute->name) &&
          is_in_its_place (record, attribute->name))
        {
          const ApostilAttributeDef core = { .name = known[i].name,
                                             .label = known[i].name,
                                             .type = known[i].type };

          return known[i].type == APOSTIL_VALUE_TEXT ||
                 apostil_attribute_def_check (&core, attribute->value, error);
        }
    }

  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
               _ ("the scheme “%s” has no field “%s” here"), apostil_scheme_get_id (scheme),
               attribute->name);
  return FALSE;
}

/**
 * apostil_check_attributes:
 * @record: any record
 * @scheme: the document's
 * @error: where to put an error
 *
 * Returns: whether all of its attributes, its reason and its alternatives are known, fit the
 *   scheme and can be saved
 */
gboolean
apostil_check_attributes (gpointer record, ApostilScheme *scheme, GError **error)
{
  guint n = 0;
  const ApostilAttribute *attributes = apostil_record_get_attributes (record, &n);
  const ApostilAttribute *args = NULL;
  const gchar *reason = NULL;
  guint n_args = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!check_attribute (record, scheme, &attributes[i], error))
        return FALSE;
    }

  if (!apostil_record_has_more (record))
    return TRUE;

  reason = apostil_record_get_reason (record, &args, &n_args);
  if (reason != NULL && !check_value ("reason", reason, error))
    return FALSE;
  for (guint i = 0; i < n_args; i++)
    {
      if (!check_value (args[i].name, args[i].value, error))
        return FALSE;
    }
  return apostil_check_words ("alternative", apostil_record_get_alternatives (record), error);
}

/**
 * apostil_check_evidence:
 * @annotation: an annotation
 * @error: where to put an error
 *
 * Returns: whether all that is said of its evidence can be saved
 */
gboolean
apostil_check_evidence (gpointer annotation, GError **error)
{
  guint n = apostil_annotation_get_n_evidence (annotation);

  for (guint i = 0; i < n; i++)
    {
      const ApostilEvidence *evidence = apostil_annotation_get_evidence (annotation, i);
      const gchar *const names[] = { "href", "retrieved", "archived", "stance", "quotation" };
      const gchar *const values[] = { evidence->href, evidence->retrieved, evidence->archived,
                                      evidence->stance, evidence->quotation };

      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          if (values[j] != NULL && !check_value (names[j], values[j], error))
            return FALSE;
        }
    }
  return TRUE;
}
