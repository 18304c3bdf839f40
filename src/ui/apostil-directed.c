/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-directed.h"

#define LRM "\xe2\x80\x8e"
#define RLM "\xe2\x80\x8f"

/* Whether Pango, which would have to shape it to know, might find that it runs from right to left: the
 * blocks of those scripts and their mark, generously; UAX #9, table 4. */
static gboolean
may_run_left (const gchar *line)
{
  for (const gchar *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if ((ch >= 0x590 && ch < 0x900) || ch == 0x200f || (ch >= 0xfb1d && ch < 0xff00) ||
          (ch >= 0x10800 && ch < 0x1f000))
        return TRUE;
    }
  return FALSE;
}

/**
 * apostil_directed_dup:
 * @widget: what shows the words
 * @text: words of the interface, perhaps several lines
 *
 * Returns: (transfer full): @text, its lines led by a mark of direction where they would run against
 *   the interface
 */
gchar *
apostil_directed_dup (GtkWidget *widget, const gchar *text)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  PangoDirection wrong = rtl ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      g_autofree gchar *line = NULL;

      if (!rtl && !may_run_left (lines[i]))
        continue;
      layout = gtk_widget_create_pango_layout (widget, lines[i]);
      if (pango_layout_get_direction (layout, 0) != wrong)
        continue;
      line = g_steal_pointer (&lines[i]);
      lines[i] = g_strconcat (rtl ? RLM : LRM, line, NULL);
    }
  return g_strjoinv ("\n", lines);
}
