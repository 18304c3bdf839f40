/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timeline-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-describe.h"
#include "apostil-list-words.h"
#include "apostil-timex.h"

/* A date alone (« Sunday ») does not say what happened. So its label goes on with the words that stand
 * beside it in its sentence: those after it, up to the next mark; or, where a mark follows at once,
 * those before it, from the last one; or those beyond that mark. */

#define MAX_TITLE   48 /* code points */
#define MAX_CONTEXT 56
#define LEAST       8 /* less says nothing: « on », « and »; it goes on over the mark */
#define MAX_CLAIM   90
#define MAX_SPOKEN  160

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

/* What ends the words that belong to a date. */
static gboolean
ends_clause (gunichar ch)
{
  GUnicodeType type = g_unichar_type (ch);

  if (type == G_UNICODE_OTHER_PUNCTUATION)
    return ch != '#' && ch != '@' && ch != '%' && ch != '&' && ch != '\'';
  if (type == G_UNICODE_DASH_PUNCTUATION)
    return ch != '-' && ch != 0x2010 && ch != 0x2011;
  if (type == G_UNICODE_FINAL_PUNCTUATION)
    return ch != 0x2019; /* the apostrophe */
  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_CLOSE_PUNCTUATION ||
         type == G_UNICODE_INITIAL_PUNCTUATION || ch == '\n';
}

static gboolean
ends_sentence (gunichar ch)
{
  return ch == '.' || ch == '!' || ch == '?' || ch == 0x2026 || ch == '\n' || ch == 0x3002;
}

/* Whether the words of a date end at a character after so many others. */
static gboolean
stops (gunichar ch, guint32 n_before)
{
  if (ends_sentence (ch))
    return TRUE;
  return ends_clause (ch) && (n_before <= 1 || n_before >= LEAST);
}

static gchar *
words_after (ApostilText *text, guint32 offset)
{
  guint32 end = MIN (offset + MAX_CONTEXT, apostil_text_get_length (text));
  guint32 at = offset;
  guint32 blank = offset;

  while (at < end && !stops (apostil_text_get_char (text, at), at - offset))
    {
      if (g_unichar_isspace (apostil_text_get_char (text, at)))
        blank = at;
      at++;
    }
  if (at == end && end < apostil_text_get_length (text))
    {
      g_autofree gchar *cut = apostil_text_dup_span (text, APOSTIL_SPAN (offset, blank));

      return *g_strstrip (cut) == '\0' ? g_strdup ("") : g_strconcat (cut, "…", NULL);
    }
  return g_strstrip (apostil_text_dup_span (text, APOSTIL_SPAN (offset, at)));
}

static gchar *
words_before (ApostilText *text, guint32 offset)
{
  guint32 start = offset - MIN (offset, MAX_CONTEXT);
  guint32 at = offset;
  guint32 blank = offset;

  while (at > start && !stops (apostil_text_get_char (text, at - 1), offset - at))
    {
      at--;
      if (g_unichar_isspace (apostil_text_get_char (text, at)))
        blank = at;
    }
  if (at == start && start > 0)
    {
      g_autofree gchar *cut = apostil_text_dup_span (text, APOSTIL_SPAN (blank, offset));

      return *g_strstrip (cut) == '\0' ? g_strdup ("") : g_strconcat ("…", cut, NULL);
    }
  return g_strstrip (apostil_text_dup_span (text, APOSTIL_SPAN (at, offset)));
}

/* The first place from @offset on that is not blank, over a mark within the sentence. */
static guint32
step_over (ApostilText *text, guint32 offset)
{
  guint32 length = apostil_text_get_length (text);

  while (offset < length && g_unichar_isspace (apostil_text_get_char (text, offset)))
    offset++;
  if (offset < length && ends_clause (apostil_text_get_char (text, offset)) &&
      !ends_sentence (apostil_text_get_char (text, offset)))
    offset++;
  return offset;
}

static guint32
step_over_back (ApostilText *text, guint32 offset)
{
  while (offset > 0 && g_unichar_isspace (apostil_text_get_char (text, offset - 1)) &&
         apostil_text_get_char (text, offset - 1) != '\n')
    offset--;
  if (offset > 0 && ends_clause (apostil_text_get_char (text, offset - 1)) &&
      !ends_sentence (apostil_text_get_char (text, offset - 1)))
    offset--;
  return offset;
}

static gchar *
get_context (ApostilTimelineData *data, ApostilAnnotation *date)
{
  ApostilText *text = data->text;
  ApostilSpan extent = apostil_annotation_get_extent (date);
  gchar *words = words_after (text, extent.end);

  if (*words == '\0')
    {
      g_free (words);
      words = words_before (text, extent.start);
    }
  if (*words == '\0')
    {
      g_free (words);
      words = words_after (text, step_over (text, extent.end));
    }
  if (*words == '\0')
    {
      g_free (words);
      words = words_before (text, step_over_back (text, extent.start));
    }
  return words;
}

