/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-fold.h"
#include "apostil-near-names.h"
#include "apostil-review-private.h"

#include <string.h>

/* How it works
 *
 * The names under which the text mentions an entity are compared with each other, and the names of
 * all entities of one type as well, as the engine compares them: one letter apart, or with the same
 * consonants. An ending of the language (« taliban », « talibans ») makes no other spelling, nor does
 * a hashtag. */

/* How many bytes both begin with, at the start of a character. */
static gsize
common_start (const gchar *a, const gchar *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  while (n > 0 && ((guchar) a[n] & 0xc0) == 0x80)
    n--;
  return n;
}

static gboolean
is_ending (GPtrArray *endings, const gchar *tail)
{
  if (*tail == '\0')
    return TRUE;
  for (guint i = 0; i < endings->len; i++)
    {
      const ApostilWord *word = endings->pdata[i];

      if (g_str_equal (word->text, tail) || g_strcmp0 (word->value, tail) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
same_letters (const gchar *a, const gchar *b)
{
  for (;;)
    {
      while (*a != '\0' && !g_unichar_isalnum (g_utf8_get_char (a)))
        a = g_utf8_next_char (a);
      while (*b != '\0' && !g_unichar_isalnum (g_utf8_get_char (b)))
        b = g_utf8_next_char (b);
      if (*a == '\0' || *b == '\0')
        return *a == *b;
      if (g_utf8_get_char (a) != g_utf8_get_char (b))
        return FALSE;
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
}

/* Whether two folded names that are near are two spellings, and not two forms of one. */
static gboolean
are_two_spellings (GPtrArray *endings, const gchar *a, const gchar *b)
{
  gsize n = common_start (a, b);

  return !same_letters (a, b) && !(is_ending (endings, a + n) && is_ending (endings, b + n));
}

static GPtrArray *
get_endings (ApostilReview *self, guint32 offset)
{
  ApostilLexicon *lexicon = apostil_review_get_lexicon (self, offset);

  if (lexicon == NULL)
    return g_ptr_array_new ();
  return apostil_lexicon_get_words (lexicon, apostil_lexicon_find_class (lexicon, "inflection"));
}

/* The spellings of one entity, in text order. */
typedef struct
{
  ApostilNearNames *near;
  GHashTable *seen;  /* folded */
  GPtrArray *firsts; /* the first mention of each */
  GPtrArray *folded; /* of each */
} Spellings;

static void
spellings_free (gpointer data)
{
  Spellings *spellings = data;

  apostil_near_names_free (spellings->near);
  g_hash_table_unref (spellings->seen);
  g_ptr_array_unref (spellings->firsts);
  g_ptr_array_unref (spellings->folded);
  g_free (spellings);
}

static Spellings *
spellings_new (void)
{
  Spellings *spellings = g_new0 (Spellings, 1);

  spellings->near = apostil_near_names_new ();
  spellings->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  spellings->firsts = g_ptr_array_new ();
  spellings->folded = g_ptr_array_new_with_free_func (g_free);
  return spellings;
}

static void
tell_spellings (ApostilReview *self, ApostilAnnotation *first, ApostilAnnotation *other)
{
  ApostilFinding *finding = apostil_findings_add (&self->findings, "name-two-spellings");
  g_autofree gchar *one =
      apostil_findings_dup_words (&self->findings, apostil_annotation_get_first_span (first));
  g_autofree gchar *two =
      apostil_findings_dup_words (&self->findings, apostil_annotation_get_first_span (other));

  apostil_findings_add_mark (&self->findings, finding, first);
  apostil_findings_add_mark (&self->findings, finding, other);
  apostil_finding_add_arg (finding, "name-1", one);
  apostil_finding_add_arg (finding, "name-2", two);
  apostil_findings_add_line (finding, "line-2", 1);
}

static void
read_mention (ApostilReview *self, ApostilAnnotation *mention, Spellings *spellings)
{
  ApostilSpan span = apostil_annotation_get_first_span (mention);
  g_autofree gchar *words = NULL;
  g_autofree gchar *folded = NULL;

  if (apostil_span_length (span) > 100)
    return;
  words = apostil_text_dup_span (self->findings.text, span);
  folded = apostil_fold (words, -1);
  if (*folded == '#' || !g_hash_table_add (spellings->seen, g_strdup (folded)))
    return;
  apostil_near_names_add (spellings->near, folded, spellings->firsts->len);
  g_ptr_array_add (spellings->firsts, mention);
  g_ptr_array_add (spellings->folded, g_steal_pointer (&folded));
}

/* Each spelling with the first that is near it; once all are entered, which is sorted once. */
static void
compare_spellings (ApostilReview *self, Spellings *spellings)
{
  for (guint i = 1; i < spellings->firsts->len; i++)
    {
      ApostilAnnotation *mention = spellings->firsts->pdata[i];
      guint near = i;

      if (apostil_near_names_find (spellings->near, spellings->folded->pdata[i], &near) && near < i)
        {
          g_autoptr (GPtrArray)
              endings = get_endings (self, apostil_annotation_get_first_span (mention).start);

          if (are_two_spellings (endings, spellings->folded->pdata[near],
                                 spellings->folded->pdata[i]))
            tell_spellings (self, spellings->firsts->pdata[near], mention);
        }
    }
}

static void
check_mentions (ApostilReview *self)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->findings.document);
  g_autoptr (GHashTable) entities = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (spellings_free);

  for (guint i = 0; i < apostil_annotation_list_get_length (list) &&
                    !apostil_findings_is_cancelled (&self->findings);
       i++)
    {
      ApostilAnnotation *mention = apostil_annotation_list_get (list, i);
      const gchar *entity = apostil_annotation_get_link (mention, APOSTIL_LINK_ENTITY);
      const gchar *form = apostil_record_get (mention, APOSTIL_ATTR_FORM);
      Spellings *spellings = NULL;

      if (entity == NULL || (form != NULL && !g_str_equal (form, "named")) ||
          !apostil_findings_reads (&self->findings, mention))
        continue;
      spellings = g_hash_table_lookup (entities, entity);
      if (spellings == NULL)
        {
          spellings = spellings_new ();
          g_hash_table_insert (entities, (gpointer) entity, spellings);
          g_ptr_array_add (all, spellings);
        }
      read_mention (self, mention, spellings);
    }
  for (guint i = 0; i < all->len && !apostil_findings_is_cancelled (&self->findings); i++)
    compare_spellings (self, all->pdata[i]);
}

static void
tell_near (ApostilReview *self, ApostilEntity *first, ApostilEntity *other)
{
  ApostilFinding *finding = apostil_findings_add (&self->findings, "name-near");

  apostil_findings_add_entity (&self->findings, finding, first);
  apostil_findings_add_entity (&self->findings, finding, other);
  apostil_finding_add_arg (finding, "name-1", apostil_entity_get_name (first));
  apostil_finding_add_arg (finding, "name-2", apostil_entity_get_name (other));
}

/* Each with an identifier of its own: then they are known to be two. */
static gboolean
are_told_apart (ApostilEntity *a, ApostilEntity *b)
{
  const gchar *of_a = apostil_record_get (a, APOSTIL_ATTR_REF);
  const gchar *of_b = apostil_record_get (b, APOSTIL_ATTR_REF);

  return of_a != NULL && of_b != NULL;
}

/* Entities that the text names, by type. */
static GHashTable *
collect_entities (ApostilReview *self)
{
  ApostilRecordList *entities = apostil_document_get_entities (self->findings.document);
  GHashTable *types = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) apostil_near_names_free);

  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    {
      ApostilEntity *entity = apostil_record_list_get (entities, i);
      const gchar *type = apostil_entity_get_entity_type (entity);
      ApostilNearNames *near = g_hash_table_lookup (types, type);

      if (apostil_entity_is_unnamed (entity) || strlen (apostil_entity_get_name (entity)) > 200 ||
          !g_hash_table_contains (self->findings.mentions, apostil_record_get_id (entity)))
        continue;
      if (near == NULL)
        {
          near = apostil_near_names_new ();
          g_hash_table_insert (types, (gpointer) type, near);
        }
      apostil_near_names_add (near, apostil_entity_get_name (entity), i);
    }
  return types;
}

