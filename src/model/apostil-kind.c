/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-kind.h"

#include "apostil-error.h"
#include "apostil-same.h"
#include "apostil-timex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * apostil_kind_get_type_def:
 * @kind: a kind
 * @type: (nullable): the id of a type, interned or not
 *
 * Returns: (nullable): the type of that id
 */
const ApostilTypeDef *
apostil_kind_get_type_def (const ApostilKind *kind, const gchar *type)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; type != NULL && i < kind->n_types; i++)
    if (apostil_same (kind->types[i].id, type))
      return &kind->types[i];

  return NULL;
}

/**
 * apostil_kind_get_attribute_def:
 * @kind: a kind
 * @name: (nullable): the name of an attribute, interned or not
 *
 * Returns: (nullable): what the scheme says of it
 */
const ApostilAttributeDef *
apostil_kind_get_attribute_def (const ApostilKind *kind, const gchar *name)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; name != NULL && i < kind->n_attributes; i++)
    if (apostil_same (kind->attributes[i].name, name))
      return &kind->attributes[i];

  return NULL;
}

/**
 * apostil_kind_get_link_def:
 * @kind: a kind
 * @role: (nullable): the role of a link, interned or not
 *
 * Returns: (nullable): what the scheme says of it
 */
const ApostilLinkDef *
apostil_kind_get_link_def (const ApostilKind *kind, const gchar *role)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; role != NULL && i < kind->n_links; i++)
    if (apostil_same (kind->links[i].role, role))
      return &kind->links[i];

  return NULL;
}

/**
 * apostil_kind_get_part_def:
 * @kind: a kind
 * @role: (nullable): the role of a part, interned or not
 *
 * Returns: (nullable): what the scheme says of it
 */
const ApostilPartDef *
apostil_kind_get_part_def (const ApostilKind *kind, const gchar *role)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; role != NULL && i < kind->n_parts; i++)
    if (apostil_same (kind->parts[i].role, role))
      return &kind->parts[i];

  return NULL;
}

/**
 * apostil_attribute_def_get_choice:
 * @def: an attribute
 * @id: (nullable): the id of a choice, interned or not
 *
 * Returns: (nullable): the choice of that id
 */
const ApostilChoice *
apostil_attribute_def_get_choice (const ApostilAttributeDef *def, const gchar *id)
{
  g_return_val_if_fail (def != NULL, NULL);

  for (guint i = 0; id != NULL && i < def->n_choices; i++)
    if (apostil_same (def->choices[i].id, id))
      return &def->choices[i];

  return NULL;
}

static gboolean
refuse (GError **error, const gchar *message, const gchar *value)
{
  g_autofree gchar *shown = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), 60));

  /* Translators: the first is what was typed, the second says what is wrong with it */
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID, _ ("“%s”: %s"), shown, message);
  return FALSE;
}

/* What XML 1.0 can hold; on one line unless @lines. */
static gboolean
is_plain (const gchar *value, gboolean lines)
{
  for (const gchar *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if ((ch < 0x20 && ch != '\t' && !(lines && ch == '\n')) || ch == 0xFFFE || ch == 0xFFFF)
        return FALSE;
    }
  return TRUE;
}

static gboolean
two_digits (const gchar **p, guint max, guint *value)
{
  if (!g_ascii_isdigit ((*p)[0]) || !g_ascii_isdigit ((*p)[1]))
    return FALSE;

  *value = (guint) ((*p)[0] - '0') * 10 + (guint) ((*p)[1] - '0');
  *p += 2;
  return *value <= max;
}

static gboolean
skip (const gchar **p, gchar ch)
{
  if (**p != ch)
    return FALSE;

  (*p)++;
  return TRUE;
}

/* 10:00[:00[.000]] with Z or an offset */
static gboolean
is_time_with_offset (const gchar *p)
{
  guint number = 0;

  if (!two_digits (&p, 23, &number) || !skip (&p, ':') || !two_digits (&p, 59, &number))
    return FALSE;
  if (skip (&p, ':'))
    {
      if (!two_digits (&p, 59, &number))
        return FALSE;
      if (skip (&p, '.'))
        {
          if (!g_ascii_isdigit (*p))
            return FALSE;
          while (g_ascii_isdigit (*p))
            p++;
        }
    }
  if (skip (&p, 'Z'))
    return *p == '\0';

  return (skip (&p, '+') || skip (&p, '-')) && two_digits (&p, 23, &number) && skip (&p, ':') &&
         two_digits (&p, 59, &number) && *p == '\0';
}

