/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-timeline-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-claim-date.h"
#include "apostil-describe.h"
#include "apostil-timex.h"

/* Look at the clock after so many marks. */
#define STRIDE 32

static void
clear_event (gpointer data)
{
  ApostilTimelineEvent *event = data;

  g_object_unref (event->record);
  g_free (event->value);
}

static void
clear_band (gpointer data)
{
  ApostilTimelineBand *band = data;

  g_free (band->label);
}

static void
count (GHashTable *counts, const gchar *id)
{
  g_hash_table_insert (counts, (gpointer) id,
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, id)) + 1));
}

static gboolean
is_shown (ApostilTimelineData *self, ApostilStatus status)
{
  return status == APOSTIL_STATUS_CONFIRMED ||
         (status == APOSTIL_STATUS_SUGGESTED && !self->decided);
}

static void
count_contradictions (ApostilTimelineData *self)
{
  ApostilRecordList *relations = apostil_document_get_relations (self->document);

  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    {
      ApostilRelation *relation = apostil_record_list_get (relations, i);

      if (!g_str_equal (apostil_relation_get_relation_type (relation), "contradicts") ||
          !is_shown (self, apostil_record_get_status (relation)))
        continue;
      count (self->contradicted, apostil_relation_get_from (relation));
      count (self->contradicted, apostil_relation_get_to (relation));
    }
}

/**
 * apostil_timeline_data_new:
 * @document: a document
 * @decided: whether to leave out suggestions that nobody has decided
 *
 * Ask apostil_timeline_data_read() to fill it. It is for @document as it is until then.
 *
 * Returns: (transfer full): nothing of it yet
 */
ApostilTimelineData *
apostil_timeline_data_new (ApostilDocument *document, gboolean decided)
{
  ApostilTimelineData *self = g_atomic_rc_box_new0 (ApostilTimelineData);

  self->document = g_object_ref (document);
  self->decided = decided;
  self->calendar = g_intern_string (apostil_describe_calendar (document, NULL));
  self->text = apostil_text_ref (apostil_document_get_text (document));
  self->events = g_array_new (FALSE, FALSE, sizeof (ApostilTimelineEvent));
  g_array_set_clear_func (self->events, clear_event);
  self->bands = g_array_new (FALSE, FALSE, sizeof (ApostilTimelineBand));
  g_array_set_clear_func (self->bands, clear_band);
  self->claimants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->contradicted = g_hash_table_new (g_str_hash, g_str_equal);
  count_contradictions (self);
  return self;
}

static void
forget_document (ApostilTimelineData *self)
{
  g_clear_pointer (&self->contradicted, g_hash_table_unref);
  g_clear_object (&self->document);
  self->section = NULL;
}

static void
clear (gpointer data)
{
  ApostilTimelineData *self = data;

  forget_document (self);
  g_hash_table_unref (self->claimants);
  g_array_unref (self->events);
  g_array_unref (self->bands);
  apostil_text_unref (self->text);
}

/**
 * apostil_timeline_data_ref:
 * @self: what a timeline shows
 *
 * Returns: (transfer full): @self
 */