static void
check_entities (ApostilReview *self)
{
  ApostilRecordList *entities = apostil_document_get_entities (self->findings.document);
  g_autoptr (GHashTable) types = collect_entities (self);
  g_autoptr (GPtrArray) endings = get_endings (self, G_MAXUINT32);

  for (guint i = 0; i < apostil_record_list_get_length (entities) &&
                    !apostil_findings_is_cancelled (&self->findings);
       i++)
    {
      ApostilEntity *entity = apostil_record_list_get (entities, i);
      const gchar *name = apostil_entity_get_name (entity);
      ApostilNearNames *near = g_hash_table_lookup (types, apostil_entity_get_entity_type (entity));
      ApostilEntity *first = NULL;
      guint other = i;
      g_autofree gchar *a = NULL;
      g_autofree gchar *b = NULL;

      if (near == NULL || apostil_entity_is_unnamed (entity) || strlen (name) > 200 ||
          !g_hash_table_contains (self->findings.mentions, apostil_record_get_id (entity)) ||
          !apostil_near_names_find (near, name, &other) || other >= i)
        continue;
      first = apostil_record_list_get (entities, other);
      a = apostil_fold (apostil_entity_get_name (first), -1);
      b = apostil_fold (name, -1);
      if (!are_told_apart (first, entity) && are_two_spellings (endings, a, b))
        tell_near (self, first, entity);
    }
}

/**
 * apostil_review_check_spellings:
 * @self: a run of the checks
 *
 * Looks for mentions of one entity, and for entities of one type, whose names are nearly the same.
 */
void
apostil_review_check_spellings (ApostilReview *self)
{
  check_mentions (self);
  check_entities (self);
}
