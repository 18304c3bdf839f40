/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-scan-private.h"

/* How it works
 *
 * There is no parser here. A noun phrase is what stands between a cue and the nearest thing
 * that cannot be in one: a conjunction of clauses, a finite verb, a mark. Before the cue it is
 * walked from right to left; a comma right before the verb means an apposition (« Massoud,
 * fils d’Ahmad Shah Massoud, a déclaré »), so the walk crosses commas until the stretch before
 * one is an adverbial. Verbs that are in no list are taken for nouns: the source is then a
 * little too long, which a reader sees at once. */

#define MAX_PHRASE 45
#define MAX_COMMAS 4

#define BOUNDARY                                                                            \
  (APOSTIL_CLAIM_WORD_THAT | APOSTIL_CLAIM_WORD_SUBORDINATOR | APOSTIL_CLAIM_WORD_WHETHER | \
   APOSTIL_CLAIM_WORD_SELON)
#define ADVERBIAL                                                                           \
  (APOSTIL_CLAIM_WORD_OPENER | APOSTIL_CLAIM_WORD_PREPOSITION | APOSTIL_CLAIM_WORD_ADVERB | \
   APOSTIL_CLAIM_WORD_TIME | APOSTIL_CLAIM_WORD_CONJUNCTION | BOUNDARY)

static gboolean
is_finite (ApostilClaimScan *scan, guint i)
{
  const ApostilClaimTag *tag = apostil_claim_tag (scan, i);

  if ((tag->bits & APOSTIL_CLAIM_WORD_DETERMINER) != 0)
    return FALSE;
  if ((tag->bits & APOSTIL_CLAIM_WORD_POSSESSIVE) != 0)
    return i > scan->first && apostil_claim_is (scan, i - 1, APOSTIL_CLAIM_WORD_SUBJECT);
  if ((tag->bits & (APOSTIL_CLAIM_WORD_AUXILIARY | APOSTIL_CLAIM_WORD_VERB)) != 0)
    return TRUE;
  if ((tag->bits & APOSTIL_CLAIM_WORD_CUE) == 0 || (tag->forms & APOSTIL_CUE_FINITE) == 0 ||
      apostil_claim_is_capital (scan, i))
    return FALSE;
  return i == scan->first ||
         !apostil_claim_is (scan, i - 1,
                            APOSTIL_CLAIM_WORD_DETERMINER | APOSTIL_CLAIM_WORD_PREPOSITION |
                                APOSTIL_CLAIM_WORD_LINK | APOSTIL_CLAIM_WORD_POSSESSIVE);
}

/* The relative pronoun that a finite verb at @verb belongs to; G_MAXUINT: none. */
static guint
find_relative (ApostilClaimScan *scan, guint start, guint verb)
{
  for (guint i = verb; i > start && verb - i < 15; i--)
    {
      if (apostil_claim_is (scan, i - 1, APOSTIL_CLAIM_WORD_RELATIVE))
        return i - 1;
      if (apostil_claim_is (scan, i - 1, BOUNDARY) || scan->back[i - 1 - scan->first] != 0)
        return G_MAXUINT;
    }
  return G_MAXUINT;
}

/* Whether what stands before the comma at @comma can be the head of an apposition. */
static gboolean
has_head_before (ApostilClaimScan *scan, guint start, guint comma)
{
  guint first = comma;
  gboolean verb = FALSE;

  while (first > start && comma - first < MAX_PHRASE)
    {
      gunichar ch = apostil_claim_char (scan, first - 1);

      if (ch == ',' || ch == ';' || ch == ':' || scan->back[first - 1 - scan->first] != 0 ||
          apostil_claim_is (scan, first - 1, BOUNDARY))
        break;
      first--;
      verb |= is_finite (scan, first) && find_relative (scan, start, first) == G_MAXUINT;
    }
  return first < comma && !verb && !apostil_claim_is (scan, first, ADVERBIAL);
}

