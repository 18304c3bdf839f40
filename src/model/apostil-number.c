/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-number.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

/**
 * apostil_number_to_words:
 * @number: any
 *
 * Returns: (transfer full): @number in the digits of the user's language
 */
gchar *
apostil_number_to_words (guint number)
{
  /* Translators: a number alone; in languages with digits of their own %Iu */
  return g_strdup_printf (C_ ("count", "%u"), number);
}

/**
 * apostil_number_localise:
 * @number: a number in ASCII digits, perhaps with a decimal point
 *
 * Returns: (transfer full): @number in the digits, and with the decimal sign, of the user's language
 */
gchar *
apostil_number_localise (const gchar *number)
{
  GString *words = g_string_new (NULL);

  for (const gchar *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      {
        g_autofree gchar *digit = apostil_number_to_words ((guint) g_ascii_digit_value (*p));

        g_string_append (words, digit);
      }
    else if (*p == '.')
      g_string_append (words, nl_langinfo (RADIXCHAR));
    else
      g_string_append_c (words, *p);
  return g_string_free (words, FALSE);
}