/* The claimant stands before the first of a run only. */
static const gchar *
get_claimant (const ApostilTimelineEvent *event)
{
  const gchar *mode = apostil_record_get (event->record, APOSTIL_ATTR_MODE);

  if (event->claimant != NULL)
    return event->claimant;
  return g_strcmp0 (mode, "own") == 0 ? _ ("The article") : _ ("Claimant?");
}

/**
 * apostil_timeline_words_title:
 * @data: what a timeline shows
 * @event: an event of it
 *
 * Returns: (transfer full): the first words of its label; empty for a claim that goes on with a run
 */
gchar *
apostil_timeline_words_title (ApostilTimelineData *data, guint event)
{
  const ApostilTimelineEvent *e = apostil_timeline_data_get (data, event);
  g_autofree gchar *words = NULL;

  if (!e->is_claim)
    {
      words = apostil_describe_words_in (data->text, e->record, MAX_TITLE);
      return g_strdup_printf ("%s" FSI "%s" PDI "%s", e->dated && e->stretch.approx ? "~ " : "",
                              words, e->dated ? "" : " ?");
    }
  if (e->run > 0)
    return g_strdup (e->n_contradictions > 0 ? "≠" : "");
  return g_strdup_printf ("%s" FSI "%s" PDI, e->n_contradictions > 0 ? "≠ " : "", get_claimant (e));
}

/**
 * apostil_timeline_words_detail:
 * @data: what a timeline shows
 * @event: an event of it
 *
 * Returns: (transfer full): what goes on after the title, quieter; may be empty
 */
gchar *
apostil_timeline_words_detail (ApostilTimelineData *data, guint event)
{
  const ApostilTimelineEvent *e = apostil_timeline_data_get (data, event);
  const gchar *note = apostil_record_get (e->record, APOSTIL_ATTR_NOTE);
  g_autofree gchar *words = NULL;
  g_autofree gchar *length = NULL;

  if (e->is_claim)
    words = apostil_describe_words_in (data->text, e->record, MAX_CLAIM);
  else if (e->publication)
    words = g_strdup (_ ("publication"));
  else if (note != NULL)
    words = g_strdup (note);
  else
    words = get_context (data, e->record);
  if (!e->is_claim && !e->dated && e->value != NULL &&
      apostil_timex_get_shape (e->value) == APOSTIL_TIMEX_DURATION)
    length = apostil_timex_to_words (e->value);
  if (length != NULL)
    return *words == '\0' ? g_strdup_printf (FSI "%s" PDI, length)
                          : g_strdup_printf (FSI "%s" PDI " · " FSI "%s" PDI, length, words);
  return *words == '\0' ? g_strdup ("") : g_strdup_printf (FSI "%s" PDI, words);
}

static void
count_kinds (ApostilTimelineData *data,
             const guint *events,
             guint n_events,
             guint *dates,
             guint *claims)
{
  *dates = *claims = 0;
  for (guint i = 0; i < n_events; i++)
    if (apostil_timeline_data_get (data, events[i])->is_claim)
      (*claims)++;
    else
      (*dates)++;
}

/**
 * apostil_timeline_words_many:
 * @data: what a timeline shows
 * @events: (array length=n_events): events of it
 * @n_events: how many
 *
 * Returns: (transfer full): « 12 dates · 3 claims »
 */
gchar *
apostil_timeline_words_many (ApostilTimelineData *data, const guint *events, guint n_events)
{
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;
  guint dates, claims;

  count_kinds (data, events, n_events, &dates, &claims);
  first = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u date", "%u dates", dates), dates);
  second = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", claims), claims);
  if (claims == 0)
    return g_steal_pointer (&first);
  return dates == 0 ? g_steal_pointer (&second) : g_strconcat (first, " · ", second, NULL);
}

static const gchar *
get_band_label (ApostilTimelineData *data, const ApostilTimelineEvent *event)
{
  return g_array_index (data->bands, ApostilTimelineBand, event->band).label;
}

static gchar *
describe_time (ApostilTimelineData *data, const ApostilTimelineEvent *event)
{
  const gchar *own = event->is_claim ? NULL
                                     : apostil_record_get (event->record, APOSTIL_ATTR_CALENDAR);
  const gchar *calendar = own != NULL ? own : data->calendar;
  g_autofree gchar *words =
      event->value == NULL ? NULL : apostil_timex_to_words_in (event->value, calendar, FALSE);
  const gchar *mod = apostil_record_get (event->record, APOSTIL_ATTR_MOD);
  const ApostilAttributeDef *def = apostil_kind_get_attribute_def (
      apostil_annotation_get_kind (event->record), APOSTIL_ATTR_MOD);
  const ApostilChoice *choice =
      mod == NULL || def == NULL ? NULL : apostil_attribute_def_get_choice (def, mod);

  if (words == NULL)
    words = g_strdup (event->value != NULL ? event->value : _ ("date not known"));
  if (choice == NULL || event->is_claim)
    return g_steal_pointer (&words);
  /* Translators: a modifier and a date: « About, August 2021 », « Before, Sunday 22 August 2021 ». */
  return g_strdup_printf (C_ ("modifier and date", "%s, %s"), choice->label, words);
}

