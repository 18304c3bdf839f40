/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-reason-words.h"

#include <glib/gi18n-lib.h>

#include "apostil-commands.h"
#include "apostil-suggestion.h"
#include "apostil-timex.h"

/**
 * apostil_reason_to_words:
 * @annotation: a mark that is or was a suggestion
 *
 * Returns: (transfer full) (nullable): why its rule proposed it, and that somebody chose another
 *   value; %NULL when nothing is known
 */
gchar *
apostil_reason_to_words (ApostilAnnotation *annotation)
{
  g_autofree gchar *reason = apostil_suggestion_reason_of (annotation);
  const gchar *proposed = apostil_suggestion_get_proposed (annotation);
  g_autofree gchar *date = NULL;

  if (proposed == NULL || reason == NULL)
    return g_steal_pointer (&reason);
  date = apostil_timex_to_words (proposed);
  /* Translators: a date, then the reason as a sentence */
  return g_strdup_printf (_ ("You chose it. The rule proposed %s: %s"),
                          date != NULL ? date : proposed, reason);
}
