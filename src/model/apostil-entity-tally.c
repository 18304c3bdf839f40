/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * Mentions, claimants and sections are counted record by record: what an edit took away is subtracted,
 * what it put there is added. Whom a claim is about depends on two records that may change apart, a
 * claim and a mention inside its words; so for each claim the entities are remembered that its words
 * name, and after an edit this is worked out anew for the claims that it touched and for those around
 * the mentions that it touched. When the text or the sections change all is counted anew. */

#include "config.h"

#include "apostil-entity-tally.h"

#include <string.h>

#define ANYWHERE G_MAXUINT

typedef struct
{
  gchar *section; /* its id, one GRefString for all that count it */
  guint n;
} SectionCount;

typedef struct
{
  gchar *id;
  ApostilEntityFacts facts;
  GArray *sections; /* (nullable) (element-type SectionCount) */
  guint round;      /* in which it was found last, so that it is found once */
} Entry;

/* Those whom a claim names; entries live as long as the tally. */
typedef struct
{
  guint n;
  Entry *entries[];
} Named;

struct _ApostilEntityTally
{
  GObject parent_instance;

  ApostilDocument *document;
  GHashTable *entries; /* id → Entry */
  GHashTable *about;   /* id of a claim that names any → Named */
  GPtrArray *found;    /* (element-type Entry) whom the claim at hand names */
  guint round;
  Entry *
      *named;   /* (nullable) while all is counted: whom the mark at a position names, once known */
  Entry nobody; /* stands for none in it */
};

G_DEFINE_FINAL_TYPE (ApostilEntityTally, apostil_entity_tally, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
section_count_clear (gpointer data)
{
  g_ref_string_release (((SectionCount *) data)->section);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->sections, g_array_unref);
  g_free (entry->id);
  g_free (entry);
}

static Entry *
get_entry (ApostilEntityTally *self, const gchar *id)
{
  Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->id = g_strdup (id);
      g_hash_table_insert (self->entries, entry->id, entry);
    }
  return entry;
}

static void
touch (GHashTable *touched, const gchar *id)
{
  if (touched != NULL && !g_hash_table_contains (touched, id))
    g_hash_table_add (touched, g_strdup (id));
}

static gboolean
counts (gpointer record, const gchar *kind_id)
{
  return APOSTIL_IS_ANNOTATION (record) && apostil_annotation_is (record, kind_id) &&
         apostil_record_get_status (record) != APOSTIL_STATUS_REJECTED;
}

/* ---- Record by record ---- */

static void
count_section (ApostilEntityTally *self, Entry *entry, guint32 offset, gint step)
{
  ApostilSection *section = apostil_document_get_section_at (self->document, offset);
  g_autoptr (GRefString) id = NULL;

  if (section == NULL)
    return;
  id = g_ref_string_new_intern (apostil_record_get_id (section));
  if (entry->sections == NULL)
    {
      entry->sections = g_array_new (FALSE, FALSE, sizeof (SectionCount));
      g_array_set_clear_func (entry->sections, section_count_clear);
    }
  for (guint i = 0; i < entry->sections->len; i++)
    {
      SectionCount *count = &g_array_index (entry->sections, SectionCount, i);

      if (count->section != id)
        continue;
      count->n += (guint) step;
      if (count->n == 0)
        {
          g_array_remove_index_fast (entry->sections, i);
          entry->facts.n_sections--;
        }
      return;
    }
  if (step > 0)
    {
      const SectionCount first = { g_ref_string_acquire (id), 1 };

      g_array_append_val (entry->sections, first);
      entry->facts.n_sections++;
    }
}

/* Whom @annotation names, if it is a mention; NULL for nobody. @position: where it stands, or ANYWHERE. */
static Entry *
get_named (ApostilEntityTally *self, gpointer annotation, guint position)
{
  const gchar *id = NULL;
  Entry *entry = NULL;

  if (self->named != NULL && self->named[position] != NULL)
    return self->named[position] == &self->nobody ? NULL : self->named[position];
  if (counts (annotation, APOSTIL_KIND_ENTITY))
    id = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);
  if (id != NULL)
    entry = get_entry (self, id);
  if (self->named != NULL)
    self->named[position] = entry != NULL ? entry : &self->nobody;
  return entry;
}

