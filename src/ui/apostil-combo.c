/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-combo.h"

static gboolean
pass_scroll_on (GtkWidget *combo, GdkEvent *event, gpointer user_data)
{
  g_signal_stop_emission_by_name (combo, "scroll-event");
  return GDK_EVENT_PROPAGATE;
}

/**
 * apostil_combo_ignore_scroll:
 * @combo: a #GtkComboBox, or a #GtkSpinButton
 *
 * It takes its next value when somebody scrolls over it. In a form that scrolls, that would change
 * something unseen; with this the form scrolls instead.
 */
void
apostil_combo_ignore_scroll (GtkWidget *combo)
{
  g_return_if_fail (GTK_IS_COMBO_BOX (combo) || GTK_IS_SPIN_BUTTON (combo));

  g_signal_connect (combo, "scroll-event", G_CALLBACK (pass_scroll_on), NULL);
}
