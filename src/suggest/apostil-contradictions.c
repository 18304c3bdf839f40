/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-words.h"
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
 * have another claimant; where all that differs is that one denies, they must also share a
 * second entity or a word of the matter. An entity that everything is about (the war itself)
 * would pair all with all, so one entity gives MAX_PAIRS pairs at the most, those that stand
 * closest first. Neighbours need share nothing when the later one begins with « mais ». */

#define MAX_PAIRS  400
#define MIN_STEM   5 /* characters by which words of one family are known */
#define MIN_WORD   4
#define NEIGHBOURS 4

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
  GHashTable *stems;     /* how the words of the matter begin, folded */
  ApostilSpan hull;
  gboolean denies;
} Claim;

typedef struct
{
  ApostilDocument *document;
  ApostilText *text;
  ApostilClaimWords *claim_words;
  GHashTable *contrasts; /* folded words: « mais » */
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
  g_hash_table_unref (claim->stems);
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
    case APOSTIL_CONTRADICTION_CONTRAST:
      /* Translators: a word such as “but” */
      return g_strdup_printf (_ ("One of the two denies, and “%s” stands between them."),
                              self->one);
    case APOSTIL_CONTRADICTION_NEGATION:
    default:
      return g_strdup (_ ("One of the two denies."));
    }
}

/* What the language says */