static gboolean
joins_nouns (ApostilClaimScan *scan, guint start, guint conjunction, guint end)
{
  guint i = conjunction;

  if (conjunction == start || conjunction + 1 >= end ||
      apostil_claim_char (scan, conjunction - 1) == ',')
    return FALSE;
  for (; i > start && conjunction - i < 10; i--)
    {
      if (is_finite (scan, i - 1))
        return find_relative (scan, start, i - 1) != G_MAXUINT;
      if (apostil_claim_char (scan, i - 1) == ',')
        return TRUE;
    }
  return TRUE;
}

/* Goes left from @end over what can be of a noun phrase; returns where it begins. */
static guint
walk_left (ApostilClaimScan *scan, guint start, guint end, gboolean apposition)
{
  guint i = end;
  guint n_commas = 0;

  while (i > start && end - i < MAX_PHRASE)
    {
      guint p = i - 1;
      gunichar ch = apostil_claim_char (scan, p);
      guint32 bits = apostil_claim_tag (scan, p)->bits;

      if (scan->back[p - scan->first] != 0)
        {
          guint open = scan->back[p - scan->first] - 1;

          if (p - open > 8 || open < start ||
              (open > start && apostil_claim_char (scan, open - 1) == ','))
            break;
          i = open;
          continue;
        }
      if ((bits & APOSTIL_CLAIM_WORD_RELATIVE) != 0 && apposition && p > start &&
          apostil_claim_char (scan, p - 1) == ',')
        {
          i = p;
          continue;
        }
      if ((bits & (BOUNDARY | APOSTIL_CLAIM_WORD_SUBJECT | APOSTIL_CLAIM_WORD_RELATIVE)) != 0)
        break;
      if (ch == ',')
        {
          if (!apposition || n_commas == MAX_COMMAS || !has_head_before (scan, start, p))
            break;
          n_commas++;
        }
      else if (ch == ')')
        {
          guint open = p;

          while (open > start && p - open < 12 && apostil_claim_char (scan, open) != '(')
            open--;
          if (apostil_claim_char (scan, open) != '(')
            break;
          p = open;
        }
      else if (ch != 0 && ch != '.' && ch != '-' && ch != '&' && ch != '/' && ch != '%' &&
               ch != '$' && ch != '\'' && ch != 0x2019)
        break;
      else if ((bits & APOSTIL_CLAIM_WORD_CONJUNCTION) != 0 && !joins_nouns (scan, start, p, end))
        break;
      else if (is_finite (scan, p))
        {
          guint relative = find_relative (scan, start, p);

          if (relative == G_MAXUINT || relative == start)
            break;
          p = relative;
        }
      i = p;
    }
  return i;
}

static gboolean
begins_name (ApostilClaimScan *scan, guint i)
{
  return apostil_claim_is_capital (scan, i) &&
         !apostil_claim_is (scan, i,
                            APOSTIL_CLAIM_WORD_DETERMINER | APOSTIL_CLAIM_WORD_PREPOSITION |
                                APOSTIL_CLAIM_WORD_SUBJECT | APOSTIL_CLAIM_WORD_OPENER |
                                APOSTIL_CLAIM_WORD_LINK);
}

/* The run of a name in a source: the last one of the first part that has one not hanging on
 * another noun (« un collaborateur de Massoud » is not Massoud, « une déclaration sur le fil
 * Alemarah » is not Alemarah). */
