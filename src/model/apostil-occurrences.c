/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"

#include "apostil-fold.h"
#include "apostil-nearby.h"
#include "apostil-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * What to look for are the words of the mark and, for a mention, the name and aliases of its
 * entity, each also run together behind « # ». The text is folded once; each of these is
 * one scan of it. The longest are looked for first and a place is taken only once, so that
 * « Ahmad Massoud » is one place and not also « Massoud ». What remains may still be part of
 * a longer name: a hit inside a longer token (hashtag, hyphens) or inside a longer
 * capitalised run is reported as such. A word that begins a sentence has its capital for
 * that alone when the same word stands in lower case elsewhere (« Hier Massoud »). Tokens are
 * made only where hits and hashtags are. */

#define MAX_HASHTAG 140 /* code points; no network takes longer ones, and the search is quadratic */

#define LOWER_BYTES (1024 * 1024)

typedef struct
{
  ApostilDocument *document;
  ApostilAnnotation *like;
  ApostilText *text;
  ApostilSearch *search;
  ApostilNearby *nearby;
  GHashTable *lower; /* (nullable) hashes of words that stand in lower case somewhere */
} Finder;

static void
finder_clear (Finder *finder)
{
  g_clear_pointer (&finder->search, apostil_search_unref);
  g_clear_pointer (&finder->nearby, apostil_nearby_free);
  g_clear_pointer (&finder->lower, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finder, finder_clear)

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
  g_array_append_vals (merged, &g_array_index (taken, ApostilSpan, k), taken->len - k);
  g_array_unref (taken);
  return merged;
}

/* The words that stand in lower case in the first megabyte: enough of any language to tell a word
 * from a name, and ten milliseconds. */
static void
collect_lower (Finder *finder)
{
  g_autoptr (ApostilTokens) some = NULL;
  const ApostilToken *tokens = NULL;
  guint n_tokens = 0;
  gsize n_bytes = 0;

  apostil_text_get_utf8 (finder->text, &n_bytes);
  some = apostil_tokens_new_span (
      finder->text,
      APOSTIL_SPAN (0, apostil_text_to_offset (finder->text, MIN (n_bytes, LOWER_BYTES))));
  tokens = apostil_tokens_get (some, &n_tokens);
  finder->lower = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n_tokens; i++)
    if ((tokens[i].flags & (APOSTIL_TOKEN_WORD | APOSTIL_TOKEN_CAPITALISED)) == APOSTIL_TOKEN_WORD)
      g_hash_table_add (finder->lower, GUINT_TO_POINTER (tokens[i].hash));
}

static gboolean
stands_in_lower_case (Finder *finder, const ApostilToken *token)
{
  if (finder->lower == NULL)
    collect_lower (finder);
  return g_hash_table_contains (finder->lower, GUINT_TO_POINTER (token->hash));
}

/* Where in a hashtag, from capital to capital, one of @variants stands: « Massoud » in
 * « #AhmadMassoud ». Empty when none does. */
