/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-key.h"

/**
 * apostil_key_to_letter:
 * @widget: who got the key
 * @event: a key
 *
 * Letters are taken from the first group of the keyboard that has Latin ones at that key, so they work in
 * a Persian or Russian layout.
 *
 * Returns: the keyval of the letter in lower case; 0 for other keys
 */
guint
apostil_key_to_letter (GtkWidget *widget, GdkEventKey *event)
{
  GdkKeymap *keymap = gdk_keymap_get_for_display (gtk_widget_get_display (widget));
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *keyvals = NULL;
  guint letter = gdk_keyval_to_lower (event->keyval);
  gint n_entries;
  gint group = G_MAXINT;

  if (letter >= 'a' && letter <= 'z')
    return letter;
  /* Digits and signs mean themselves. */
  if (gdk_keyval_to_unicode (event->keyval) < 0x80)
    return 0;
  letter = 0;
  if (!gdk_keymap_get_entries_for_keycode (keymap, event->hardware_keycode, &keys, &keyvals,
                                           &n_entries))
    return 0;
  for (gint i = 0; i < n_entries; i++)
    {
      guint lower = gdk_keyval_to_lower (keyvals[i]);

      if (keys[i].group < group && lower >= 'a' && lower <= 'z')
        {
          group = keys[i].group;
          letter = lower;
        }
    }
  return letter;
}