static void
find_name (ApostilClaimScan *scan, ApostilClaimRange range, ApostilClaimSource *source)
{
  gboolean hangs = FALSE;
  gboolean linked = FALSE;

  source->name_first = source->name_end = range.first;
  for (guint i = range.first; i < range.end; i++)
    {
      guint end = i + 1;

      if (apostil_claim_char (scan, i) == ',' && source->name_end > source->name_first)
        return;
      if (apostil_claim_char (scan, i) != 0)
        hangs = linked = FALSE;
      else if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_LINK) && i > range.first)
        linked = TRUE;
      else if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_PREPOSITION))
        hangs = TRUE;
      if (!begins_name (scan, i))
        continue;
      for (; end < range.end; end++)
        if (!begins_name (scan, end) &&
            !(apostil_claim_char (scan, end) == '.' && end + 1 < range.end &&
              apostil_claim_is_capital (scan, end + 1)) &&
            !(apostil_claim_is (scan, end, APOSTIL_CLAIM_WORD_LINK) && end + 1 < range.end &&
              begins_name (scan, end + 1)))
          break;
      if ((i == range.first ||
           !apostil_claim_is (scan, i - 1,
                              APOSTIL_CLAIM_WORD_LINK | APOSTIL_CLAIM_WORD_PREPOSITION)) &&
          !(end < range.end && apostil_claim_is (scan, end, APOSTIL_CLAIM_WORD_POSSESSIVE)))
        {
          source->named = TRUE;
          /* « le chef de la diplomatie Serge Lavrov », but « les analystes de la banque Lorrel » */
          if (!hangs && !(linked && end == i + 1))
            {
              source->name_first = i;
              source->name_end = end;
            }
        }
      i = end - 1;
    }
}

static ApostilClaimSource
make_source (ApostilClaimScan *scan, guint first, guint end, gboolean pronoun)
{
  ApostilClaimSource source = { .pronoun = pronoun };
  ApostilClaimRange range = { first, end };

  if (end <= first)
    return source;
  source.span = apostil_claim_span (scan, range);
  source.first = first;
  source.end = end;
  if (!pronoun)
    find_name (scan, range, &source);
  return source;
}

/* Leaves out what comes before the noun phrase in [first, end): « Mais », “On Monday”. */
static guint
trim_left (ApostilClaimScan *scan, guint first, guint end)
{
  while (first < end &&
         (apostil_claim_is (scan, first,
                            APOSTIL_CLAIM_WORD_ADVERB | APOSTIL_CLAIM_WORD_CONJUNCTION |
                                APOSTIL_CLAIM_WORD_TIME) ||
          apostil_claim_char (scan, first) != 0))
    first = MIN (end, first + apostil_claim_tag (scan, first)->n_tokens);
  if (first < end &&
      apostil_claim_is (scan, first, APOSTIL_CLAIM_WORD_OPENER | APOSTIL_CLAIM_WORD_PREPOSITION))
    {
      guint last = end;

      for (guint i = first + 1; i < end; i++)
        if ((apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER) || begins_name (scan, i)) &&
            !apostil_claim_is (scan, i - 1,
                               APOSTIL_CLAIM_WORD_PREPOSITION | APOSTIL_CLAIM_WORD_LINK |
                                   APOSTIL_CLAIM_WORD_DETERMINER) &&
            !begins_name (scan, i - 1))
          last = i;
      return last;
    }
  return first;
}

/* « Un membre de la délégation, quant à lui, a déclaré »: what stands between the commas is no
 * part of the phrase. Returns where the phrase may end. */
static guint
skip_aside (ApostilClaimScan *scan, guint start, guint end)
{
  guint i = end;

  if (end <= start + 2 || apostil_claim_char (scan, end - 1) != ',')
    return end;
  for (i = end - 1; i > start && end - i < 12; i--)
    if (apostil_claim_char (scan, i - 1) != 0 || scan->back[i - 1 - scan->first] != 0)
      break;
  if (i > start + 1 && apostil_claim_char (scan, i - 1) == ',' &&
      apostil_claim_is (scan, i,
                        APOSTIL_CLAIM_WORD_OPENER | APOSTIL_CLAIM_WORD_PREPOSITION |
                            APOSTIL_CLAIM_WORD_ADVERB | APOSTIL_CLAIM_WORD_TIME |
                            APOSTIL_CLAIM_WORD_OBJECT))
    return i - 1;
  return end;
}

/* « Un porte-parole, qui a dit qu’il n’était pas autorisé à parler, a confirmé »: what stands in
 * a relative clause between commas may be anything. Returns the comma before it, else @end. */