static ApostilSpan
find_in_hashtag (Finder *finder, const ApostilToken *token, GPtrArray *variants)
{
  guint32 end = token->start + token->n_chars;
  g_autofree gchar *tag =
      apostil_text_dup_span (finder->text, APOSTIL_SPAN (token->start + 1, end));
  g_autofree gchar *folded_tag = apostil_fold (tag, -1);

  for (guint i = 0; i < variants->len; i++)
    {
      const gchar *wanted = g_ptr_array_index (variants, i);

      if (wanted[0] != '#' || strstr (folded_tag, wanted + 1) == NULL)
        continue;
      for (guint32 from = token->start + 1; from < end; from++)
        for (guint32 to = from + 1; to <= end; to++)
          {
            g_autofree gchar *folded = NULL;
            g_autofree gchar *part = NULL;

            if (!g_unichar_isupper (apostil_text_get_char (finder->text, from)) ||
                (to < end && !g_unichar_isupper (apostil_text_get_char (finder->text, to))))
              continue;
            part = apostil_text_dup_span (finder->text, APOSTIL_SPAN (from, to));
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
search_hashtags (Finder *finder, GPtrArray *variants)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  gsize n_bytes = 0;
  const gchar *utf8 = apostil_text_get_utf8 (finder->text, &n_bytes);
  const gchar *end = utf8 + n_bytes;
  const gchar *wide = utf8 - 1;

  for (const gchar *p = find_sign (utf8, end, &wide); p < end; p = find_sign (p + 1, end, &wide))
    {
      guint32 start = apostil_text_to_offset (finder->text, (gsize) (p - utf8));
      ApostilTokens *around = apostil_nearby_get (finder->nearby, APOSTIL_SPAN (start, start + 1));
      guint n_tokens = 0;
      const ApostilToken *tokens = apostil_tokens_get (around, &n_tokens);
      guint i = apostil_tokens_find (around, start);
      ApostilSpan hit;

      if (i >= n_tokens || tokens[i].start != start ||
          (tokens[i].flags & APOSTIL_TOKEN_HASHTAG) == 0 || tokens[i].n_chars > MAX_HASHTAG)
        continue;
      hit = find_in_hashtag (finder, &tokens[i], variants);
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
is_inside_longer (Finder *finder, ApostilSpan hit)
{
  ApostilTokens *around = apostil_nearby_get (finder->nearby, hit);
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

  run = apostil_tokens_name_at (around, finder->text, hit.start);
  for (guint i = apostil_tokens_find (around, run.start); i < first; i++)
    {
      if ((tokens[i].flags & APOSTIL_TOKEN_SENTENCE_START) == 0 ||
          !stands_in_lower_case (finder, &tokens[i]))
        break;
      run.start = tokens[i + 1].start;
    }
  return run.start < hit.start || run.end > hit.end;
}

typedef struct
{
  const ApostilKind *kind;
  ApostilSpan hit;
  ApostilAnnotation *found;
} Marked;

static gboolean
is_marked (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Marked *marked = user_data;
  const ApostilSpan *spans = NULL;
  guint n_spans = 0;

  if (apostil_annotation_get_kind (annotation) != marked->kind ||
      apostil_record_get_status (annotation) == APOSTIL_STATUS_REJECTED)
    return TRUE;

  spans = apostil_annotation_get_spans (annotation, &n_spans);
  for (guint i = 0; i < n_spans; i++)
    if (apostil_span_overlaps (spans[i], marked->hit))
      marked->found = annotation;
  return marked->found == NULL;
}

static ApostilAnnotation *
find_marked (ApostilDocument *document, const ApostilKind *kind, ApostilSpan hit)
{
  Marked marked = { kind, hit, NULL };

  apostil_annotation_list_foreach_in (apostil_document_get_annotations (document), hit, is_marked,
                                      &marked);
  return marked.found;
}

static gboolean
is_left_out (Finder *finder, ApostilSpan hit)
{
  ApostilSection *section = apostil_document_get_section_at (finder->document, hit.start);
  const ApostilSpan *spans = NULL;
  guint n_spans = 0;

  if (section != NULL &&
      g_strcmp0 (apostil_record_get (section, APOSTIL_ATTR_ROLE), "boilerplate") == 0)
    return TRUE;

  spans = apostil_annotation_get_spans (finder->like, &n_spans);
  for (guint i = 0; i < n_spans; i++)
    if (apostil_span_overlaps (spans[i], hit))
      return TRUE;

  return FALSE;
}

static GArray *
search_all (Finder *finder, GPtrArray *variants)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));

  for (guint i = 0; i < variants->len; i++)
    {
      g_autoptr (GArray) hits = apostil_search_find (
          finder->search, g_ptr_array_index (variants, i), APOSTIL_SEARCH_WHOLE_WORDS, 0);

      taken = merge_hits (taken, hits);
    }
  return taken;
}

/**
 * apostil_occurrences_find:
 * @document: a document
 * @annotation: a mark
 *
 * Everywhere else that the words of a mark stand, and for a mention the names of its entity,
 * as whole words and whatever their case and accents. Boilerplate is left out. An unnamed
 * entity has no other occurrences. Where a mark of the same kind lies already, it is given
 * with its status. Takes about as long as folding the text and one scan for each name, and some
 * microseconds for each place.
 *
 * Returns: (transfer full) (element-type ApostilOccurrence): in text order; it holds no
 *   references, so use it before the document changes
 */
GArray *
apostil_occurrences_find (ApostilDocument *document, ApostilAnnotation *annotation)
{
  g_auto (Finder) finder = { NULL };
  g_autoptr (GPtrArray) variants = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) in_hashtags = NULL;
  GArray *occurrences = g_array_new (FALSE, TRUE, sizeof (ApostilOccurrence));

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), occurrences);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), occurrences);

  annotation = apostil_command_resolve (document, annotation, NULL);
  if (annotation == NULL)
    return occurrences;

  variants = collect_variants (document, annotation);
  if (variants->len == 0)
    return occurrences;

  finder.document = document;
  finder.like = annotation;
  finder.text = apostil_document_get_text (document);
  finder.search = apostil_search_new (finder.text);
  finder.nearby = apostil_nearby_new (finder.text);
  hits = search_all (&finder, variants);
  in_hashtags = search_hashtags (&finder, variants);
  hits = merge_hits (g_steal_pointer (&hits), in_hashtags);

  for (guint i = 0; i < hits->len; i++)
    {
      ApostilOccurrence occurrence = { .span = g_array_index (hits, ApostilSpan, i) };

      if (is_left_out (&finder, occurrence.span))
        continue;
      occurrence.marked =
          find_marked (document, apostil_annotation_get_kind (annotation), occurrence.span);
      occurrence.status = occurrence.marked != NULL ? apostil_record_get_status (occurrence.marked)
                                                    : APOSTIL_STATUS_CONFIRMED;
      occurrence.inside_longer = is_inside_longer (&finder, occurrence.span);
      g_array_append_val (occurrences, occurrence);
    }
  return occurrences;
}

