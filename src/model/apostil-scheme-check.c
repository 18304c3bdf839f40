/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-list-words.h"
#include "apostil-scheme-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the code takes for granted of the kinds whose behaviour it knows. A scheme of a
 * user's may rename and extend them, but the links and parts they live on must be there. */

typedef struct
{
  const gchar *kind;
  const gchar *role;
  const gchar *target; /* NULL: a part */
  gboolean many;
} Needed;

static const Needed needed[] = {
  { "entity", "entity", "entity", FALSE }, { "claim", "claimant", "entity", TRUE },
  { "claim", "within", "claim", FALSE },   { "claim", "source", NULL, FALSE },
  { "claim", "cue", NULL, FALSE },         { "claim", "medium", NULL, FALSE },
  { "claim", "addressee", NULL, FALSE },   { "date", "anchor", "date", FALSE },
};

static gboolean
has_link (const ApostilKind *kind, const Needed *need)
{
  const ApostilLinkDef *link = apostil_kind_get_link_def (kind, need->role);

  return link != NULL && link->many == need->many && link->targets != NULL &&
         g_strcmp0 (link->targets[0], need->target) == 0 && link->targets[1] == NULL;
}

static gboolean
check_needed (const ApostilKind *kind, const Needed *need, GError **error)
{
  if (need->target == NULL && apostil_kind_get_part_def (kind, need->role) == NULL)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("the kind “%s” needs <part role=\"%s\">; copy it from news.xml"), kind->id,
                   need->role);
      return FALSE;
    }
  if (need->target != NULL && !has_link (kind, need))
    {
      g_set_error (
          error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
          _ ("the kind “%s” needs <link role=\"%s\" targets=\"%s\"%s>; copy it from news.xml"),
          kind->id, need->role, need->target, need->many ? " many=\"true\"" : "");
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_date_types (const ApostilKind *kind, GError **error)
{
  static const gchar *const timex[] = { "DATE", "TIME", "DURATION", "SET", NULL };

  for (guint i = 0; i < kind->n_types; i++)
    if (!g_strv_contains (timex, kind->types[i].id))
      {
        g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                     _ ("a date cannot have the type “%s”; its types are DATE, TIME, DURATION "
                        "and SET"),
                     kind->types[i].id);
        return FALSE;
      }
  return TRUE;
}

/*
 * apostil_scheme_check_kind:
 * @kind: a kind that was read to its end
 *
 * Returns: whether it has all that the code relies on
 */
gboolean
apostil_scheme_check_kind (const ApostilKind *kind, GError **error)
{
  gboolean is_entity = g_str_equal (kind->id, "entity");
  gboolean is_date = g_str_equal (kind->id, "date");

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (g_str_equal (needed[i].kind, kind->id) && !check_needed (kind, &needed[i], error))
      return FALSE;

  if ((is_entity || is_date) && kind->n_types == 0)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("the kind “%s” needs at least one <type>"), kind->id);
      return FALSE;
    }
  return !is_date || check_date_types (kind, error);
}

/* The palette of the style sheets, safe for colour-blind readers (Okabe and Ito). */
static const gchar *const colours[] = { "amber", "blue",      "green",  "grey", "rose",
                                        "sky",   "vermilion", "yellow", NULL };
/* Keys that have a fixed meaning in the article. */
#define RESERVED_KEYS "ABFNVXY"

static const struct
{
  const gchar *name;
  ApostilValueType type;
} value_types[] = {
  { "string", APOSTIL_VALUE_STRING },   { "text", APOSTIL_VALUE_TEXT },
  { "choice", APOSTIL_VALUE_CHOICE },   { "boolean", APOSTIL_VALUE_BOOLEAN },
  { "integer", APOSTIL_VALUE_INTEGER }, { "date", APOSTIL_VALUE_DATE },
  { "timex", APOSTIL_VALUE_TIMEX },     { "uri", APOSTIL_VALUE_URI },
};

/**
 * apostil_scheme_get_colours:
 *
 * Returns: (array zero-terminated=1) (transfer none): the colours that a scheme can name
 */
const gchar *const *
apostil_scheme_get_colours (void)
{
  return colours;
}