static guint
skip_relative (ApostilClaimScan *scan, guint start, guint end)
{
  for (guint i = end; i > start + 1 && end - i < MAX_PHRASE; i--)
    {
      gunichar ch = apostil_claim_char (scan, i - 1);

      if (ch == ';' || ch == ':' || scan->back[i - 1 - scan->first] != 0)
        return end;
      if (apostil_claim_is (scan, i - 1, APOSTIL_CLAIM_WORD_RELATIVE) &&
          apostil_claim_char (scan, i - 2) == ',')
        return i - 2;
    }
  return end;
}

/* « le chef de la diplomatie russe, Sergueï Lavrov déclare »: the title is of the source. */
static guint
add_title (ApostilClaimScan *scan, guint start, guint first, guint end)
{
  guint i;

  if (first < start + 3 || first >= end || !begins_name (scan, first) ||
      apostil_claim_char (scan, first - 1) != ',')
    return first;
  for (i = first - 1; i > start && first - i < 20; i--)
    {
      if (apostil_claim_char (scan, i - 1) != 0 || scan->back[i - 1 - scan->first] != 0 ||
          apostil_claim_is (scan, i - 1, BOUNDARY | APOSTIL_CLAIM_WORD_CONJUNCTION))
        break;
      if ((scan->tokens[i - 1].flags & APOSTIL_TOKEN_NUMBER) != 0 || is_finite (scan, i - 1) ||
          apostil_claim_is (scan, i - 1, APOSTIL_CLAIM_WORD_TIME | APOSTIL_CLAIM_WORD_SUBJECT))
        return first;
    }
  return i + 2 < first && apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER) ? i : first;
}

/**
 * apostil_claimant_before:
 * @scan: a paragraph
 * @sentence: where to look
 * @cue: a cue in it
 *
 * Returns: who speaks, from the words before the cue; an empty source when they do not tell
 */
ApostilClaimSource
apostil_claimant_before (ApostilClaimScan *scan, ApostilClaimRange sentence, const ApostilCue *cue)
{
  guint end = cue->first;
  guint first;
  gboolean apposition;
  ApostilClaimSource none = { .pronoun = FALSE };

  if (!apostil_span_is_empty (cue->pronoun))
    {
      none.span = cue->pronoun;
      none.pronoun = TRUE;
      return none;
    }
  if (end <= sentence.first)
    return none;
  if (apostil_claim_is (scan, end - 1, APOSTIL_CLAIM_WORD_SUBJECT | APOSTIL_CLAIM_WORD_RELATIVE) ||
      (apostil_claim_is (scan, end - 1, APOSTIL_CLAIM_WORD_OBJECT) &&
       apostil_claim_is_capital (scan, end - 1) && end == sentence.first + 1))
    return make_source (scan, end - 1, end, TRUE);

  end = skip_aside (scan, sentence.first, end);
  if (end <= sentence.first)
    return none;
  apposition = apostil_claim_char (scan, end - 1) == ',';
  if (apposition)
    end--;
  first = walk_left (scan, sentence.first,
                     apposition ? skip_relative (scan, sentence.first, end) : end, apposition);
  first = trim_left (scan, first, end);
  first = add_title (scan, sentence.first, first, end);
  return make_source (scan, first, end, FALSE);
}

static gboolean
begins_apposition (ApostilClaimScan *scan, guint i, guint end)
{
  guint32 bits;

  if (i >= end || scan->jump[i - scan->first] != 0)
    return FALSE;
  bits = apostil_claim_tag (scan, i)->bits;
  if ((bits & APOSTIL_CLAIM_WORD_RELATIVE) != 0)
    return TRUE;
  if ((bits & APOSTIL_CLAIM_WORD_DETERMINER) != 0)
    return TRUE;
  if ((scan->tokens[i].flags & APOSTIL_TOKEN_NUMBER) != 0)
    return TRUE;
  return (scan->tokens[i].flags & APOSTIL_TOKEN_WORD) != 0 && !apostil_claim_is_capital (scan, i) &&
         (bits & (ADVERBIAL | APOSTIL_CLAIM_WORD_SUBJECT | APOSTIL_CLAIM_WORD_AUXILIARY |
                  APOSTIL_CLAIM_WORD_VERB | APOSTIL_CLAIM_WORD_CUE | APOSTIL_CLAIM_WORD_TO)) == 0 &&
         apostil_claim_tag (scan, i)->forms == 0;
}

