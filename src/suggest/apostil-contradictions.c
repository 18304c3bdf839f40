/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-contradictions.h"
#include "apostil-fold.h"
#include "apostil-tokens.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * Each confirmed claim is read once: which confirmed entities are mentioned in its content,
 * whether it denies, which words of antonym pairs, numbers with the word after them, and
 * dated expressions it has. Claims are then compared only with those that share an entity and
 * have another claimant. An entity that everything is about (the war itself) would pair all
 * with all, so one entity gives MAX_PAIRS pairs at the most, those that stand closest first. */

#define MAX_PAIRS 400

typedef struct
{
  gchar *words; /* folded */
  gchar *value; /* of a number: the word after it; of a date: its type */
} Mark;

typedef struct
{
  ApostilAnnotation *annotation;
  const gchar *id;
  const gchar *claimant; /* first one, or NULL */
  GHashTable *entities;  /* ids */
  GPtrArray *numbers;    /* of Mark */
  GPtrArray *dates;      /* of Mark: value and granularity */
  GHashTable *words;     /* folded words of antonym pairs */
  gboolean denies;
} Claim;

typedef struct
{
  ApostilDocument *document;
  ApostilText *text;
  GHashTable *denials;   /* folded word: itself */
  GHashTable *antonyms;  /* folded word: GPtrArray of the words against it */
  GPtrArray *claims;     /* of Claim, in text order */
  GHashTable *by_entity; /* id: GArray of guint */
  GPtrArray *found;
  GHashTable *seen; /* « from to »: so that each pair comes once */
} Finder;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->words);
  g_free (mark->value);
  g_free (mark);
}

static void
claim_free (gpointer data)
{
  Claim *claim = data;

  g_hash_table_unref (claim->entities);
  g_hash_table_unref (claim->words);
  g_ptr_array_unref (claim->numbers);
  g_ptr_array_unref (claim->dates);
  g_free (claim);
}

/**
 * apostil_contradiction_free:
 * @self: (transfer full): a candidate
 */
void
apostil_contradiction_free (ApostilContradiction *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->entity);
  g_free (self->one);
  g_free (self->other);
  g_free (self);
}

/**
 * apostil_contradiction_to_words:
 * @self: a candidate
 *
 * Returns: (transfer full): why the two may contradict each other, as one sentence
 */
gchar *
apostil_contradiction_to_words (const ApostilContradiction *self)
{
  switch (self->kind)
    {
    case APOSTIL_CONTRADICTION_ANTONYM:
      /* Translators: two words that exclude each other, such as “north” and “south” */
      return g_strdup_printf (_ ("One says “%s”, the other “%s”."), self->one, self->other);
    case APOSTIL_CONTRADICTION_NUMBER:
      return g_strdup_printf (_ ("The numbers differ: %s and %s."), self->one, self->other);
    case APOSTIL_CONTRADICTION_DATE:
      return g_strdup_printf (_ ("The dates differ: %s and %s."), self->one, self->other);
    case APOSTIL_CONTRADICTION_NEGATION:
    default:
      return g_strdup (_ ("One of the two denies."));
    }
}

/* What the language says */

static void
collect_denials (Finder *self, ApostilLexicon *lexicon)
{
  g_autoptr (GPtrArray) words =
      apostil_lexicon_get_words (lexicon, apostil_lexicon_find_class (lexicon, "claim-denial"));

  for (guint i = 0; i < words->len; i++)
    g_hash_table_add (self->denials, g_strdup (((const ApostilWord *) words->pdata[i])->text));
}

static void
add_antonym (Finder *self, const gchar *word, const gchar *against)
{
  GPtrArray *list = g_hash_table_lookup (self->antonyms, word);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->antonyms, g_strdup (word), list);
    }
  g_ptr_array_add (list, g_strdup (against));
}

static void
collect_antonyms (Finder *self, ApostilLexicon *lexicon)
{
  g_autoptr (GPtrArray) words =
      apostil_lexicon_get_words (lexicon, apostil_lexicon_find_class (lexicon, "claim-antonym"));

  for (guint i = 0; i < words->len; i++)
    {
      const ApostilWord *word = words->pdata[i];
      g_autofree gchar *against = apostil_fold (word->value, -1);

      add_antonym (self, word->text, against);
      add_antonym (self, against, word->text);
    }
}

/* What a claim says */

static void
read_number (Claim *claim, const gchar *number, const gchar *unit)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->words = g_strdup (number);
  mark->value = g_strdup (unit);
  g_ptr_array_add (claim->numbers, mark);
}

static gchar *
fold_token (const gchar *utf8, const ApostilToken *token)
{
  return apostil_fold (utf8 + token->byte, token->n_bytes);
}