static void
count_record (ApostilEntityTally *self,
              gpointer record,
              guint position,
              gint step,
              GHashTable *touched)
{
  Entry *entry = get_named (self, record, position);

  if (entry != NULL)
    {
      entry->facts.n_mentions += (guint) step;
      count_section (self, entry, apostil_annotation_get_first_span (record).start, step);
      touch (touched, entry->id);
    }
  else if (counts (record, APOSTIL_KIND_CLAIM))
    {
      const gchar *const *ids = apostil_annotation_get_links (record, APOSTIL_LINK_CLAIMANT);

      for (guint i = 0; ids[i] != NULL; i++)
        {
          get_entry (self, ids[i])->facts.n_made += (guint) step;
          touch (touched, ids[i]);
        }
    }
}

/* ---- Whom claims are about ---- */

typedef struct
{
  ApostilEntityTally *tally;
  ApostilSpan span;
} Around;

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
add_named (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Around *around = user_data;
  ApostilSpan span = apostil_annotation_get_first_span (annotation);
  Entry *entry;

  if (span.start < around->span.start || span.end > around->span.end)
    return TRUE;
  entry = get_named (around->tally, annotation, position);
  if (entry == NULL || entry->round == around->tally->round)
    return TRUE;
  entry->round = around->tally->round;
  g_ptr_array_add (around->tally->found, entry);
  return TRUE;
}

/* Those named in the words of the claim at @position. Marks are in the order of where they begin: what
 * lies within stands right after it, or begins with it. For each of very many claims that is a tenth of
 * what a look into the index costs. */
static void
add_following (ApostilAnnotationList *list, guint position, Around *around)
{
  guint n = apostil_annotation_list_get_length (list);

  while (position > 0 &&
         apostil_annotation_get_extent (apostil_annotation_list_get (list, position - 1)).start ==
             around->span.start)
    position--;
  for (; position < n; position++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, position);

      if (apostil_annotation_get_extent (annotation).start >= around->span.end)
        return;
      add_named (annotation, position, around);
    }
}

/* Finds the entities that the words of @claim name. @position: where it stands, or ANYWHERE. */
static void
find_named (ApostilEntityTally *self, ApostilAnnotation *claim, guint position)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);
  Around around = { self, { 0, 0 } };
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (claim, &n_spans);

  self->round++;
  for (guint i = 0; i < n_spans; i++)
    {
      around.span = spans[i];
      if (position != ANYWHERE && n_spans == 1)
        add_following (list, position, &around);
      else
        apostil_annotation_list_foreach_in (list, spans[i], add_named, &around);
    }
}

static void
count_about (const Named *named, gint step, GHashTable *touched)
{
  for (guint i = 0; named != NULL && i < named->n; i++)
    {
      named->entries[i]->facts.n_about += (guint) step;
      touch (touched, named->entries[i]->id);
    }
}

/* @claim: (nullable): what now has the id. @position: as of find_named(). */
static void
follow_claim (ApostilEntityTally *self,
              const gchar *claim_id,
              gpointer claim,
              guint position,
              GHashTable *touched)
{
  Named *named = NULL;

  g_ptr_array_set_size (self->found, 0);
  if (counts (claim, APOSTIL_KIND_CLAIM))
    find_named (self, claim, position);
  count_about (g_hash_table_lookup (self->about, claim_id), -1, touched);
  if (self->found->len == 0)
    {
      g_hash_table_remove (self->about, claim_id);
      return;
    }
  named = g_malloc (sizeof (Named) + self->found->len * sizeof (Entry *));
  named->n = self->found->len;
  memcpy (named->entries, self->found->pdata, named->n * sizeof (Entry *));
  count_about (named, 1, touched);
  g_hash_table_insert (self->about, g_strdup (claim_id), named);
}

static gboolean
add_claim (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  GHashTable *claims = user_data;

  if (apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM))
    touch (claims, apostil_record_get_id (annotation));
  return TRUE;
}

/* The claims for which @record, as it was or is, may matter. */
static void
collect_claims (ApostilEntityTally *self, gpointer record, GHashTable *claims)
{
  if (!APOSTIL_IS_ANNOTATION (record))
    return;
  if (apostil_annotation_is (record, APOSTIL_KIND_CLAIM))
    touch (claims, apostil_record_get_id (record));
  else if (apostil_annotation_is (record, APOSTIL_KIND_ENTITY))
    apostil_annotation_list_foreach_in (apostil_document_get_annotations (self->document),
                                        apostil_annotation_get_first_span (record), add_claim,
                                        claims);
}

