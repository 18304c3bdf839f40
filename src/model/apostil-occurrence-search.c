/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-occurrence-search.h"

#include "apostil-commands-private.h"
#include "apostil-fold.h"
#include "apostil-nearby.h"
#include "apostil-search.h"

#include <string.h>

/* How it works
 *
 * What to look for are the words of the mark and, for a mention, the name and aliases of its
 * entity, each also run together behind « # ». Each of these is one scan of the text, which is
 * folded only if it must be. The longest are looked for first and a place is taken only once, so that
 * « Ahmad Massoud » is one place and not also « Massoud ». What remains may still be part of
 * a longer name: a hit inside a longer token (hashtag, hyphens) or inside a longer
 * capitalised run is reported as such. For a person with a name of several words the last one is
 * looked for as well, where it stands alone: so do newspapers name people after the first time, but
 * a family shares it. A word that begins a sentence has its capital for
 * that alone when the same word stands in lower case elsewhere (« Hier Massoud »). Tokens are
 * made only where hits and hashtags are. */

#define MAX_HASHTAG 140 /* code points; no network takes longer ones, and the search is quadratic */

#define MAX_NAME 6 /* words; what is longer is a description */

#define LOWER_BYTES (256 * 1024)

struct _ApostilOccurrenceSearch
{
  ApostilText *text;
  GPtrArray *variants; /* what to look for, folded */
  gchar *last_name;    /* (nullable) folded; looked for after all of these */
  gboolean is_hashtag; /* the mark is one itself */
  ApostilSearch *search;
  ApostilNearby *nearby;
  GHashTable *lower; /* (nullable) hashes of words that stand in lower case somewhere */
};

static void
add_variant (GPtrArray *variants, const gchar *words)
{
  g_autofree gchar *folded = NULL;

  if (words == NULL)
    return;
  folded = g_strstrip (apostil_fold (words, -1));
  if (*folded != '\0' && !g_ptr_array_find_with_equal_func (variants, folded, g_str_equal, NULL))
    g_ptr_array_add (variants, g_steal_pointer (&folded));
}

static void
add_name (GPtrArray *variants, const gchar *name)
{
  g_autoptr (GString) hashtag = g_string_new ("#");

  if (name == NULL)
    return;
  add_variant (variants, name);
  for (const gchar *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)) || *p == '_')
      g_string_append_unichar (hashtag, g_utf8_get_char (p));
  if (hashtag->len > 1 && name[0] != '#')
    add_variant (variants, hashtag->str);
}

static gint
compare_length (gconstpointer a, gconstpointer b)
{
  glong n_a = g_utf8_strlen (*(const gchar *const *) a, -1);
  glong n_b = g_utf8_strlen (*(const gchar *const *) b, -1);

  return n_a != n_b ? (n_a > n_b ? -1 : 1)
                    : strcmp (*(const gchar *const *) a, *(const gchar *const *) b);
}

/* Everything to look for, folded, the longest first; empty for an unnamed entity. */
static GPtrArray *
collect_variants (ApostilDocument *document, ApostilAnnotation *like)
{
  GPtrArray *variants = g_ptr_array_new_with_free_func (g_free);
  ApostilSpan span = apostil_annotation_get_first_span (like);
  g_autofree gchar *words = apostil_text_dup_span (apostil_document_get_text (document), span);
  const gchar *id = apostil_annotation_get_link (like, APOSTIL_LINK_ENTITY);
  ApostilEntity *entity = id != NULL ? apostil_document_lookup (document, id) : NULL;

  if (!apostil_annotation_is (like, APOSTIL_KIND_ENTITY))
    {
      add_variant (variants, words);
      return variants;
    }
  if (entity != NULL && apostil_entity_is_unnamed (entity))
    return variants;

  add_name (variants, words);
  if (words[0] == '#')
    {
      g_autofree gchar *name = apostil_command_name_of_words (document, span);

      add_name (variants, name);
    }
  if (entity != NULL)
    {
      const gchar *const *aliases = apostil_entity_get_aliases (entity);

      add_name (variants, apostil_entity_get_name (entity));
      for (guint i = 0; aliases[i] != NULL; i++)
        add_name (variants, aliases[i]);
    }
  g_ptr_array_sort (variants, compare_length);
  return variants;
}

/* « II », « XIV »: not the name that a person is called by. */
static gboolean
is_ordinal (const gchar *word)
{
  return word[strspn (word, "IVX")] == '\0' || g_str_equal (word, "Jr") || g_str_equal (word, "Sr");
}

