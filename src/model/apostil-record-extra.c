/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-record-extra.h"

static void
clear_argument (gpointer data)
{
  ApostilAttribute *argument = data;

  g_free (argument->value);
}

/**
 * apostil_record_extra_free:
 * @extra: (transfer full) (nullable): what a record has
 *
 * Frees it.
 */
void
apostil_record_extra_free (ApostilRecordExtra *extra)
{
  if (extra == NULL)
    return;

  g_free (extra->reason);
  g_clear_pointer (&extra->reason_args, g_array_unref);
  g_strfreev (extra->alternatives);
  g_free (extra->foreign_attributes);
  g_free (extra->foreign_elements);
  g_free (extra);
}

/**
 * apostil_record_extra_ensure_args:
 * @extra: what a record has
 *
 * Returns: (transfer none) (element-type ApostilAttribute): the arguments of its reason
 */
GArray *
apostil_record_extra_ensure_args (ApostilRecordExtra *extra)
{
  if (extra->reason_args == NULL)
    {
      extra->reason_args = g_array_new (FALSE, FALSE, sizeof (ApostilAttribute));
      g_array_set_clear_func (extra->reason_args, clear_argument);
    }
  return extra->reason_args;
}

/**
 * apostil_record_extra_copy:
 * @from: (nullable): what a record has
 *
 * Returns: (transfer full) (nullable): the same for another
 */
ApostilRecordExtra *
apostil_record_extra_copy (const ApostilRecordExtra *from)
{
  ApostilRecordExtra *extra = NULL;

  if (from == NULL)
    return NULL;

  extra = g_new0 (ApostilRecordExtra, 1);
  extra->reason = g_strdup (from->reason);
  extra->alternatives = g_strdupv (from->alternatives);
  extra->foreign_attributes = g_strdup (from->foreign_attributes);
  extra->foreign_elements = g_strdup (from->foreign_elements);
  if (from->reason_args != NULL)
    {
      apostil_record_extra_ensure_args (extra);
      for (guint i = 0; i < from->reason_args->len; i++)
        {
          ApostilAttribute *argument = &g_array_index (from->reason_args, ApostilAttribute, i);
          ApostilAttribute copy = { argument->name, g_strdup (argument->value) };

          g_array_append_val (extra->reason_args, copy);
        }
    }
  return extra;
}

static gboolean
strv_equal (const gchar *const *a, const gchar *const *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_strv_equal (a, b);
}

/**
 * apostil_record_extra_equal:
 * @a: what a record has
 * @b: what another has
 *
 * Returns: whether they are equal
 */
gboolean
apostil_record_extra_equal (const ApostilRecordExtra *a, const ApostilRecordExtra *b)
{
  guint n_a = a->reason_args != NULL ? a->reason_args->len : 0;
  guint n_b = b->reason_args != NULL ? b->reason_args->len : 0;

  if (n_a != n_b || g_strcmp0 (a->reason, b->reason) != 0 ||
      g_strcmp0 (a->foreign_attributes, b->foreign_attributes) != 0 ||
      g_strcmp0 (a->foreign_elements, b->foreign_elements) != 0 ||
      !strv_equal ((const gchar *const *) a->alternatives, (const gchar *const *) b->alternatives))
    return FALSE;

  for (guint i = 0; i < n_a; i++)
    {
      const ApostilAttribute *one = &g_array_index (a->reason_args, ApostilAttribute, i);
      const ApostilAttribute *two = &g_array_index (b->reason_args, ApostilAttribute, i);

      if (!g_str_equal (one->name, two->name) || !g_str_equal (one->value, two->value))
        return FALSE;
    }
  return TRUE;
}