/* ---- All of it ---- */

static void
count_all (ApostilEntityTally *self)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);
  guint n = apostil_annotation_list_get_length (list);

  g_hash_table_remove_all (self->about);
  g_hash_table_remove_all (self->entries);
  self->named = g_new0 (Entry *, n);
  for (guint i = 0; i < n; i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);

      count_record (self, annotation, i, 1, NULL);
      if (apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM))
        follow_claim (self, apostil_record_get_id (annotation), annotation, i, NULL);
    }
  g_clear_pointer (&self->named, g_free);
}

static gboolean
moves_sections (const ApostilChange *change)
{
  gpointer record = change->after != NULL ? change->after : change->before;

  return APOSTIL_IS_SECTION (record) ||
         (APOSTIL_IS_ARTICLE (change->after) && APOSTIL_IS_ARTICLE (change->before) &&
          apostil_article_get_text (APOSTIL_ARTICLE (change->after)) !=
              apostil_article_get_text (APOSTIL_ARTICLE (change->before)));
}

static void
document_changed (ApostilDocument *document,
                  ApostilEdit *edit,
                  gboolean undone,
                  ApostilEntityTally *self)
{
  g_autoptr (GHashTable) touched = new_set ();
  g_autoptr (GHashTable) claims = new_set ();
  GHashTableIter iter;
  gpointer id;
  guint n_changes;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);

  for (guint i = 0; i < n_changes; i++)
    if (moves_sections (&changes[i]))
      {
        count_all (self);
        g_signal_emit (self, signals[CHANGED], 0, NULL);
        return;
      }
  for (guint i = 0; i < n_changes; i++)
    {
      gpointer before = undone ? changes[i].after : changes[i].before;
      gpointer after = undone ? changes[i].before : changes[i].after;

      count_record (self, before, ANYWHERE, -1, touched);
      count_record (self, after, ANYWHERE, 1, touched);
      collect_claims (self, before, claims);
      collect_claims (self, after, claims);
    }
  g_hash_table_iter_init (&iter, claims);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    follow_claim (self, id, apostil_document_lookup (self->document, id), ANYWHERE, touched);
  if (g_hash_table_size (touched) > 0)
    g_signal_emit (self, signals[CHANGED], 0, touched);
}

static void
apostil_entity_tally_finalize (GObject *object)
{
  ApostilEntityTally *self = APOSTIL_ENTITY_TALLY (object);

  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      g_object_unref (self->document);
    }
  g_hash_table_unref (self->about);
  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->found);
  G_OBJECT_CLASS (apostil_entity_tally_parent_class)->finalize (object);
}

static void
apostil_entity_tally_class_init (ApostilEntityTallyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_entity_tally_finalize;
  signals[CHANGED] = g_signal_new ("changed", APOSTIL_TYPE_ENTITY_TALLY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);
}

static void
apostil_entity_tally_init (ApostilEntityTally *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  self->about = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->found = g_ptr_array_new ();
}

/**
 * apostil_entity_tally_new:
 * @document: a document
 *
 * Returns: (transfer full): its entities, counted
 */
ApostilEntityTally *
apostil_entity_tally_new (ApostilDocument *document)
{
  ApostilEntityTally *self;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  self = g_object_new (APOSTIL_TYPE_ENTITY_TALLY, NULL);
  self->document = g_object_ref (document);
  count_all (self);
  g_signal_connect (document, "changed", G_CALLBACK (document_changed), self);
  return self;
}

/**
 * apostil_entity_tally_get:
 * @self: a tally
 * @entity_id: the id of an entity
 *
 * Returns: what is counted of it
 */
ApostilEntityFacts
apostil_entity_tally_get (ApostilEntityTally *self, const gchar *entity_id)
{
  const ApostilEntityFacts none = { 0, 0, 0, 0 };
  Entry *entry;

  g_return_val_if_fail (APOSTIL_IS_ENTITY_TALLY (self), none);
  g_return_val_if_fail (entity_id != NULL, none);

  entry = g_hash_table_lookup (self->entries, entity_id);
  return entry != NULL ? entry->facts : none;
}
