/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-known-names.h"

struct _ApostilKnownNames
{
  gatomicrefcount ref_count;

  GPtrArray *entities; /* of ApostilKnownEntity */
  GHashTable *by_id;   /* id → index + 1 */
  GHashTable *forms;   /* « entity, folded form » that are there */
  GArray *places;      /* of ApostilKnownPlace */
  gboolean sorted;
  GHashTable *refused; /* « rule, folded words » and « rule, start, end » */
};

static void
entity_free (gpointer data)
{
  ApostilKnownEntity *entity = data;

  g_free (entity->id);
  g_free (entity->name);
  g_ptr_array_unref (entity->forms);
  g_free (entity);
}

/**
 * apostil_known_names_new:
 *
 * Returns: (transfer full): what is known when nothing is
 */
ApostilKnownNames *
apostil_known_names_new (void)
{
  ApostilKnownNames *self = g_new0 (ApostilKnownNames, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->entities = g_ptr_array_new_with_free_func (entity_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (ApostilKnownPlace));
  self->sorted = TRUE;
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * apostil_known_names_ref:
 * @self: known names
 *
 * Returns: (transfer full): @self
 */
ApostilKnownNames *
apostil_known_names_ref (ApostilKnownNames *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * apostil_known_names_unref:
 * @self: (transfer full): known names
 */
void
apostil_known_names_unref (ApostilKnownNames *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entities);
  g_hash_table_unref (self->forms);
  g_array_unref (self->places);
  g_hash_table_unref (self->refused);
  g_free (self);
}

/**
 * apostil_known_names_add_entity:
 * @self: known names that nobody else has yet
 * @id: (nullable): its id
 * @type: (nullable): its type
 * @name: (nullable): its canonical name
 * @unnamed: whether it never matches by words
 *
 * Returns: its index
 */
guint
apostil_known_names_add_entity (ApostilKnownNames *self,
                                const gchar *id,
                                const gchar *type,
                                const gchar *name,
                                gboolean unnamed)
{
  ApostilKnownEntity *entity = g_new0 (ApostilKnownEntity, 1);
  guint index = self->entities->len;

  entity->id = g_strdup (id);
  entity->type = g_intern_string (type);
  entity->name = g_strdup (name != NULL ? name : "");
  entity->unnamed = unnamed;
  entity->forms = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->entities, entity);
  if (id != NULL)
    g_hash_table_insert (self->by_id, entity->id, GUINT_TO_POINTER (index + 1));
  apostil_known_names_add_form (self, index, name);

  return index;
}

/**
 * apostil_known_names_add_form:
 * @self: known names that nobody else has yet
 * @entity: an index
 * @form: (nullable): words that name it
 */
void
apostil_known_names_add_form (ApostilKnownNames *self, guint entity, const gchar *form)
{
  ApostilKnownEntity *known = NULL;
  g_autofree gchar *folded = NULL;

  g_return_if_fail (entity < self->entities->len);

  known = self->entities->pdata[entity];
  if (known->unnamed || form == NULL || form[0] == '\0')
    return;
  folded = apostil_fold (form, -1);
  /* « Orange » and « orange » are two: one matches only with its capital. */
  if (g_hash_table_add (self->forms, g_strdup_printf ("%u\x1f%s\x1f%d", entity, folded,
                                                      g_unichar_isupper (g_utf8_get_char (form)))))
    g_ptr_array_add (known->forms, g_strdup (form));
}

/**
 * apostil_known_names_add_place:
 * @self: known names that nobody else has yet
 * @span: where an entity is marked
 * @entity: its index, or -1 when the words there do not propagate
 *
 * Places are given in text order.
 */
void
apostil_known_names_add_place (ApostilKnownNames *self, ApostilSpan span, gint entity)
{
  ApostilKnownPlace place = { span, entity };

  if (self->places->len > 0 &&
      apostil_span_compare (
          g_array_index (self->places, ApostilKnownPlace, self->places->len - 1).span, span) > 0)
    self->sorted = FALSE;
  g_array_append_val (self->places, place);
  if (entity >= 0 && (guint) entity < self->entities->len)
    ((ApostilKnownEntity *) self->entities->pdata[entity])->n_mentions++;
}

/**
 * apostil_known_names_add_refusal:
 * @self: known names that nobody else has yet
 * @rule: (nullable): the rule whose proposal was rejected; %NULL for any
 * @words: the words that it proposed
 * @span: where
 *
 * From then on the rule is silent about these words in the whole document, and every rule
 * that proposes something new at this very place.
 */
void
apostil_known_names_add_refusal (ApostilKnownNames *self,
                                 const gchar *rule,
                                 const gchar *words,
                                 ApostilSpan span)
{
  g_autofree gchar *folded = apostil_fold (words, -1);

  g_hash_table_add (self->refused, g_strdup_printf ("%s\x1f%s", rule != NULL ? rule : "", folded));
  g_hash_table_add (self->refused, g_strdup_printf ("\x1f%u\x1f%u", span.start, span.end));
}

/**
 * apostil_known_names_has_refusals:
 * @self: known names
 *
 * Returns: whether anything was refused
 */
gboolean
apostil_known_names_has_refusals (ApostilKnownNames *self)
{
  return g_hash_table_size (self->refused) > 0;
}

/**
 * apostil_known_names_is_refused:
 * @self: known names
 * @rule: a rule
 * @words: the words that it would propose
 * @span: where; empty to ask about the words alone
 *
 * Returns: whether the user has refused that
 */
gboolean
apostil_known_names_is_refused (ApostilKnownNames *self,
                                const gchar *rule,
                                const gchar *words,
                                ApostilSpan span)
{
  g_autofree gchar *folded = apostil_fold (words, -1);
  g_autofree gchar *pair = g_strdup_printf ("%s\x1f%s", rule, folded);
  g_autofree gchar *any = g_strdup_printf ("\x1f%s", folded);
  g_autofree gchar *place = g_strdup_printf ("\x1f%u\x1f%u", span.start, span.end);

  return g_hash_table_contains (self->refused, pair) ||
         g_hash_table_contains (self->refused, any) ||
         (!apostil_span_is_empty (span) && g_hash_table_contains (self->refused, place));
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  return apostil_span_compare (((const ApostilKnownPlace *) a)->span,
                               ((const ApostilKnownPlace *) b)->span);
}

static gboolean
propagates (ApostilAnnotation *mention)
{
  const gchar *form = apostil_record_get (mention, APOSTIL_ATTR_FORM);

  return form == NULL || g_str_equal (form, "named") || g_str_equal (form, "hashtag");
}

static void
add_mention (ApostilKnownNames *self, ApostilDocument *document, ApostilAnnotation *mention)
{
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_annotation_get_spans (mention, &n_spans);
  const gchar *id = apostil_annotation_get_link (mention, APOSTIL_LINK_ENTITY);
  guint index = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) : 0;
  ApostilStatus status = apostil_record_get_status (mention);
  g_autofree gchar *words = NULL;

  if (n_spans == 0 || status == APOSTIL_STATUS_SUGGESTED)
    return;
  words = apostil_text_dup_span (apostil_document_get_text (document), spans[0]);
  if (status == APOSTIL_STATUS_REJECTED)
    {
      apostil_known_names_add_refusal (self, apostil_record_get (mention, APOSTIL_ATTR_RULE), words,
                                       spans[0]);
      return;
    }
  for (guint i = 0; i < n_spans; i++)
    apostil_known_names_add_place (self, spans[i],
                                   n_spans == 1 && propagates (mention) ? (gint) index - 1 : -1);
  if (index > 0 && n_spans == 1 && propagates (mention))
    apostil_known_names_add_form (self, index - 1, words);
}