/* Whether the noun phrase goes on at @i. */
static gboolean
goes_on (ApostilClaimScan *scan, guint i, guint end, gboolean apposition)
{
  guint32 bits = apostil_claim_tag (scan, i)->bits;
  gunichar ch = apostil_claim_char (scan, i);

  if (ch != 0)
    return ch == '.' || ch == '-' || ch == '&' || ch == '/' || ch == '\'' || ch == 0x2019 ||
           ch == '%' || ch == '$' || ch == '(' || ch == ')';
  if ((bits & (BOUNDARY | APOSTIL_CLAIM_WORD_SUBJECT)) != 0)
    return FALSE;
  if ((bits &
       (APOSTIL_CLAIM_WORD_TIME | APOSTIL_CLAIM_WORD_ADVERB | APOSTIL_CLAIM_WORD_RELATIVE)) != 0)
    return apposition;
  if ((bits & APOSTIL_CLAIM_WORD_CONJUNCTION) != 0)
    return i + 1 < end && (apostil_claim_is_capital (scan, i + 1) || apposition ||
                           apostil_claim_is (scan, i + 1, APOSTIL_CLAIM_WORD_DETERMINER));
  if ((bits & APOSTIL_CLAIM_WORD_LINK) != 0 || (bits & APOSTIL_CLAIM_WORD_DETERMINER) != 0)
    return TRUE;
  if ((bits &
       (APOSTIL_CLAIM_WORD_PREPOSITION | APOSTIL_CLAIM_WORD_TO | APOSTIL_CLAIM_WORD_OPENER)) != 0)
    return apposition && i + 1 < end && !apostil_claim_is (scan, i + 1, APOSTIL_CLAIM_WORD_TIME);
  return apposition || !is_finite (scan, i);
}

/* « a tonné le chef de file des députés, Pierre Vial » */
static gboolean
names_holder (ApostilClaimScan *scan, guint first, guint comma, guint end)
{
  if (comma + 1 >= end || !begins_name (scan, comma + 1) ||
      !apostil_claim_is (scan, first, APOSTIL_CLAIM_WORD_DETERMINER))
    return FALSE;
  for (guint i = first; i < comma; i++)
    if (begins_name (scan, i) &&
        !apostil_claim_is (scan, i - 1, APOSTIL_CLAIM_WORD_LINK | APOSTIL_CLAIM_WORD_DETERMINER))
      return FALSE;
  return TRUE;
}

/* « a déclaré à l’AFP le ministre »: past the one who is told. */
static guint
skip_told (ApostilClaimScan *scan, guint i, guint end)
{
  guint start = i;

  for (i = start + 2; i < end && i - start < 8; i++)
    {
      if (apostil_claim_char (scan, i) != 0 || scan->jump[i - scan->first] != 0)
        return start;
      /* « a raconté à l’AFP Salim Haddou » */
      if (begins_name (scan, i) && begins_name (scan, i - 1) &&
          (scan->tokens[i - 1].flags & APOSTIL_TOKEN_ALL_CAPITALS) != 0 &&
          (scan->tokens[i].flags & APOSTIL_TOKEN_ALL_CAPITALS) == 0)
        return i;
      if ((apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER) || begins_name (scan, i)) &&
          !begins_name (scan, i - 1 == start ? i : i - 1) &&
          !apostil_claim_is (scan, i - 1,
                             APOSTIL_CLAIM_WORD_PREPOSITION | APOSTIL_CLAIM_WORD_LINK |
                                 APOSTIL_CLAIM_WORD_DETERMINER))
        return i;
      if (apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER) && begins_name (scan, i - 1))
        return i;
    }
  return start;
}