ApostilTimelineData *
apostil_timeline_data_ref (ApostilTimelineData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * apostil_timeline_data_unref:
 * @self: (transfer full): what a timeline shows
 *
 * Gives up a reference.
 */
void
apostil_timeline_data_unref (ApostilTimelineData *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
append (GString *words, const gchar *more)
{
  if (more == NULL || *more == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append_printf (words, "\xe2\x81\xa8%s\xe2\x81\xa9", more);
}

static gchar *
describe_band (ApostilDocument *document, ApostilSection *section, const gchar *published)
{
  gpointer holder = section != NULL ? (gpointer) section : apostil_document_get_article (document);
  const gchar *publisher = apostil_record_get (holder, APOSTIL_ATTR_PUBLISHER);
  g_autofree gchar *day = apostil_describe_date (document, NULL, published, FALSE);
  g_autofree gchar *told = NULL;
  GString *words = g_string_new (NULL);

  append (words, publisher);
  if (publisher == NULL && section != NULL)
    append (words, apostil_record_get (section, APOSTIL_ATTR_AUTHOR));
  if (published != NULL)
    {
      /* Translators: a date in words follows: « published Sunday 22 August 2021 ». */
      told = g_strdup_printf (_ ("published %s"), day != NULL ? day : published);
      append (words, told);
    }
  if (words->len == 0)
    {
      g_string_free (words, TRUE);
      return NULL;
    }
  return g_string_free (words, FALSE);
}

/* Sections that say the same of themselves are one band: a headline and what is under it. */
static guint
get_band (ApostilTimelineData *self, guint32 offset)
{
  ApostilSection *section = apostil_document_get_section_at (self->document, offset);
  ApostilTimelineBand *last =
      self->bands->len == 0
          ? NULL
          : &g_array_index (self->bands, ApostilTimelineBand, self->bands->len - 1);
  ApostilTimelineBand band = { NULL };
  ApostilStretch published;
  const gchar *value;

  if (last != NULL && section == self->section)
    return self->bands->len - 1;
  self->section = section;
  value = apostil_document_get_published_at (self->document, offset, NULL);
  band.label = describe_band (self->document, section, value);
  if (last != NULL && g_strcmp0 (band.label, last->label) == 0)
    {
      g_free (band.label);
      return self->bands->len - 1;
    }
  band.dated = apostil_stretch_init (&published, value, NULL);
  if (band.dated)
    band.anchor = (published.from + published.to) / 2;
  band.first = self->events->len;
  g_array_append_val (self->bands, band);
  return self->bands->len - 1;
}

/* Who claims it, in words; made once for each that is alone in it. */
static const gchar *
get_claimant (ApostilTimelineData *self, ApostilAnnotation *claim)
{
  const gchar *const *ids = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);
  g_autofree gchar *key = NULL;
  gchar *words = NULL;

  if (ids[0] != NULL && ids[1] == NULL)
    {
      words = g_hash_table_lookup (self->claimants, ids[0]);
      if (words != NULL)
        return words;
      key = g_strdup (ids[0]);
    }
  else
    key = g_strdup (apostil_record_get_id (claim));
  words = apostil_describe_claimants (self->document, claim);
  if (words != NULL)
    g_hash_table_insert (self->claimants, g_steal_pointer (&key), words);
  return words;
}

static void
init_claim (ApostilTimelineData *self, ApostilTimelineEvent *event)
{
  ApostilClaimDate said = apostil_claim_date_get (self->document, event->record);

  event->is_claim = TRUE;
  event->claimant = get_claimant (self, event->record);
  event->value = g_strdup (said.value);
  event->dated = apostil_stretch_init (&event->stretch, said.value, NULL);
  event->n_contradictions = GPOINTER_TO_UINT (
      g_hash_table_lookup (self->contradicted, apostil_record_get_id (event->record)));
}

/* Claims of one claimant on one day that follow each other. */
static void
join_run (ApostilTimelineData *self, ApostilTimelineEvent *event)
{
  ApostilTimelineEvent *previous, *first;

  event->run_length = 1;
  if (!event->is_claim || event->claimant == NULL || self->events->len == 0)
    return;
  previous = apostil_timeline_data_get (self, self->events->len - 1);
  if (!previous->is_claim || previous->band != event->band ||
      g_strcmp0 (previous->claimant, event->claimant) != 0 ||
      g_strcmp0 (previous->value, event->value) != 0)
    return;
  event->run = previous->run + 1;
  event->run_length = 0;
  first = apostil_timeline_data_get (self, self->events->len - event->run);
  first->run_length++;
}

static void
read_one (ApostilTimelineData *self, ApostilAnnotation *annotation)
{
  ApostilStatus status = apostil_record_get_status (annotation);
  gboolean is_date = apostil_annotation_is (annotation, APOSTIL_KIND_DATE);
  ApostilTimelineEvent event = { NULL };

  if (!is_shown (self, status) ||
      (!is_date && !apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM)))
    return;
  event.record = g_object_ref (annotation);
  event.offset = apostil_annotation_get_first_span (annotation).start;
  event.band = get_band (self, event.offset);
  event.suggested = status == APOSTIL_STATUS_SUGGESTED;
  if (is_date)
    {
      event.value = g_strdup (apostil_record_get (annotation, APOSTIL_ATTR_VALUE));
      event.dated = apostil_stretch_init_date (&event.stretch, annotation);
      event.publication =
          g_strcmp0 (apostil_record_get (annotation, APOSTIL_ATTR_ROLE), "publication") == 0;
    }
  else
    init_claim (self, &event);
  join_run (self, &event);
  g_array_index (self->bands, ApostilTimelineBand, event.band).n_events++;
  g_array_append_val (self->events, event);
}

/**
 * apostil_timeline_data_read:
 * @self: what a timeline shows
 * @microseconds: how long this may take; 0: as long as it takes
 *
 * Reads on in the document, which must not have changed since @self was made.
 *
 * Returns: whether all is read
 */
gboolean
apostil_timeline_data_read (ApostilTimelineData *self, gint64 microseconds)
{
  ApostilAnnotationList *list;
  gint64 end = g_get_monotonic_time () + microseconds;
  guint n;

  if (self->complete)
    return TRUE;
  list = apostil_document_get_annotations (self->document);
  n = apostil_annotation_list_get_length (list);
  while (self->position < n)
    {
      read_one (self, apostil_annotation_list_get (list, self->position++));
      if (microseconds > 0 && self->position % STRIDE == 0 && g_get_monotonic_time () >= end)
        return FALSE;
    }
  self->complete = TRUE;
  forget_document (self);
  return TRUE;
}

/**
 * apostil_timeline_data_get:
 * @self: what a timeline shows
 * @event: which one
 *
 * Returns: (transfer none): that event, until more is read
 */
ApostilTimelineEvent *
apostil_timeline_data_get (ApostilTimelineData *self, guint event)
{
  return &g_array_index (self->events, ApostilTimelineEvent, event);
}

/**
 * apostil_timeline_event_get_middle:
 * @event: an event that is dated
 *
 * Returns: the moment at which it is drawn when it is drawn as a point
 */
gdouble
apostil_timeline_event_get_middle (const ApostilTimelineEvent *event)
{
  return (event->stretch.from + event->stretch.to) / 2;
}
