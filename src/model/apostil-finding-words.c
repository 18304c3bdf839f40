/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-finding.h"
#include "apostil-number.h"
#include "apostil-timex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One sentence for each code. What stands in braces is replaced: {value…} is a date and read out as
 * one, {line…} a number, the rest is quoted from the article or the names, and kept together
 * whatever direction it is written in. Translators move the braces as they need. */
static const struct
{
  const gchar *code;
  const gchar *sentence;
} sentences[] = {
  /* Translators: what is in braces is replaced by words, dates and line numbers: move it as you need, never translate it. */
  { "date-two-values",
    N_ ("“{words}” in this section has two values: {value-1} (line {line-1}) and {value-2} (line "
        "{line-2}).") },
  { "date-two-values-article",
    N_ ("“{words}” has two values: {value-1} (line {line-1}) and {value-2} (line {line-2}).") },
  { "date-end-before-begin",
    N_ ("“{words}” ends on {value-end}, before it begins on {value-begin}.") },
  { "date-range-backwards",
    N_ ("From “{words-1}” to “{words-2}” goes backwards: {value-1} is after {value-2}.") },
  { "date-weekday", N_ ("“{words}”: {value} is a {weekday}.") },
  { "date-after-publication",
    N_ ("“{words}” is told as past, but {value} is after the publication on {value-published}.") },
  { "name-two-identifiers",
    N_ ("“{name}” stands for two entities with different identifiers: {ref-1} and {ref-2}.") },
  { "name-same-identifier",
    N_ ("“{name-1}” and “{name-2}” have the same identifier; they may be one.") },
  { "name-two-spellings", N_ ("“{name-1}” is also spelled “{name-2}” (line {line-2}).") },
  { "name-near", N_ ("“{name-1}” and “{name-2}” are spelled nearly alike; they may be one.") },
  { "claim-both-ways", N_ ("{source} both supports and contradicts this: “{words}”.") },
  { "claim-against-itself", N_ ("{source} also says the contrary (line {line-2}): “{words}”.") },
  { "claim-evidence-both-ways", N_ ("{source} is given as evidence for and against this.") },
  { "claim-without-source", N_ ("Nobody is named as the source of this claim.") },
  { "claim-numbers-differ",
    N_ ("{source-2} gives another number (line {line-2}): {one} here, {other} there.") },
  { "claim-places-differ",
    N_ ("{source-2} gives another place (line {line-2}): “{one}” here, “{other}” there.") },
  { "text-quotation-open", N_ ("This quotation mark is never closed: “{words}”.") },
  { "text-quotation-close", N_ ("Nothing opens the quotation that ends here: “{words}”.") },
};

static void
append_arg (GString *out, ApostilFinding *self, const gchar *name, gsize n_bytes)
{
  g_autofree gchar *key = g_strndup (name, n_bytes);
  const gchar *value = apostil_finding_get_arg (self, key);
  g_autofree gchar *words = NULL;

  if (value == NULL)
    /* Translators: stands for somebody who is not named */
    value = g_str_has_prefix (key, "source") ? _ ("Somebody") : "—";
  else if (g_str_has_prefix (key, "value"))
    words = apostil_timex_to_short_words (value);
  else if (g_str_equal (key, "weekday"))
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2001, 1, atoi (value), 0, 0, 0);

      /* 1 January 2001 was a Monday. */
      words = day != NULL ? g_date_time_format (day, "%A") : NULL;
    }
  else if (g_str_has_prefix (key, "line"))
    words = apostil_number_localise (value);
  if (words != NULL)
    value = words;
  if (g_str_has_prefix (key, "line"))
    g_string_append (out, value);
  else
    /* FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE */
    g_string_append_printf (out, "\xe2\x81\xa8%s\xe2\x81\xa9", value);
}

/**
 * apostil_finding_to_words:
 * @self: a finding
 *
 * Any thread.
 *
 * Returns: (transfer full): its reason as a sentence in the user's language; the code itself for
 *   one that has no sentence
 */
gchar *
apostil_finding_to_words (ApostilFinding *self)
{
  const gchar *sentence = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (APOSTIL_IS_FINDING (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sentences) && sentence == NULL; i++)
    if (g_str_equal (sentences[i].code, apostil_finding_get_code (self)))
      sentence = _ (sentences[i].sentence);
  if (sentence == NULL)
    return g_strdup (apostil_finding_get_code (self));

  for (const gchar *open = strchr (sentence, '{'); open != NULL; open = strchr (sentence, '{'))
    {
      const gchar *close = strchr (open, '}');

      if (close == NULL)
        break;
      g_string_append_len (out, sentence, open - sentence);
      append_arg (out, self, open + 1, (gsize) (close - open - 1));
      sentence = close + 1;
    }
  g_string_append (out, sentence);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
