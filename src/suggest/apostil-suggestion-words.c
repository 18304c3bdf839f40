/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggestion.h"

#include "apostil-timex.h"

#include <glib/gi18n-lib.h>

/* One sentence for each reason that an engine gives. */
static const struct
{
  const gchar *code;
  const gchar *sentence;
  const gchar *args[2]; /* for %1$s and %2$s */
} sentences[] = {
  { "explicit", N_ ("The words say it in full."), { NULL } },
  { "year-near", N_ ("No year is given: it is the one nearest to %s."), { "anchor" } },
  { "year-named", N_ ("The words point before or after %s."), { "anchor" } },
  { "from-anchor", N_ ("Counted from the publication on %s."), { "anchor" } },
  { "from-before", N_ ("Counted from the date before it, %s."), { "anchor" } },
  { "same-day", N_ ("The clock time belongs to the last day that is named."), { NULL } },
  { "weekday-same", N_ ("The publication on %s falls on this very weekday."), { "anchor" } },
  { "weekday-past", N_ ("The last such weekday before the publication on %s."), { "anchor" } },
  { "weekday-future",
    N_ ("The sentence looks ahead: the next such weekday after %s."),
    { "anchor" } },
  { "weekday-named", N_ ("The words say which weekday, seen from %s."), { "anchor" } },
  { "vague", N_ ("The words leave open how long."), { NULL } },
  { "no-anchor", N_ ("No publication date is known to count from."), { NULL } },
  { "quote.after-cue", N_ ("Quoted right after “%s”."), { "cue" } },
  { "quote.before-cue", N_ ("Quoted, and followed by “%s”."), { "cue" } },
  { "quote.inverted", N_ ("Quoted, and followed by “%s”."), { "cue" } },
  { "quote.colon", N_ ("Quoted after a colon."), { NULL } },
  { "quote.comma", N_ ("A whole sentence quoted after a comma."), { NULL } },
  { "quote.announced", N_ ("Quoted after “%s” at the end of the paragraph before."), { "cue" } },
  { "quote.floating",
    N_ ("A quotation that stands alone: said by whoever spoke before it."),
    { NULL } },
  { "quote.incise", N_ ("Quoted, with “%s” inside the quotation marks."), { "cue" } },
  { "quote.dash", N_ ("Spoken after a dash of dialogue, with “%s”."), { "cue" } },
  { "report.that", N_ ("A clause that hangs on “%s”."), { "cue" } },
  { "report.whether", N_ ("A question that hangs on “%s”."), { "cue" } },
  { "report.infinitive", N_ ("An infinitive that hangs on “%s”."), { "cue" } },
  { "report.clause", N_ ("A clause right after “%s”."), { "cue" } },
  { "report.noun", N_ ("What “%s” is said of."), { "cue" } },
  { "report.after", N_ ("The words before “%s” are reported."), { "cue" } },
  { "according", N_ ("Reported with “%s”."), { "cue" } },
  { "name-repeat", N_ ("You have confirmed this name for %s."), { "name" } },
  { "name-acronym-of", N_ ("The acronym stands in brackets after %s."), { "name" } },
  { "name-hashtag", N_ ("The hashtag writes %s in one word, or the reverse."), { "name" } },
  { "name-last", N_ ("It is the last name of %s."), { "name" } },
  { "name-inflected", N_ ("It is another form of a word that names %s."), { "name" } },
  { "name-fuller", N_ ("It may be the full name of %s."), { "name" } },
  { "name-near", N_ ("It is spelled nearly like a name of %s."), { "name" } },
  { "name-ambiguous", N_ ("Several have this name; %s has it most often."), { "name" } },
  { "name-other-title", N_ ("Another title stands before a known name."), { NULL } },
  { "name-other-word", N_ ("It has other words than the known name inside it."), { NULL } },
  { "name-capital", N_ ("It is written with capitals."), { NULL } },
  { "name-run", N_ ("It is several words with capitals."), { NULL } },
  { "name-title", N_ ("A title stands before it."), { NULL } },
  { "name-apposition", N_ ("The words beside it say what this person does."), { NULL } },
  { "name-speaks", N_ ("A verb of speaking stands beside it."), { NULL } },
  { "name-place", N_ ("The words before it, or in it, are those of a place."), { NULL } },
  { "name-organisation", N_ ("It goes with a word that organisations have."), { NULL } },
  { "name-addressee", N_ ("Somebody has spoken to it."), { NULL } },
  { "name-acronym", N_ ("It is written in capitals only, as an acronym."), { NULL } },
  { "order", N_ ("Day and month could be the other way round."), { NULL } },
};

typedef const gchar *(*GetArg) (gpointer about, const gchar *name);

static const gchar *
get_record_arg (gpointer about, const gchar *name)
{
  const ApostilAttribute *args = NULL;
  guint n_args = 0;

  apostil_record_get_reason (about, &args, &n_args);
  for (guint i = 0; i < n_args; i++)
    if (g_str_equal (args[i].name, name))
      return args[i].value;
  return NULL;
}

static gchar *
say_reason (const gchar *code, GetArg get_arg, gpointer about)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (sentences); i++)
    {
      g_auto (GStrv) parts = NULL;
      g_autofree gchar *date = NULL;
      const gchar *arg = NULL;

      if (!g_str_equal (sentences[i].code, code))
        continue;
      if (sentences[i].args[0] == NULL)
        return g_strdup (_ (sentences[i].sentence));
      arg = get_arg (about, sentences[i].args[0]);
      /* In the window dates are read by people. */
      if (get_arg == get_record_arg && arg != NULL && g_str_equal (sentences[i].args[0], "anchor"))
        date = apostil_timex_to_short_words (arg);
      if (date != NULL)
        arg = date;
      parts = g_strsplit (_ (sentences[i].sentence), "%s", 2);
      return g_strjoinv (arg != NULL ? arg : "—", parts);
    }
  return g_strdup (code != NULL ? code : "");
}

/* A claimant who was guessed is never passed over in silence. */
static gchar *
say_all (const gchar *code, GetArg get_arg, gpointer about)
{
  g_autofree gchar *reason = say_reason (code, get_arg, about);
  g_autofree gchar *guess = NULL;
  const gchar *source = get_arg (about, "source");
  const gchar *probably = get_arg (about, "probably");

  if (source == NULL || probably == NULL)
    return g_steal_pointer (&reason);
  /* Translators: the words of an article that name a speaker, such as “he”, and who is meant */
  guess = g_strdup_printf (_ ("“%1$s” is probably %2$s."), source, probably);
  return g_strdup_printf ("%s %s", reason, guess);
}

static const gchar *
get_suggestion_arg (gpointer about, const gchar *name)
{
  return apostil_suggestion_get_reason_arg (about, name);
}

/**
 * apostil_suggestion_to_words:
 * @self: a suggestion
 *
 * Returns: (transfer full): its reason in a sentence or two in the user's language; the code
 *   itself for one that has no sentence
 */
gchar *
apostil_suggestion_to_words (ApostilSuggestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return say_all (self->reason, get_suggestion_arg, self);
}

/**
 * apostil_suggestion_reason_of:
 * @record: an annotation or relation that a suggestion became
 *
 * Returns: (transfer full) (nullable): what apostil_suggestion_to_words() said of that
 *   suggestion; %NULL when @record gives no reason
 */
gchar *
apostil_suggestion_reason_of (gpointer record)
{
  const gchar *code = NULL;

  g_return_val_if_fail (APOSTIL_IS_RECORD (record), NULL);

  code = apostil_record_get_reason (record, NULL, NULL);
  return code != NULL ? say_all (code, get_record_arg, record) : NULL;
}