static void
read_words (Finder *self, Claim *claim, ApostilSpan span)
{
  g_autoptr (ApostilTokens) tokens = apostil_tokens_new_span (self->text, span);
  const gchar *utf8 = apostil_text_get_utf8 (self->text, NULL);
  guint n = 0;
  const ApostilToken *token = apostil_tokens_get (tokens, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *word = fold_token (utf8, &token[i]);

      if (g_hash_table_contains (self->denials, word))
        claim->denies = TRUE;
      if (g_hash_table_contains (self->antonyms, word))
        g_hash_table_add (claim->words, g_strdup (word));
      if ((token[i].flags & APOSTIL_TOKEN_NUMBER) != 0)
        {
          g_autoptr (GString) number = g_string_new (NULL);
          guint k = i;

          /* « 6 000 » may be two tokens. */
          for (; k < n && (token[k].flags & APOSTIL_TOKEN_NUMBER) != 0; k++)
            for (guint b = 0; b < token[k].n_bytes; b++)
              if (g_ascii_isdigit (utf8[token[k].byte + b]))
                g_string_append_c (number, utf8[token[k].byte + b]);
          if (k < n && (token[k].flags & APOSTIL_TOKEN_WORD) != 0)
            {
              g_autofree gchar *unit = fold_token (utf8, &token[k]);

              read_number (claim, number->str, unit);
            }
          i = k - 1;
        }
    }
}

static gboolean
read_mark (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Claim *claim = user_data;

  if (apostil_record_get_status (annotation) != APOSTIL_STATUS_CONFIRMED)
    return TRUE;
  if (apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
    {
      const gchar *entity = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);

      if (entity != NULL)
        g_hash_table_add (claim->entities, (gpointer) entity);
    }
  else if (apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
    {
      const gchar *value = apostil_record_get (annotation, APOSTIL_ATTR_VALUE);
      Mark *mark = NULL;

      if (value == NULL || !g_ascii_isdigit (value[0]))
        return TRUE;
      mark = g_new0 (Mark, 1);
      mark->words = g_strdup (value);
      mark->value = g_strdup_printf ("%" G_GSIZE_FORMAT, strlen (value));
      g_ptr_array_add (claim->dates, mark);
    }
  return TRUE;
}

static void
read_claim (Finder *self, ApostilAnnotation *annotation)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (self->document);
  Claim *claim = g_new0 (Claim, 1);
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);
  guint index = self->claims->len;
  GHashTableIter iter;
  gpointer entity = NULL;

  claim->annotation = annotation;
  claim->id = apostil_record_get_id (annotation);
  claim->claimant = apostil_annotation_get_link (annotation, APOSTIL_LINK_CLAIMANT);
  claim->entities = g_hash_table_new (g_str_hash, g_str_equal);
  claim->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  claim->numbers = g_ptr_array_new_with_free_func (mark_free);
  claim->dates = g_ptr_array_new_with_free_func (mark_free);
  for (guint i = 0; i < n_spans; i++)
    {
      read_words (self, claim, spans[i]);
      apostil_annotation_list_foreach_in (annotations, spans[i], read_mark, claim);
    }
  g_ptr_array_add (self->claims, claim);

  g_hash_table_iter_init (&iter, claim->entities);
  while (g_hash_table_iter_next (&iter, &entity, NULL))
    {
      GArray *list = g_hash_table_lookup (self->by_entity, entity);

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->by_entity, g_strdup (entity), list);
        }
      g_array_append_val (list, index);
    }
}

/* Comparing */

static gboolean
differ_in_antonym (Finder *self, const Claim *a, const Claim *b, gchar **one, gchar **other)
{
  GHashTableIter iter;
  gpointer word = NULL;

  g_hash_table_iter_init (&iter, a->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      GPtrArray *against = g_hash_table_lookup (self->antonyms, word);

      if (g_hash_table_contains (b->words, word))
        continue;
      for (guint i = 0; i < against->len; i++)
        if (g_hash_table_contains (b->words, against->pdata[i]) &&
            !g_hash_table_contains (a->words, against->pdata[i]))
          {
            *one = g_strdup (word);
            *other = g_strdup (against->pdata[i]);
            return TRUE;
          }
    }
  return FALSE;
}

/* Two numbers of the same thing that differ, where no number of it is the same. */
static gboolean
differ_in_marks (GPtrArray *a, GPtrArray *b, gboolean with_unit, gchar **one, gchar **other)
{
  const Mark *x = NULL;
  const Mark *y = NULL;

  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      {
        const Mark *p = a->pdata[i];
        const Mark *q = b->pdata[k];

        if (!g_str_equal (p->value, q->value))
          continue;
        if (g_str_equal (p->words, q->words))
          return FALSE;
        if (x == NULL)
          {
            x = p;
            y = q;
          }
      }
  if (x == NULL)
    return FALSE;
  *one = with_unit ? g_strdup_printf ("%s %s", x->words, x->value) : g_strdup (x->words);
  *other = with_unit ? g_strdup_printf ("%s %s", y->words, y->value) : g_strdup (y->words);
  return TRUE;
}