/* « Selon Jean Morel, maire de Brives, la crise … » */
static gboolean
is_title_between_commas (ApostilClaimScan *scan, guint i, guint end)
{
  if (i >= end || apostil_claim_is_capital (scan, i) ||
      apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER | APOSTIL_CLAIM_WORD_RELATIVE))
    return FALSE;
  for (guint n = 0; i < end && n < 10; n++, i = apostil_claim_next (scan, i))
    {
      if (apostil_claim_char (scan, i) == ',')
        return n > 0 && i + 3 < end;
      if (is_finite (scan, i))
        return FALSE;
    }
  return FALSE;
}

/* « poursuit le syndicaliste, qui appelle à … »: that says something else. */
static gboolean
opens_report (ApostilClaimScan *scan, guint i, guint end)
{
  if (i >= end || !apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_RELATIVE))
    return FALSE;
  for (guint k = i + 1; k < end && k < i + 5; k++)
    if (scan->jump[k - scan->first] == 0 && apostil_claim_is (scan, k, APOSTIL_CLAIM_WORD_CUE) &&
        (apostil_claim_tag (scan, k)->forms & APOSTIL_CUE_FINITE) != 0)
      {
        for (k++; k < end && k < i + 12; k++)
          if (scan->jump[k - scan->first] != 0 ||
              apostil_claim_is (scan, k, APOSTIL_CLAIM_WORD_THAT | APOSTIL_CLAIM_WORD_TO))
            return TRUE;
        break;
      }
  return FALSE;
}

/* « répète, mercredi, Luc Morel », « lâche, un peu amer, Luc Morel » */
static guint
skip_manner (ApostilClaimScan *scan, guint i, guint end)
{
  guint k = i + 1;

  if (k + 2 >= end || apostil_claim_char (scan, i) != ',' || scan->jump[k - scan->first] != 0 ||
      apostil_claim_is (scan, k,
                        APOSTIL_CLAIM_WORD_RELATIVE | BOUNDARY | APOSTIL_CLAIM_WORD_SUBJECT))
    return i;
  for (; k < end && k < i + 8; k++)
    {
      if (apostil_claim_char (scan, k) == ',')
        return k + 1 < end && (begins_name (scan, k + 1) ||
                               apostil_claim_is (scan, k + 1, APOSTIL_CLAIM_WORD_DETERMINER))
                   ? k + 1
                   : i;
      if (apostil_claim_char (scan, k) != 0 || begins_name (scan, k) || is_finite (scan, k))
        return i;
    }
  return i;
}

/**
 * apostil_claimant_after:
 * @scan: a paragraph
 * @room: where the source may lie: from the token after the cue
 * @according: whether it follows « selon », so that a clause may come after its comma
 *
 * Returns: who speaks, from the words after the cue; an empty source when they do not tell
 */
ApostilClaimSource
apostil_claimant_after (ApostilClaimScan *scan, ApostilClaimRange room, gboolean according)
{
  ApostilClaimSource none = { .pronoun = FALSE };
  guint i = room.first;
  gboolean apposition = FALSE;
  guint32 bits;

  i = skip_manner (scan, i, room.end);
  while (i < room.end &&
         apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_ADVERB | APOSTIL_CLAIM_WORD_TIME) &&
         !apostil_claim_is_capital (scan, i))
    i = apostil_claim_next (scan, i);
  if (!according && i < room.end && apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_PREPOSITION) &&
      !apostil_claim_is (scan, i, APOSTIL_CLAIM_WORD_DETERMINER))
    i = skip_told (scan, i, room.end);
  room.first = i;
  if (i >= room.end || scan->jump[i - scan->first] != 0)
    return none;
  bits = apostil_claim_tag (scan, i)->bits;
  if ((bits & (APOSTIL_CLAIM_WORD_SUBJECT | APOSTIL_CLAIM_WORD_OBJECT)) != 0 &&
      (bits & APOSTIL_CLAIM_WORD_DETERMINER) == 0 && !apostil_claim_is_capital (scan, i))
    return make_source (scan, i, i + 1, TRUE);
  if (apostil_claim_char (scan, i) != 0 ||
      ((bits & (BOUNDARY | APOSTIL_CLAIM_WORD_PREPOSITION | APOSTIL_CLAIM_WORD_TO |
                APOSTIL_CLAIM_WORD_CONJUNCTION | APOSTIL_CLAIM_WORD_TIME |
                APOSTIL_CLAIM_WORD_RELATIVE | APOSTIL_CLAIM_WORD_AUXILIARY)) != 0 &&
       (bits & APOSTIL_CLAIM_WORD_DETERMINER) == 0))
    return none;

  while (i < room.end && i - room.first < MAX_PHRASE && scan->jump[i - scan->first] == 0)
    {
      if (i > room.first && (scan->tokens[i].flags & APOSTIL_TOKEN_SENTENCE_START) != 0)
        break;
      if (apostil_claim_char (scan, i) == ',')
        {
          if (opens_report (scan, i + 1, room.end) ||
              (!begins_apposition (scan, i + 1, room.end) &&
               (according || !names_holder (scan, room.first, i, room.end))) ||
              (apposition && (scan->tokens[i - 1].flags & APOSTIL_TOKEN_NUMBER) == 0) ||
              (according && !is_title_between_commas (scan, i + 1, room.end)))
            break;
          apposition = TRUE;
        }
      else if (!goes_on (scan, i, room.end, apposition))
        break;
      i++;
    }
  while (i > room.first && apostil_claim_char (scan, i - 1) != 0 &&
         apostil_claim_char (scan, i - 1) != ')')
    i--;
  return make_source (scan, room.first, i, FALSE);
}

