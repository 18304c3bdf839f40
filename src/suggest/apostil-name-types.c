/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-name-runs.h"

/* How it works
 *
 * What a capital run names is voted on by every place of the text where the same words stand:
 * a title before it, a noun that places have, a preposition, an apposition, a word inside it.
 * The sum decides for all of them, so that a bare name is typed by its better places. */

#define APPOSITION_REACH 14 /* tokens back to « le chef de la diplomatie russe, Sergueï Lavrov » */

static void
vote (ApostilNameVotes *votes, ApostilNameType type, guint weight, const gchar *reason)
{
  votes->votes[type] += weight;
  if (weight > votes->strongest[type])
    {
      votes->strongest[type] = weight;
      votes->reason[type] = reason;
    }
}

/*
 * apostil_name_words_head_before:
 * @words: the words of a text
 * @at: a token
 *
 * Returns: the token after the noun that « de » hangs it on: « province| du Panjshir »
 */
guint
apostil_name_words_head_before (ApostilNameWords *words, guint at)
{
  for (guint n = 0; n < 3 && at > 0; n++)
    {
      guint from = at;

      if (apostil_name_words_before (words, APOSTIL_NAME_CLASS_PARTICLE, at, &from) == NULL &&
          apostil_name_words_before (words, APOSTIL_NAME_CLASS_ARTICLE, at, &from) == NULL)
        break;
      at = from;
    }
  return at;
}

static void
vote_before (ApostilNameWords *words, const ApostilNameRun *run, ApostilNameVotes *votes)
{
  guint at = apostil_name_words_head_before (words, run->from);
  guint from = run->from;
  const ApostilWord *word = NULL;

  /* « la province septentrionale de Baghlan » */
  if (at > 1 && at < run->from &&
      apostil_name_words_before (words, APOSTIL_NAME_CLASS_PLACE, at, NULL) == NULL &&
      (words->tokens[at - 1].flags & (APOSTIL_TOKEN_PUNCTUATION | APOSTIL_TOKEN_CAPITALISED)) == 0)
    at--;
  if (at > 0 && apostil_name_words_before (words, APOSTIL_NAME_CLASS_PLACE, at, NULL) != NULL)
    vote (votes, APOSTIL_NAME_TYPE_PLACE, 4, "name-place");
  else if (at > 0 &&
           apostil_name_words_before (words, APOSTIL_NAME_CLASS_ORGANISATION, at, NULL) != NULL &&
           at == run->from)
    vote (votes, APOSTIL_NAME_TYPE_ORGANISATION, 3, "name-organisation");

  word = apostil_name_words_before (words, APOSTIL_NAME_CLASS_PLACE_PREPOSITION, run->from, &from);
  if (word == NULL)
    return;
  if (from > 0 &&
      apostil_name_words_before (words, APOSTIL_NAME_CLASS_ADDRESSEE, from, NULL) != NULL)
    vote (votes, APOSTIL_NAME_TYPE_ORGANISATION, 3, "name-addressee");
  else
    vote (votes, APOSTIL_NAME_TYPE_PLACE, (guint) g_ascii_strtoull (word->value, NULL, 10),
          "name-place");
}

static gboolean
describes_person (ApostilNameWords *words, guint at)
{
  const ApostilWord *title = apostil_name_words_at (words, APOSTIL_NAME_CLASS_TITLE, at, NULL);

  return (title != NULL && !g_str_equal (title->value, "honorific")) ||
         apostil_name_words_at (words, APOSTIL_NAME_CLASS_APPOSITION, at, NULL) != NULL;
}

/* « , membre de », « , le chef de », « , ancien ministre ». */
static gboolean
apposition_after (ApostilNameWords *words, guint at)
{
  if (!apostil_name_words_is_sign (words, at, ','))
    return FALSE;
  for (guint i = at + 1; i < words->n_tokens && i <= at + 4; i++)
    {
      if ((words->tokens[i].flags & (APOSTIL_TOKEN_PUNCTUATION | APOSTIL_TOKEN_LINE_START)) != 0)
        return FALSE;
      if (describes_person (words, i))
        return TRUE;
    }
  return FALSE;
}

