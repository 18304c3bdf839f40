/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-calendar.h"
#include "apostil-date-finder.h"

#include <stdlib.h>

/* Numbers in dates: digits with their groups and decimals, or words that add up, as many as a
 * language file has in its class « number ». */

#define MAX_NUMBER_ATOMS 12

static guint
read_digits (const ApostilDateFinder *self, guint at, gdouble *value)
{
  const ApostilAtom *atoms = (const ApostilAtom *) (gpointer) self->atoms->data;
  guint n = self->atoms->len;
  guint i = at;

  if (!apostil_date_all_digits (self->utf8 + atoms[at].byte, atoms[at].n_bytes) ||
      atoms[at].n_bytes > 9)
    return 0;
  *value = strtol (self->utf8 + atoms[at].byte, NULL, 10);
  i++;

  /* Groups of three: 1 000, 1,000, 1.000 */
  while (atoms[at].n_bytes <= 3 && i < n && i < at + 5)
    {
      gboolean sign = apostil_date_finder_is_sign (self, &atoms[i], ",.") &&
                      (atoms[i].flags & APOSTIL_TOKEN_SPACE_BEFORE) == 0 && i + 1 < n &&
                      (atoms[i + 1].flags & APOSTIL_TOKEN_SPACE_BEFORE) == 0;
      guint group = sign ? i + 1 : i;

      if (atoms[group].n_bytes != 3 ||
          !apostil_date_all_digits (self->utf8 + atoms[group].byte, atoms[group].n_bytes))
        break;
      *value = *value * 1000 + strtol (self->utf8 + atoms[group].byte, NULL, 10);
      i = group + 1;
    }

  /* Decimals: 30,4 and 2.5 */
  if (i == at + 1 && i + 1 < n && apostil_date_finder_is_sign (self, &atoms[i], ",.") &&
      (atoms[i].flags & APOSTIL_TOKEN_SPACE_BEFORE) == 0 &&
      (atoms[i + 1].flags & APOSTIL_TOKEN_SPACE_BEFORE) == 0 && atoms[i + 1].n_bytes <= 2 &&
      apostil_date_all_digits (self->utf8 + atoms[i + 1].byte, atoms[i + 1].n_bytes))
    {
      gdouble part = strtol (self->utf8 + atoms[i + 1].byte, NULL, 10);

      *value += part / (atoms[i + 1].n_bytes == 1 ? 10 : 100);
      i += 2;
    }
  return i - at;
}

/* Whether a number word may follow what was read: « twenty two », « quatre-vingt douze ». */
static gboolean
may_add (gdouble current, gdouble value)
{
  guint tens = (guint) current % 100;

  if (current == 0 || tens == 0)
    return TRUE;
  return tens >= 20 && tens % 10 == 0 && value < (tens == 60 || tens == 80 ? 20 : 10);
}

static guint
read_words (const ApostilDateFinder *self, guint at, gdouble *value)
{
  const ApostilAtom *atoms = (const ApostilAtom *) (gpointer) self->atoms->data;
  ApostilLexicon *lexicon = (ApostilLexicon *) self->lexicon;
  guint n = MIN (self->atoms->len, at + MAX_NUMBER_ATOMS);
  gdouble total = 0;
  gdouble current = 0;
  guint end = 0;

  /* « 93.3 million »: the number began before. */
  if (at > 0 && (atoms[at - 1].flags & APOSTIL_TOKEN_NUMBER) != 0)
    return 0;

  for (guint i = at; i < n;)
    {
      const ApostilWord *word = NULL;
      gdouble v = 0;

      if (end > 0)
        {
          if (apostil_date_finder_is_sign (self, &atoms[i], "-"))
            i++;
          else if ((word = apostil_lexicon_match (lexicon, self->link_class, self->utf8, &atoms[i],
                                                  n - i)) != NULL)
            i += word->n_atoms;
          if (i >= n)
            break;
        }
      word = apostil_lexicon_match (lexicon, self->number_class, self->utf8, &atoms[i], n - i);
      /* « a », but not « one million a ». */
      if (word == NULL || (end > 0 && word->form != NULL))
        break;
      v = apostil_calendar_read_count (word->value);
      if (v >= 1000)
        {
          total += MAX (current, 1) * v;
          current = 0;
        }
      else if (v == 100)
        current = MAX (current, 1) * 100;
      else if (v < 1 && end == 0)
        current = v;
      else if (v >= 1 && (current == 0 || current >= 1) && may_add (current, v))
        current += v;
      else
        break;
      i += word->n_atoms;
      end = i;
    }

  *value = total + current;
  return end > at ? end - at : 0;
}

/*
 * apostil_date_finder_number:
 * @self: a finder
 * @at: an atom
 * @value: (out): the number
 * @words: (out): whether it is in words
 *
 * Returns: how many atoms it takes; 0 when there is no number
 */
guint
apostil_date_finder_number (const ApostilDateFinder *self,
                            guint at,
                            gdouble *value,
                            gboolean *words)
{
  const ApostilAtom *atom = &g_array_index (self->atoms, ApostilAtom, at);
  guint n = 0;

  *words = (atom->flags & APOSTIL_TOKEN_NUMBER) == 0;
  if (!*words)
    return read_digits (self, at, value);
  if (!apostil_lexicon_has_bit (self->lexicon->numbers, atom->hash))
    return 0;
  n = read_words (self, at, value);
  return n;
}