static void
add (GString *words, gchar *more)
{
  apostil_list_append (words, more);
  g_free (more);
}

/**
 * apostil_timeline_words_speak:
 * @data: what a timeline shows
 * @event: an event of it
 *
 * Returns: (transfer full): what it is, when, and where it is told, in a sentence
 */
gchar *
apostil_timeline_words_speak (ApostilTimelineData *data, guint event)
{
  const ApostilTimelineEvent *e = apostil_timeline_data_get (data, event);
  const gchar *band = get_band_label (data, e);
  g_autofree gchar *words = apostil_describe_words_in (data->text, e->record, MAX_SPOKEN);
  g_autofree gchar *time = describe_time (data, e);
  GString *sentence = g_string_new (NULL);

  if (e->is_claim && e->value != NULL)
    /* Translators: who, on which day, what: spoken for a claim of a timeline. */
    add (sentence, g_strdup_printf (_ ("Claim of %s, %s: %s"), get_claimant (e), time, words));
  else if (e->is_claim)
    /* Translators: who, what: spoken for a claim of a timeline whose day is not known. */
    add (sentence, g_strdup_printf (_ ("Claim of %s: %s"), get_claimant (e), words));
  else if (e->publication)
    /* Translators: the words that are marked, and the day in full. */
    add (sentence, g_strdup_printf (_ ("Publication date %s: %s"), words, time));
  else
    /* Translators: the words that are marked, and the day in full: « Date last Sunday: Sunday 15
     * August 2021 ». */
    add (sentence, g_strdup_printf (_ ("Date %s: %s"), words, time));
  if (e->n_contradictions > 0)
    add (sentence, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "contradicted by %u claim",
                                                 "contradicted by %u claims", e->n_contradictions),
                                    e->n_contradictions));
  if (e->suggested)
    add (sentence, g_strdup (_ ("suggested")));
  if (band != NULL)
    /* Translators: what a section is called: « section Reuters · published Sunday 22 August 2021 ». */
    add (sentence, g_strdup_printf (_ ("section %s"), band));
  return g_string_free (sentence, FALSE);
}

static gchar *
join_times (const gchar *many, const gchar *from, const gchar *to)
{
  if (g_str_equal (from, to))
    return g_strdup_printf ("%s, %s", many, from);
  /* Translators: how many dates and claims, from when, to when. */
  return g_strdup_printf (_ ("%s, from %s to %s"), many, from, to);
}

/**
 * apostil_timeline_words_speak_many:
 * @data: what a timeline shows
 * @events: (array length=n_events): events of it, one after the other in the picture
 * @n_events: how many
 *
 * Returns: (transfer full): what they are and from when to when, in a sentence
 */
gchar *
apostil_timeline_words_speak_many (ApostilTimelineData *data, const guint *events, guint n_events)
{
  const ApostilTimelineEvent *first = apostil_timeline_data_get (data, events[0]);
  const ApostilTimelineEvent *last = apostil_timeline_data_get (data, events[n_events - 1]);
  g_autofree gchar *many = apostil_timeline_words_many (data, events, n_events);
  g_autofree gchar *from = NULL;
  g_autofree gchar *to = NULL;

  if (n_events == 1)
    return apostil_timeline_words_speak (data, events[0]);
  if (!first->dated || !last->dated)
    return g_strdup_printf ("%s, %s", many, _ ("no date"));
  from = describe_time (data, first);
  to = describe_time (data, last);
  return join_times (many, from, to);
}

/**
 * apostil_timeline_words_summarize:
 * @data: what a timeline shows
 *
 * Returns: (transfer full) (nullable): how many dates and claims, and from when to when they lie; %NULL
 *   when none lies anywhere in time
 */
gchar *
apostil_timeline_words_summarize (ApostilTimelineData *data)
{
  g_autofree guint *events = g_new0 (guint, data->events->len + 1);
  const ApostilTimelineEvent *first = NULL;
  const ApostilTimelineEvent *last = NULL;
  g_autofree gchar *many = NULL;
  g_autofree gchar *from = NULL;
  g_autofree gchar *to = NULL;

  for (guint i = 0; i < data->events->len; i++)
    {
      const ApostilTimelineEvent *event = apostil_timeline_data_get (data, i);

      events[i] = i;
      if (event->dated && (first == NULL || event->stretch.from < first->stretch.from))
        first = event;
      if (event->dated && (last == NULL || event->stretch.to > last->stretch.to))
        last = event;
    }
  if (first == NULL)
    return NULL;
  many = apostil_timeline_words_many (data, events, data->events->len);
  from = describe_time (data, first);
  to = describe_time (data, last);
  return join_times (many, from, to);
}