static gboolean
apposition_before (ApostilNameWords *words, guint at)
{
  if (at < 2 || !apostil_name_words_is_sign (words, at - 1, ','))
    return FALSE;
  for (guint i = at - 1; i > 0 && i + APPOSITION_REACH > at; i--)
    {
      if ((words->tokens[i - 1].flags & APOSTIL_TOKEN_PUNCTUATION) != 0)
        return FALSE;
      if (describes_person (words, i - 1))
        return TRUE;
      if ((words->tokens[i - 1].flags & APOSTIL_TOKEN_SENTENCE_START) != 0)
        return FALSE;
    }
  return FALSE;
}

static void
vote_inside (ApostilNameWords *words, const ApostilNameRun *run, ApostilNameVotes *votes)
{
  const ApostilToken *first = &words->tokens[run->from];
  guint n = run->to - run->from;

  for (guint i = run->from; i < run->to; i++)
    if (apostil_name_words_at (words, APOSTIL_NAME_CLASS_ORGANISATION, i, NULL) != NULL)
      {
        vote (votes, APOSTIL_NAME_TYPE_ORGANISATION, 5, "name-organisation");
        break;
      }
    else if (n > 1 && apostil_name_words_at (words, APOSTIL_NAME_CLASS_PLACE, i, NULL) != NULL)
      {
        vote (votes, APOSTIL_NAME_TYPE_PLACE, 4, "name-place");
        break;
      }
  if (n == 1 && (first->flags & APOSTIL_TOKEN_ALL_CAPITALS) != 0 && first->n_chars <= 6)
    vote (votes, APOSTIL_NAME_TYPE_ORGANISATION, 2, "name-acronym");
  for (guint i = run->from + 1; i + 1 < run->to; i++)
    if (apostil_name_words_is_sign (words, i, '&'))
      vote (votes, APOSTIL_NAME_TYPE_ORGANISATION, 4, "name-organisation");
  if (n > 1 && n <= 5)
    vote (votes, APOSTIL_NAME_TYPE_PERSON, 1, "name-run");
}

/*
 * apostil_name_runs_vote:
 * @words: the words of a text
 * @run: a run in it
 * @votes: the votes of all runs of the same words
 */
void
apostil_name_runs_vote (ApostilNameWords *words, const ApostilNameRun *run, ApostilNameVotes *votes)
{
  votes->n_runs++;
  if (run->title != NULL)
    vote (votes, APOSTIL_NAME_TYPE_PERSON, 4, "name-title");
  else if (run->from > 0)
    vote_before (words, run, votes);
  vote_inside (words, run, votes);
  if (apposition_after (words, run->to) || apposition_before (words, run->from))
    vote (votes, APOSTIL_NAME_TYPE_PERSON, 3, "name-apposition");
  if (apostil_name_words_at (words, APOSTIL_NAME_CLASS_REPORTING, run->to, NULL) != NULL ||
      (run->from > 0 &&
       apostil_name_words_before (words, APOSTIL_NAME_CLASS_REPORTING, run->from, NULL) != NULL))
    vote (votes, APOSTIL_NAME_TYPE_PERSON, 2, "name-speaks");
}

/*
 * apostil_name_votes_decide:
 * @votes: votes
 * @weight: (out): how many votes the winner has
 *
 * Returns: the type with the most votes; person, of equal ones, then place, organisation
 */
ApostilNameType
apostil_name_votes_decide (const ApostilNameVotes *votes, guint *weight)
{
  guint best = 0;

  for (guint i = 1; i < APOSTIL_NAME_N_TYPES; i++)
    if (votes->votes[i] > votes->votes[best])
      best = i;
  *weight = votes->votes[best];
  return (ApostilNameType) best;
}

/*
 * apostil_name_type_to_string:
 * @type: a type
 *
 * Returns: (transfer none): as the news scheme calls it
 */
const gchar *
apostil_name_type_to_string (ApostilNameType type)
{
  static const gchar *const names[] = { "person", "place", "organisation", "other" };

  return names[type];
}