static gint
compare_spans (gconstpointer a, gconstpointer b)
{
  return apostil_span_compare (*(const ApostilSpan *) a, *(const ApostilSpan *) b);
}

static void
copy_attribute (ApostilAnnotation *from, ApostilAnnotation *to, const gchar *name)
{
  apostil_record_set (to, name, apostil_record_get (from, name));
}

/* A mark like @like on other words. The value of a date goes along only when it was not
 * reckoned from another date, since then it may be another elsewhere. */
static ApostilAnnotation *
mark_like (ApostilDocument *document, ApostilAnnotation *like, ApostilSpan span)
{
  const ApostilKind *kind = apostil_annotation_get_kind (like);
  g_autofree gchar *id = apostil_document_new_id (document, kind->id_prefix);
  ApostilAnnotation *annotation = apostil_annotation_new (kind, id);

  apostil_annotation_set_span (annotation, span);
  copy_attribute (like, annotation, APOSTIL_ATTR_TYPE);
  if (g_str_equal (kind->id, APOSTIL_KIND_ENTITY))
    {
      g_autofree gchar *words = apostil_text_dup_span (apostil_document_get_text (document), span);

      apostil_annotation_set_links (annotation, APOSTIL_LINK_ENTITY,
                                    apostil_annotation_get_links (like, APOSTIL_LINK_ENTITY));
      if (apostil_record_get (like, APOSTIL_ATTR_FORM) != NULL)
        apostil_record_set (annotation, APOSTIL_ATTR_FORM, apostil_command_form_of_words (words));
    }
  else if (g_str_equal (kind->id, APOSTIL_KIND_DATE) &&
           apostil_annotation_get_link (like, APOSTIL_LINK_ANCHOR) == NULL)
    {
      copy_attribute (like, annotation, APOSTIL_ATTR_VALUE);
      copy_attribute (like, annotation, APOSTIL_ATTR_MOD);
    }
  return annotation;
}

/**
 * apostil_command_mark_occurrences:
 * @document: a document
 * @like: the mark that the others shall be like
 * @spans: (array length=n_spans): the places to mark, in code points, in any order
 * @n_spans: how many
 * @error: %APOSTIL_ERROR_SPAN, or %APOSTIL_ERROR_INVALID for a mention without an entity
 *
 * Marks all places in one step. Places where a mark of the kind lies already are left out.
 *
 * Returns: (transfer full) (nullable): the edit, empty when all are marked
 */
ApostilEdit *
apostil_command_mark_occurrences (ApostilDocument *document,
                                  ApostilAnnotation *like,
                                  const ApostilSpan *spans,
                                  guint n_spans,
                                  GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *label = NULL;
  const ApostilKind *kind = NULL;
  guint32 end = 0; /* of the last place marked */

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (like), NULL);
  g_return_val_if_fail (spans != NULL || n_spans == 0, NULL);

  like = apostil_command_resolve (document, like, error);
  if (like == NULL)
    return NULL;
  kind = apostil_annotation_get_kind (like);
  if (g_str_equal (kind->id, APOSTIL_KIND_ENTITY) &&
      apostil_annotation_get_link (like, APOSTIL_LINK_ENTITY) == NULL)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                            _ ("This mention is only a suggestion; accept it first."));
      return NULL;
    }

  for (guint i = 0; i < n_spans; i++)
    {
      ApostilSpan span;

      if (!apostil_command_fit_span (document, spans[i], TRUE, &span, error))
        return NULL;
      g_array_append_val (places, span);
    }
  g_array_sort (places, compare_spans);

  for (guint i = 0; i < places->len; i++)
    {
      ApostilSpan span = g_array_index (places, ApostilSpan, i);

      if (span.start < end || find_marked (document, kind, span) != NULL)
        continue;
      g_ptr_array_add (marks, mark_like (document, like, span));
      end = span.end;
    }

  label = g_strdup_printf (ngettext ("Mark %u occurrence", "Mark %u occurrences", marks->len),
                           marks->len);
  edit = apostil_edit_new (label);
  for (guint i = 0; i < marks->len; i++)
    apostil_edit_add (edit, g_ptr_array_index (marks, i));
  return g_steal_pointer (&edit);
}