/**
 * apostil_scheme_get_reserved_keys:
 *
 * Returns: the letters that no scheme can have, since they mean the same in all articles
 */
const gchar *
apostil_scheme_get_reserved_keys (void)
{
  return RESERVED_KEYS;
}

/**
 * apostil_scheme_get_value_type_name:
 * @type: a type of values
 *
 * Returns: how the file of a scheme writes it: "choice"
 */
const gchar *
apostil_scheme_get_value_type_name (ApostilValueType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_types); i++)
    if (value_types[i].type == type)
      return value_types[i].name;
  g_return_val_if_reached ("string");
}

gboolean
apostil_scheme_fail (GError **error, const gchar *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (APOSTIL_ERROR, APOSTIL_ERROR_INVALID, format, args);
  va_end (args);
  return FALSE;
}

gboolean
apostil_scheme_check_id (const gchar *id, GError **error)
{
  gsize length = strlen (id);

  if (length > 0 && length <= 64 && g_ascii_isalpha (id[0]) &&
      strspn (id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == length)
    return TRUE;

  return apostil_scheme_fail (
      error,
      _ ("“%s” is not a valid id; use a letter, then letters, digits, “-” or “_”, 64 at "
         "most"),
      id);
}

/* Every definition begins with its id, so one function finds duplicates in any array. */
gboolean
apostil_scheme_check_new_id (GArray *array, const gchar *id, const gchar *element, GError **error)
{
  if (!apostil_scheme_check_id (id, error))
    return FALSE;

  for (guint i = 0; i < array->len; i++)
    {
      gconstpointer definition = array->data + i * g_array_get_element_size (array);
      const gchar *other = *(const gchar *const *) definition;

      if (g_str_equal (other, id))
        return apostil_scheme_fail (
            error, _ ("there is already a <%s> “%s”; give this one another id"), element, id);
    }
  return TRUE;
}

gboolean
apostil_scheme_check_colour (const gchar *colour, GError **error)
{
  g_autofree gchar *list = NULL;

  if (colour == NULL || g_strv_contains (colours, colour))
    return TRUE;

  list = apostil_list_join (colours);
  return apostil_scheme_fail (error, _ ("there is no colour “%s”; the colours are %s"), colour,
                              list);
}

gboolean
apostil_scheme_parse_boolean (const gchar *value, gboolean *result, GError **error)
{
  *result = g_strcmp0 (value, "true") == 0;
  if (value == NULL || *result || g_str_equal (value, "false"))
    return TRUE;

  return apostil_scheme_fail (error, _ ("“%s” is neither “true” nor “false”"), value);
}

/* Gives @key to @target; the same part may have the same key in several kinds. */
gboolean
apostil_scheme_take_key (ApostilScheme *self, const gchar *key, const gchar *target, GError **error)
{
  const gchar *owner = NULL;

  if (key == NULL)
    return TRUE;
  if (strlen (key) != 1 || !g_ascii_isupper (key[0]))
    return apostil_scheme_fail (error, _ ("“%s” is not a key; a key is one letter from A to Z"),
                                key);
  if (strchr (RESERVED_KEYS, key[0]) != NULL)
    return apostil_scheme_fail (
        error,
        /* Translators: %2$s is a list of letters */
        _ ("the key %1$s has a fixed meaning, as have all of %2$s; choose another letter"), key,
        RESERVED_KEYS);

  owner = g_hash_table_lookup (self->keys, key);
  if (owner != NULL && !g_str_equal (owner, target))
    return apostil_scheme_fail (
        error, _ ("the key %s already stands for “%s”; choose another letter"), key, owner);

  g_hash_table_insert (self->keys, g_strdup (key), g_strdup (target));
  return TRUE;
}

gboolean
apostil_scheme_parse_value_type (const gchar *name, ApostilValueType *type, GError **error)
{
  *type = APOSTIL_VALUE_STRING;
  if (name == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (value_types); i++)
    if (g_str_equal (value_types[i].name, name))
      {
        *type = value_types[i].type;
        return TRUE;
      }
  return apostil_scheme_fail (
      error,
      _ ("there is no type of attribute “%s”; the types are string, text, choice, "
         "boolean, integer, date, timex and uri"),
      name);
}