/* 2021-08-27, or 2021-08-27T10:00[:00[.000]] with Z or an offset. By hand, since it is asked for
 * every annotation of a file that is read. */
static gboolean
is_date (const gchar *value)
{
  const gchar *p = value;
  guint century = 0;
  guint year = 0;
  guint month = 0;
  guint day = 0;

  if (!two_digits (&p, 99, &century) || !two_digits (&p, 99, &year) || !skip (&p, '-') ||
      !two_digits (&p, 12, &month) || !skip (&p, '-') || !two_digits (&p, 31, &day) ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) (century * 100 + year)))
    return FALSE;

  return *p == '\0' || (skip (&p, 'T') && is_time_with_offset (p));
}

static gboolean
check_type (const ApostilAttributeDef *def, const gchar *value, GError **error)
{
  switch (def->type)
    {
    case APOSTIL_VALUE_CHOICE:
      return refuse (error, _ ("this is not one of the choices"), value);
    case APOSTIL_VALUE_BOOLEAN:
      return g_str_equal (value, "true") ||
             refuse (error, _ ("write “true”, or leave it out"), value);
    case APOSTIL_VALUE_INTEGER:
      return g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, NULL, NULL) ||
             refuse (error, _ ("write a whole number, such as 12"), value);
    case APOSTIL_VALUE_DATE:
      return is_date (value) ||
             refuse (error, _ ("write a date such as 2021-08-27, or 2021-08-27T10:00+02:00"),
                     value);
    case APOSTIL_VALUE_TIMEX:
      return apostil_timex_get_shape (value) != APOSTIL_TIMEX_INVALID ||
             refuse (error, _ ("write a time value such as 2021-08-27, 2021-W33 or P3D"), value);
    case APOSTIL_VALUE_URI:
      return g_uri_is_valid (value, G_URI_FLAGS_NONE, NULL) ||
             refuse (error, _ ("write an address such as https://example.org/page"), value);
    case APOSTIL_VALUE_STRING:
    case APOSTIL_VALUE_TEXT:
    default:
      return TRUE;
    }
}

/**
 * apostil_attribute_def_check:
 * @def: an attribute
 * @value: what somebody wants to write there
 * @error: says in words for people what is wrong with it
 *
 * A TIMEX3 value is checked for its form; whether it goes with the type of the date says
 * apostil_timex_check().
 *
 * Returns: whether @value fits
 */
gboolean
apostil_attribute_def_check (const ApostilAttributeDef *def, const gchar *value, GError **error)
{
  g_return_val_if_fail (def != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  /* Most values are choices, and what the scheme itself says is in good form. */
  if (def->type == APOSTIL_VALUE_CHOICE && apostil_attribute_def_get_choice (def, value) != NULL)
    return TRUE;
  if (!g_utf8_validate (value, -1, NULL))
    {
      g_set_error_literal (error, APOSTIL_ERROR, APOSTIL_ERROR_ENCODING,
                           _ ("this text is not UTF-8"));
      return FALSE;
    }
  if (def->type != APOSTIL_VALUE_TEXT && strlen (value) > APOSTIL_MAX_ATTRIBUTE_BYTES)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   _ ("this text is longer than %u bytes, the most an attribute may have"),
                   APOSTIL_MAX_ATTRIBUTE_BYTES);
      return FALSE;
    }
  if (value[0] == '\0')
    return refuse (error, _ ("there is no value; leave the attribute out instead"), value);
  if (!is_plain (value, def->type == APOSTIL_VALUE_TEXT))
    return refuse (error,
                   def->type == APOSTIL_VALUE_TEXT
                       ? _ ("this text holds control characters; remove them")
                       : _ ("this text must be on one line, without control characters"),
                   value);

  return check_type (def, value, error);
}