/* The last word of a person's name, folded, when the name has several. */
static gchar *
find_last_name (ApostilEntity *entity)
{
  g_autoptr (ApostilText) name = NULL;
  g_autoptr (ApostilTokens) tokens = NULL;
  const ApostilToken *token = NULL;
  g_autofree gchar *last = NULL;
  guint n_tokens = 0;
  guint n_words = 0;

  if (entity == NULL || apostil_entity_is_unnamed (entity) ||
      g_strcmp0 (apostil_entity_get_entity_type (entity), "person") != 0)
    return NULL;
  name = apostil_text_new (apostil_entity_get_name (entity), -1, NULL);
  if (name == NULL)
    return NULL;
  tokens = apostil_tokens_new (name);
  token = apostil_tokens_get (tokens, &n_tokens);
  for (guint i = 0; i < n_tokens; i++)
    {
      ApostilSpan span = APOSTIL_SPAN (token[i].start, token[i].start + token[i].n_chars);
      g_autofree gchar *word = NULL;

      if ((token[i].flags & (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_CLITIC)) != APOSTIL_TOKEN_WORD)
        continue;
      word = apostil_text_dup_span (name, span);
      n_words++;
      if (n_words > MAX_NAME || (n_words == 1 && g_unichar_islower (g_utf8_get_char (word))))
        return NULL;
      /* « de », « bin » and « II » are no last names. */
      if (n_words > 1 && !is_ordinal (word) && !g_unichar_islower (g_utf8_get_char (word)) &&
          token[i].n_chars > 1)
        {
          g_free (last);
          last = g_steal_pointer (&word);
        }
    }
  return last != NULL ? apostil_fold (last, -1) : NULL;
}

/* Both sorted: those of @hits that overlap nothing in @taken are merged into it. */
static GArray *
merge_hits (GArray *taken, GArray *hits)
{
  GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (ApostilSpan), taken->len + hits->len);
  guint k = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      ApostilSpan hit = g_array_index (hits, ApostilSpan, i);

      while (k < taken->len && g_array_index (taken, ApostilSpan, k).end <= hit.start)
        g_array_append_val (merged, g_array_index (taken, ApostilSpan, k++));
      if (k == taken->len || !apostil_span_overlaps (g_array_index (taken, ApostilSpan, k), hit))
        g_array_append_val (merged, hit);
    }
  if (k < taken->len)
    g_array_append_vals (merged, &g_array_index (taken, ApostilSpan, k), taken->len - k);
  g_array_unref (taken);
  return merged;
}

/* The words that stand in lower case in the first forty thousand or so: enough of any language to tell
 * a word from a name, and some milliseconds. */
static void
collect_lower (ApostilOccurrenceSearch *self)
{
  g_autoptr (ApostilTokens) some = NULL;
  const ApostilToken *tokens = NULL;
  guint n_tokens = 0;
  gsize n_bytes = 0;

  apostil_text_get_utf8 (self->text, &n_bytes);
  some = apostil_tokens_new_span (
      self->text,
      APOSTIL_SPAN (0, apostil_text_to_offset (self->text, MIN (n_bytes, LOWER_BYTES))));
  tokens = apostil_tokens_get (some, &n_tokens);
  self->lower = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n_tokens; i++)
    if ((tokens[i].flags & (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_CAPITALISED)) == APOSTIL_TOKEN_WORD)
      g_hash_table_add (self->lower, GUINT_TO_POINTER (tokens[i].hash));
}

static gboolean
stands_in_lower_case (ApostilOccurrenceSearch *self, const ApostilToken *token)
{
  if (self->lower == NULL)
    collect_lower (self);
  return g_hash_table_contains (self->lower, GUINT_TO_POINTER (token->hash));
}

/* Where in a hashtag, from capital to capital, one of @variants stands: « Massoud » in
 * « #AhmadMassoud ». Empty when none does. */
static ApostilSpan
find_in_hashtag (ApostilOccurrenceSearch *self, const ApostilToken *token)
{
  guint32 end = token->start + token->n_chars;
  g_autofree gchar *tag = apostil_text_dup_span (self->text, APOSTIL_SPAN (token->start + 1, end));
  g_autofree gchar *folded_tag = apostil_fold (tag, -1);

  for (guint i = 0; i < self->variants->len; i++)
    {
      const gchar *wanted = g_ptr_array_index (self->variants, i);

      if (wanted[0] != '#' || strstr (folded_tag, wanted + 1) == NULL)
        continue;
      for (guint32 from = token->start + 1; from < end; from++)
        for (guint32 to = from + 1; to <= end; to++)
          {
            g_autofree gchar *folded = NULL;
            g_autofree gchar *part = NULL;

            if (!g_unichar_isupper (apostil_text_get_char (self->text, from)) ||
                (to < end && !g_unichar_isupper (apostil_text_get_char (self->text, to))))
              continue;
            part = apostil_text_dup_span (self->text, APOSTIL_SPAN (from, to));
            folded = apostil_fold (part, -1);
            if (g_str_equal (folded, wanted + 1))
              return APOSTIL_SPAN (from, to);
          }
    }
  return APOSTIL_SPAN (token->start, token->start);
}