/**
 * apostil_known_names_new_for_document:
 * @document: a document; it is read in the thread that owns it
 *
 * Entities with their names and aliases; confirmed mentions, of which those that name
 * (form named or hashtag) lend their words; rejected ones. Pending ones count for nothing.
 *
 * Returns: (transfer full): what the user has said about names
 */
ApostilKnownNames *
apostil_known_names_new_for_document (ApostilDocument *document)
{
  ApostilKnownNames *self = NULL;
  ApostilRecordList *entities = NULL;
  ApostilAnnotationList *annotations = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  self = apostil_known_names_new ();
  entities = apostil_document_get_entities (document);
  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    {
      ApostilEntity *entity = apostil_record_list_get (entities, i);
      const gchar *const *aliases = apostil_entity_get_aliases (entity);
      guint index = apostil_known_names_add_entity (
          self, apostil_record_get_id (entity), apostil_entity_get_entity_type (entity),
          apostil_entity_get_name (entity), apostil_entity_is_unnamed (entity));

      for (guint j = 0; aliases != NULL && aliases[j] != NULL; j++)
        apostil_known_names_add_form (self, index, aliases[j]);
    }

  annotations = apostil_document_get_annotations (document);
  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (annotations, i);

      if (apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
        add_mention (self, document, annotation);
    }
  if (!self->sorted)
    g_array_sort (self->places, compare_places);
  self->sorted = TRUE;

  return self;
}

/**
 * apostil_known_names_get_n_entities:
 * @self: known names
 *
 * Returns: how many entities there are
 */
guint
apostil_known_names_get_n_entities (ApostilKnownNames *self)
{
  return self->entities->len;
}

/**
 * apostil_known_names_get_entity:
 * @self: known names
 * @index: an index
 *
 * Returns: (transfer none): the entity
 */
const ApostilKnownEntity *
apostil_known_names_get_entity (ApostilKnownNames *self, guint index)
{
  g_return_val_if_fail (index < self->entities->len, NULL);

  return self->entities->pdata[index];
}

/**
 * apostil_known_names_get_places:
 * @self: known names, filled in by places in text order
 * @n_places: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_places): the places that are marked
 */
const ApostilKnownPlace *
apostil_known_names_get_places (ApostilKnownNames *self, guint *n_places)
{
  *n_places = self->places->len;
  return (const ApostilKnownPlace *) (gpointer) self->places->data;
}