static void
collect_words (GHashTable *set, ApostilLexicon *lexicon, const gchar *name)
{
  g_autoptr (GPtrArray)
      words = apostil_lexicon_get_words (lexicon, apostil_lexicon_find_class (lexicon, name));

  for (guint i = 0; i < words->len; i++)
    g_hash_table_add (set, g_strdup (((const ApostilWord *) words->pdata[i])->text));
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

/* A word that says what a claim is about, as far as its being no small word tells. */
static gboolean
is_of_the_matter (const ApostilToken *token, const ApostilClaimTag *tag)
{
  const guint32 may_be = APOSTIL_CLAIM_WORD_CUE | APOSTIL_CLAIM_WORD_PERSON |
                         APOSTIL_CLAIM_WORD_MEDIUM | APOSTIL_CLAIM_WORD_TOLD |
                         APOSTIL_CLAIM_WORD_MASCULINE | APOSTIL_CLAIM_WORD_FEMININE;

  return (token->flags & APOSTIL_TOKEN_WORD) != 0 && token->n_chars >= MIN_WORD &&
         (token->flags & (APOSTIL_TOKEN_CAPITALISED | APOSTIL_TOKEN_CLITIC)) == 0 &&
         (tag->bits & ~may_be) == 0;
}

static void
read_words (Finder *self, Claim *claim, ApostilSpan span)
{
  g_autoptr (ApostilTokens) tokens = apostil_tokens_new_span (self->text, span);
  const gchar *utf8 = apostil_text_get_utf8 (self->text, NULL);
  guint n = 0;
  const ApostilToken *token = apostil_tokens_get (tokens, &n);
  g_autofree ApostilClaimTag *tags = g_new (ApostilClaimTag, n);

  apostil_claim_words_tag (self->claim_words, utf8, token, n, tags);
  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *word = fold_token (utf8, &token[i]);

      if (is_of_the_matter (&token[i], &tags[i]))
        g_hash_table_add (claim->stems,
                          g_utf8_substring (word, 0, MIN (MIN_STEM, g_utf8_strlen (word, -1))));

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
  claim->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  claim->hull = APOSTIL_SPAN (spans[0].start, spans[n_spans - 1].end);
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

static guint
count_shared (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key = NULL;
  guint n = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += g_hash_table_contains (b, key);
  return n;
}

static gboolean
speak_of_the_same (const Claim *a, const Claim *b)
{
  return count_shared (a->stems, b->stems) > 0 || count_shared (a->entities, b->entities) > 1;
}

static gboolean
add_candidate (Finder *self,
               const Claim *a,
               const Claim *b,
               ApostilContradictionKind kind,
               const gchar *entity,
               const gchar *one,
               const gchar *other)
{
  ApostilContradiction *candidate = NULL;

  if (!g_hash_table_add (self->seen, g_strdup_printf ("%s %s", a->id, b->id)))
    return FALSE;
  candidate = g_new0 (ApostilContradiction, 1);
  candidate->from = g_strdup (a->id);
  candidate->to = g_strdup (b->id);
  candidate->entity = g_strdup (entity);
  candidate->kind = kind;
  candidate->one = g_strdup (one);
  candidate->other = g_strdup (other);
  g_ptr_array_add (self->found, candidate);
  return TRUE;
}

static gboolean
compare (Finder *self, const Claim *a, const Claim *b, const gchar *entity)
{
  g_autofree gchar *one = NULL;
  g_autofree gchar *other = NULL;
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
  else if (a->denies != b->denies && speak_of_the_same (a, b))
    kind = APOSTIL_CONTRADICTION_NEGATION;
  else
    return FALSE;

  return add_candidate (self, a, b, kind, entity, one, other);
}

/* The word of contrast that begins the sentence of @claim, at @start; NULL: none does. */
static gchar *
find_contrast (Finder *self, const Claim *claim, guint32 *start)
{
  ApostilSpan sentence = apostil_text_sentence_at (self->text, claim->hull.start);
  ApostilSpan word = apostil_text_word_at (self->text, sentence.start);
  g_autofree gchar *words = NULL;
  g_autofree gchar *folded = NULL;

  *start = sentence.start;
  if (apostil_span_is_empty (word) || word.start != sentence.start)
    return NULL;
  words = apostil_text_dup_span (self->text, word);
  folded = apostil_fold (words, -1);
  return g_hash_table_contains (self->contrasts, folded) ? g_steal_pointer (&words) : NULL;
}

static gboolean
in_one_paragraph (Finder *self, guint32 from, guint32 to)
{
  g_autofree gchar *between =
      to > from ? apostil_text_dup_span (self->text, APOSTIL_SPAN (from, to)) : NULL;

  return between == NULL || strchr (between, '\n') == NULL;
}

/* « Un responsable a dit que l’offensive est lancée. Mais un autre a dit qu’aucun … » */
static void
compare_neighbours (Finder *self, guint number)
{
  const Claim *b = self->claims->pdata[number];
  guint32 start = 0;
  g_autofree gchar *contrast = find_contrast (self, b, &start);

  for (guint n = number; contrast != NULL && n > 0 && number - n < NEIGHBOURS; n--)
    {
      const Claim *a = self->claims->pdata[n - 1];

      if (a->hull.end <= start && a->denies != b->denies &&
          (a->claimant == NULL || g_strcmp0 (a->claimant, b->claimant) != 0) &&
          in_one_paragraph (self, a->hull.end, start))
        add_candidate (self, a, b, APOSTIL_CONTRADICTION_CONTRAST, NULL, contrast, NULL);
    }
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
 * @cancellable: (nullable): to stop early, with what was found so far
 *
 * Looks for confirmed claims of different claimants that speak of the same confirmed entity,
 * of which one denies, or that differ in a word that excludes the other's, in the number of
 * the same thing, or in their one date; and for neighbours of which one denies and the later
 * begins with a word of contrast. It sets nothing.
 *
 * Returns: (transfer full) (element-type ApostilContradiction): candidates in text order
 */
GPtrArray *
apostil_contradictions_find (ApostilDocument *document,
                             ApostilLexicon *lexicon,
                             GCancellable *cancellable)
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

  self.contrasts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.claim_words = apostil_claim_words_get (lexicon);
  collect_words (self.denials, lexicon, "claim-denial");
  collect_words (self.contrasts, lexicon, "claim-contrast");
  collect_antonyms (&self, lexicon);
  for (guint i = 0; i < apostil_annotation_list_get_length (annotations) &&
                    !g_cancellable_is_cancelled (cancellable);
       i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (annotations, i);

      if (apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM) &&
          apostil_record_get_status (annotation) == APOSTIL_STATUS_CONFIRMED)
        read_claim (&self, annotation);
    }

  /* By id, so that the same document gives the same candidates. */
  entities = g_list_sort (g_hash_table_get_keys (self.by_entity), (GCompareFunc) strcmp);
  for (GList *l = entities; l != NULL && !g_cancellable_is_cancelled (cancellable); l = l->next)
    compare_about (&self, l->data, g_hash_table_lookup (self.by_entity, l->data));
  for (guint i = 0; i < self.claims->len && !g_cancellable_is_cancelled (cancellable); i++)
    compare_neighbours (&self, i);
  if (!g_cancellable_is_cancelled (cancellable))
    g_ptr_array_sort_with_data (self.found, compare_places, document);

  g_hash_table_unref (self.denials);
  g_hash_table_unref (self.contrasts);
  g_hash_table_unref (self.antonyms);
  g_ptr_array_unref (self.claims);
  g_hash_table_unref (self.by_entity);
  g_hash_table_unref (self.seen);
  return self.found;
}