/* The next « ＃ », the wide one, from @p on; its first byte is rare but in Chinese and Japanese. */
static const gchar *
find_wide_sign (const gchar *p, const gchar *end)
{
  for (; p < end && (p = memchr (p, 0xef, (gsize) (end - p))) != NULL; p++)
    if (end - p >= 3 && memcmp (p, "＃", 3) == 0)
      return p;
  return end;
}

/* The next sign of a hashtag from @p on; @wide is where the next wide one was found before. */
static const gchar *
find_sign (const gchar *p, const gchar *end, const gchar **wide)
{
  const gchar *narrow = memchr (p, '#', (gsize) (end - p));

  if (*wide < p)
    *wide = find_wide_sign (p, end);
  return narrow != NULL && narrow < *wide ? narrow : *wide;
}

/* Hits inside hashtags, which a search for whole words passes by. */
static GArray *
search_hashtags (ApostilOccurrenceSearch *self)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  gsize n_bytes = 0;
  const gchar *utf8 = apostil_text_get_utf8 (self->text, &n_bytes);
  const gchar *end = utf8 + n_bytes;
  const gchar *wide = utf8 - 1;

  for (const gchar *p = find_sign (utf8, end, &wide); p < end; p = find_sign (p + 1, end, &wide))
    {
      guint32 start = apostil_text_to_offset (self->text, (gsize) (p - utf8));
      ApostilTokens *around = apostil_nearby_get (self->nearby, APOSTIL_SPAN (start, start + 1));
      guint n_tokens = 0;
      const ApostilToken *tokens = apostil_tokens_get (around, &n_tokens);
      guint i = apostil_tokens_find (around, start);
      ApostilSpan hit;

      if (i >= n_tokens || tokens[i].start != start ||
          (tokens[i].flags & APOSTIL_TOKEN_HASHTAG) == 0 || tokens[i].n_chars > MAX_HASHTAG)
        continue;
      hit = find_in_hashtag (self, &tokens[i]);
      if (!apostil_span_is_empty (hit))
        g_array_append_val (hits, hit);
    }
  return hits;
}

/* Whether a capital may continue the name beyond the hit: the next or next but one token. */
static gboolean
has_capital_near (const ApostilToken *tokens, guint n_tokens, guint first, guint last)
{
  for (guint i = first > 2 ? first - 2 : 0; i < MIN (last + 3, n_tokens); i++)
    if ((i < first || i > last) && (tokens[i].flags & APOSTIL_TOKEN_CAPITALISED) != 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_inside_longer (ApostilOccurrenceSearch *self, ApostilSpan hit)
{
  ApostilTokens *around = apostil_nearby_get (self->nearby, hit);
  guint n_tokens = 0;
  const ApostilToken *tokens = apostil_tokens_get (around, &n_tokens);
  guint first = apostil_tokens_find (around, hit.start);
  guint last = apostil_tokens_find (around, hit.end - 1);
  ApostilSpan run;

  if (first >= n_tokens || last >= n_tokens)
    return FALSE;
  if (tokens[first].start < hit.start || tokens[last].start + tokens[last].n_chars > hit.end)
    return TRUE;
  if ((tokens[first].flags & APOSTIL_TOKEN_CAPITALISED) == 0 ||
      !has_capital_near (tokens, n_tokens, first, last))
    return FALSE;

  run = apostil_tokens_name_at (around, self->text, hit.start);
  for (guint i = apostil_tokens_find (around, run.start); i < first; i++)
    {
      if ((tokens[i].flags & APOSTIL_TOKEN_SENTENCE_START) == 0 ||
          !stands_in_lower_case (self, &tokens[i]))
        break;
      run.start = tokens[i + 1].start;
    }
  return run.start < hit.start || run.end > hit.end;
}

static GArray *
search_all (ApostilOccurrenceSearch *self)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));

  for (guint i = 0; i < self->variants->len; i++)
    {
      g_autoptr (GArray) hits = apostil_search_find (
          self->search, g_ptr_array_index (self->variants, i), APOSTIL_SEARCH_WHOLE_WORDS, 0);

      taken = merge_hits (taken, hits);
    }
  return taken;
}

static gint
compare_overlap (gconstpointer a, gconstpointer b)
{
  const ApostilSpan *x = a;
  const ApostilSpan *y = b;

  return x->end <= y->start ? -1 : (x->start >= y->end ? 1 : 0);
}