/* « Yves Le Goff, 71 ans, n’en revient pas » */
static guint
with_apposition (ApostilClaimScan *scan, guint first, guint comma, guint end)
{
  if (comma <= first || comma + 2 >= end || apostil_claim_char (scan, comma) != ',' ||
      !begins_apposition (scan, comma + 1, end))
    return comma;
  for (guint i = comma + 1; i < end && i < comma + 18 && scan->jump[i - scan->first] == 0; i++)
    {
      gunichar ch = apostil_claim_char (scan, i);

      if (ch == ',')
        return i;
      if (ch != 0 && ch != '.' && ch != '-' && ch != '(' && ch != ')')
        break;
    }
  return comma;
}

/**
 * apostil_claimant_of_sentence:
 * @scan: a paragraph
 * @sentence: a sentence
 *
 * Returns: the subject of the sentence, as far as its beginning tells; else an empty source
 */
ApostilClaimSource
apostil_claimant_of_sentence (ApostilClaimScan *scan, ApostilClaimRange sentence)
{
  ApostilClaimSource none = { .pronoun = FALSE };
  guint first = sentence.first;
  guint i;

  for (guint n = 0; n < 2 && first < sentence.end; n++)
    {
      while (first < sentence.end &&
             apostil_claim_is (scan, first,
                               APOSTIL_CLAIM_WORD_ADVERB | APOSTIL_CLAIM_WORD_CONJUNCTION))
        first = apostil_claim_next (scan, first);
      if (first >= sentence.end || !apostil_claim_is (scan, first, ADVERBIAL))
        break;
      for (i = first; i < sentence.end && apostil_claim_char (scan, i) != ',';)
        i = apostil_claim_next (scan, i);
      first = MIN (i + 1, sentence.end);
    }
  if (first >= sentence.end || scan->jump[first - scan->first] != 0)
    return none;
  if (apostil_claim_is (scan, first, APOSTIL_CLAIM_WORD_SUBJECT))
    return make_source (scan, first, first + 1, TRUE);

  for (i = first; i < sentence.end && i - first < 12 && scan->jump[i - scan->first] == 0; i++)
    if (!goes_on (scan, i, sentence.end, FALSE) ||
        (begins_name (scan, first) && !begins_name (scan, i) && apostil_claim_char (scan, i) == 0 &&
         !apostil_claim_is (scan, i,
                            APOSTIL_CLAIM_WORD_LINK | APOSTIL_CLAIM_WORD_CONJUNCTION |
                                APOSTIL_CLAIM_WORD_POSSESSIVE) &&
         !(i + 1 < sentence.end && begins_name (scan, i + 1))))
      break;
  return make_source (scan, first, with_apposition (scan, first, i, sentence.end), FALSE);
}
