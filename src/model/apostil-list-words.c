/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-list-words.h"

#include <glib/gi18n-lib.h>

/**
 * apostil_list_get_separator:
 *
 * Returns: what stands between the items of a list
 */
const gchar *
apostil_list_get_separator (void)
{
  /* Translators: stands between the items of a list, with the blank that follows it */
  return C_ ("list", ", ");
}

/**
 * apostil_list_append:
 * @list: a list, perhaps empty yet
 * @item: (nullable): what follows; nothing when it is empty
 *
 * Adds @item to @list, behind a separator where it needs one.
 */
void
apostil_list_append (GString *list, const gchar *item)
{
  g_return_if_fail (list != NULL);

  if (item == NULL || *item == '\0')
    return;
  if (list->len > 0)
    g_string_append (list, apostil_list_get_separator ());
  g_string_append (list, item);
}

/**
 * apostil_list_join:
 * @items: (array zero-terminated=1): what is listed
 *
 * Returns: (transfer full): all of them in one line
 */
gchar *
apostil_list_join (const gchar *const *items)
{
  return g_strjoinv (apostil_list_get_separator (), (gchar **) items);
}