/* The last name where it stands alone, and no part of what was found before, which is @taken. */
static GArray *
search_last_name (ApostilOccurrenceSearch *self, GArray *taken)
{
  GArray *alone = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  g_autoptr (GArray) hits = NULL;

  if (self->last_name == NULL ||
      g_ptr_array_find_with_equal_func (self->variants, self->last_name, g_str_equal, NULL))
    return alone;
  hits = apostil_search_find (self->search, self->last_name, APOSTIL_SEARCH_WHOLE_WORDS, 0);
  for (guint i = 0; i < hits->len; i++)
    {
      ApostilSpan hit = g_array_index (hits, ApostilSpan, i);

      /* mostly it is part of the whole name: to see that costs less than to take words apart */
      if (!g_array_binary_search (taken, &hit, compare_overlap, NULL) &&
          !g_unichar_islower (apostil_text_get_char (self->text, hit.start)) &&
          !is_inside_longer (self, hit))
        g_array_append_val (alone, hit);
    }
  return alone;
}

static ApostilDoubt
get_doubt (ApostilOccurrenceSearch *self, ApostilSpan hit)
{
  gunichar first = apostil_text_get_char (self->text, hit.start);
  g_autofree gchar *words = NULL;
  g_autofree gchar *folded = NULL;

  if (is_inside_longer (self, hit))
    return APOSTIL_DOUBT_LONGER;
  if (!self->is_hashtag && (first == '#' || first == 0xff03))
    return APOSTIL_DOUBT_HASHTAG;
  if (self->last_name == NULL)
    return APOSTIL_DOUBT_NONE;
  words = apostil_text_dup_span (self->text, hit);
  folded = apostil_fold (words, -1);
  return g_str_equal (folded, self->last_name) &&
                 !g_ptr_array_find_with_equal_func (self->variants, folded, g_str_equal, NULL)
             ? APOSTIL_DOUBT_LAST_NAME
             : APOSTIL_DOUBT_NONE;
}

/**
 * apostil_occurrence_search_new:
 * @document: a document
 * @annotation: a mark
 *
 * Works out what to look for: the words of the mark, and for a mention the names of its entity,
 * a person's last name included.
 *
 * Returns: (transfer full): a search that has not run
 */
ApostilOccurrenceSearch *
apostil_occurrence_search_new (ApostilDocument *document, ApostilAnnotation *annotation)
{
  ApostilOccurrenceSearch *self = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), NULL);

  self = g_new0 (ApostilOccurrenceSearch, 1);
  self->text = apostil_text_ref (apostil_document_get_text (document));
  annotation = apostil_command_resolve (document, annotation, NULL);
  if (annotation == NULL)
    {
      self->variants = g_ptr_array_new_with_free_func (g_free);
      return self;
    }
  self->variants = collect_variants (document, annotation);
  if (apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
    {
      const gchar *id = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);
      gunichar first =
          apostil_text_get_char (self->text, apostil_annotation_get_first_span (annotation).start);

      self->is_hashtag = first == '#' || first == 0xff03;
      if (id != NULL)
        self->last_name = find_last_name (apostil_document_lookup (document, id));
    }
  return self;
}

/**
 * apostil_occurrence_search_free:
 * @self: (transfer full): a search
 *
 * Frees @self.
 */
void
apostil_occurrence_search_free (ApostilOccurrenceSearch *self)
{
  g_clear_pointer (&self->lower, g_hash_table_unref);
  g_clear_pointer (&self->nearby, apostil_nearby_free);
  g_clear_pointer (&self->search, apostil_search_unref);
  g_ptr_array_unref (self->variants);
  g_free (self->last_name);
  apostil_text_unref (self->text);
  g_free (self);
}

/**
 * apostil_occurrence_search_run:
 * @self: a search
 *
 * Looks through the text: one scan for each name, and some microseconds for each place. Any thread.
 *
 * Returns: (transfer full) (element-type ApostilOccurrence): all places in text order, the mark's
 *   own too, without what lies there
 */
GArray *
apostil_occurrence_search_run (ApostilOccurrenceSearch *self)
{
  GArray *occurrences = g_array_new (FALSE, TRUE, sizeof (ApostilOccurrence));
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) in_hashtags = NULL;
  g_autoptr (GArray) last_names = NULL;

  g_return_val_if_fail (self != NULL, occurrences);

  if (self->variants->len == 0)
    return occurrences;

  self->search = apostil_search_new (self->text);
  self->nearby = apostil_nearby_new (self->text);
  hits = search_all (self);
  in_hashtags = search_hashtags (self);
  hits = merge_hits (g_steal_pointer (&hits), in_hashtags);
  last_names = search_last_name (self, hits);
  hits = merge_hits (g_steal_pointer (&hits), last_names);
  for (guint i = 0; i < hits->len; i++)
    {
      ApostilOccurrence occurrence = { .span = g_array_index (hits, ApostilSpan, i) };

      occurrence.doubt = get_doubt (self, occurrence.span);
      g_array_append_val (occurrences, occurrence);
    }
  return occurrences;
}
