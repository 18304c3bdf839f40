/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-menu.h"

/**
 * apostil_menu_append:
 * @menu: a menu
 * @label: words, with a mnemonic
 * @action: the name of an action, as « win.delete »
 * @target: (nullable): its parameter, a string
 * @key: (nullable): the key that does the same, as GTK writes keys; only shown: who the menu belongs to
 *   takes the key itself
 *
 * Adds an item.
 */
void
apostil_menu_append (GMenu *menu,
                     const gchar *label,
                     const gchar *action,
                     const gchar *target,
                     const gchar *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (target != NULL)
    g_menu_item_set_action_and_target (item, action, "s", target);
  else
    g_menu_item_set_action_and_target (item, action, NULL);
  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}