static gboolean
compare (Finder *self, const Claim *a, const Claim *b, const gchar *entity)
{
  g_autofree gchar *key = NULL;
  g_autofree gchar *one = NULL;
  g_autofree gchar *other = NULL;
  ApostilContradiction *candidate = NULL;
  ApostilContradictionKind kind;

  if (a->claimant != NULL && g_strcmp0 (a->claimant, b->claimant) == 0)
    return FALSE;
  if (differ_in_antonym (self, a, b, &one, &other))
    kind = APOSTIL_CONTRADICTION_ANTONYM;
  else if (differ_in_marks (a->numbers, b->numbers, TRUE, &one, &other))
    kind = APOSTIL_CONTRADICTION_NUMBER;
  else if (a->dates->len == 1 && b->dates->len == 1 &&
           differ_in_marks (a->dates, b->dates, FALSE, &one, &other))
    kind = APOSTIL_CONTRADICTION_DATE;
  else if (a->denies != b->denies)
    kind = APOSTIL_CONTRADICTION_NEGATION;
  else
    return FALSE;

  key = g_strdup_printf ("%s %s", a->id, b->id);
  if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
    return FALSE;
  candidate = g_new0 (ApostilContradiction, 1);
  candidate->from = g_strdup (a->id);
  candidate->to = g_strdup (b->id);
  candidate->entity = g_strdup (entity);
  candidate->kind = kind;
  candidate->one = g_steal_pointer (&one);
  candidate->other = g_steal_pointer (&other);
  g_ptr_array_add (self->found, candidate);
  return TRUE;
}

static void
compare_about (Finder *self, const gchar *entity, GArray *list)
{
  guint left = MAX_PAIRS * 50; /* comparisons */
  guint n_pairs = 0;

  for (guint distance = 1; distance < list->len; distance++)
    for (guint i = 0; i + distance < list->len; i++)
      {
        const Claim *a = self->claims->pdata[g_array_index (list, guint, i)];
        const Claim *b = self->claims->pdata[g_array_index (list, guint, i + distance)];

        if (left-- == 0 || n_pairs == MAX_PAIRS)
          return;
        n_pairs += compare (self, a, b, entity);
      }
}

static gint
compare_places (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ApostilDocument *document = user_data;
  const ApostilContradiction *x = *(ApostilContradiction *const *) a;
  const ApostilContradiction *y = *(ApostilContradiction *const *) b;
  gint order = apostil_annotation_compare (apostil_document_lookup (document, x->from),
                                           apostil_document_lookup (document, y->from));

  return order != 0 ? order
                    : apostil_annotation_compare (apostil_document_lookup (document, x->to),
                                                  apostil_document_lookup (document, y->to));
}

/**
 * apostil_contradictions_find:
 * @document: a document; in the thread that owns it
 * @lexicon: the language of its article
 *
 * Looks for confirmed claims of different claimants that speak of the same confirmed entity,
 * of which one denies, or that differ in a word that excludes the other's, in the number of
 * the same thing, or in their one date. It sets nothing.
 *
 * Returns: (transfer full) (element-type ApostilContradiction): candidates in text order
 */
GPtrArray *
apostil_contradictions_find (ApostilDocument *document, ApostilLexicon *lexicon)
{
  Finder self = { .document = document };
  ApostilAnnotationList *annotations = NULL;
  g_autoptr (GList) entities = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (lexicon != NULL, NULL);

  annotations = apostil_document_get_annotations (document);
  self.text = apostil_document_get_text (document);
  self.denials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.antonyms =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.claims = g_ptr_array_new_with_free_func (claim_free);
  self.by_entity =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self.found = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_contradiction_free);
  self.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  collect_denials (&self, lexicon);
  collect_antonyms (&self, lexicon);
  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (annotations, i);

      if (apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM) &&
          apostil_record_get_status (annotation) == APOSTIL_STATUS_CONFIRMED)
        read_claim (&self, annotation);
    }

  /* By id, so that the same document gives the same candidates. */
  entities = g_list_sort (g_hash_table_get_keys (self.by_entity), (GCompareFunc) strcmp);
  for (GList *l = entities; l != NULL; l = l->next)
    compare_about (&self, l->data, g_hash_table_lookup (self.by_entity, l->data));
  g_ptr_array_sort_with_data (self.found, compare_places, document);

  g_hash_table_unref (self.denials);
  g_hash_table_unref (self.antonyms);
  g_ptr_array_unref (self.claims);
  g_hash_table_unref (self.by_entity);
  g_hash_table_unref (self.seen);
  return self.found;
}
