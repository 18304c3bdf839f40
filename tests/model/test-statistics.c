/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-count.h"
#include "apostil-statistics.h"

/* Words are counted some lines at a time: here there are so many lines that it takes many times, and
 * they must add up to what is counted in the whole text at once. */

#define N_LINES 12000
#define LINE    "Le maire dit : « tout va bien », puis s'en va à l'hôtel.\n"

typedef struct
{
  ApostilScheme *scheme;
  ApostilText *text;
  ApostilDocument *document;
  guint32 n_chars; /* of a line */
  guint n_claims;
} Fixture;

static void
add_claim (Fixture *fixture, const gchar *mode, const ApostilSpan *spans, guint n_spans)
{
  g_autofree gchar *id = g_strdup_printf ("c%u", ++fixture->n_claims);
  ApostilAnnotation *claim =
      apostil_annotation_new (apostil_scheme_get_kind (fixture->scheme, APOSTIL_KIND_CLAIM), id);

  apostil_annotation_set_spans (claim, spans, n_spans);
  apostil_record_set (claim, APOSTIL_ATTR_MODE, mode);
  apostil_document_bulk_add (fixture->document, claim);
}

static void
add_section (Fixture *fixture, const gchar *id, const gchar *role, guint first, guint last)
{
  ApostilSpan span = APOSTIL_SPAN (first * fixture->n_chars, last * fixture->n_chars);
  ApostilSection *section = apostil_section_new (id, role);

  apostil_section_set_spans (section, &span, 1);
  apostil_document_bulk_add (fixture->document, section);
}

static void
set_up (Fixture *fixture)
{
  const gchar *const modes[] = { "direct", "indirect", "mixed", "own" };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (ApostilArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  ApostilSpan spans[2];
  guint32 n;

  for (guint i = 0; i < N_LINES; i++)
    g_string_append (words, LINE);
  fixture->n_claims = 0;
  fixture->n_chars = n = (guint32) g_utf8_strlen (LINE, -1);
  fixture->scheme = apostil_scheme_new_news ();
  fixture->text = apostil_text_new (words->str, (gssize) words->len, &error);
  g_assert_no_error (error);
  article = apostil_article_new (fixture->text);
  fixture->document = apostil_document_new (fixture->scheme, article, "test");
  add_section (fixture, "s1", "body", 10, 6000);
  add_section (fixture, "s2", "boilerplate", 6000, 6100);
  add_section (fixture, "s3", "body", 6100, 9000);
  /* One in each third line, some of them within another. */
  for (guint i = 0; i < N_LINES; i += 3)
    {
      spans[0] = APOSTIL_SPAN (i * n + 3, i * n + 3 + i % 48);
      if (i % 48 > 0)
        add_claim (fixture, modes[i % 4], spans, 1);
    }
  /* Thousands of lines, and a beginning and an end. */
  spans[0] = APOSTIL_SPAN (700 * n + 5, 4000 * n + 30);
  add_claim (fixture, "mixed", spans, 1);
  spans[0] = APOSTIL_SPAN (20 * n + 5, 21 * n + 30);
  spans[1] = APOSTIL_SPAN (11000 * n, 11003 * n + 12);
  add_claim (fixture, "direct", spans, 2);
  apostil_document_bulk_finish (fixture->document, NULL, &error);
  g_assert_no_error (error);
}

static void
note (guint token, gboolean quoted, gpointer user_data)
{
  ((guint8 *) user_data)[token] |= quoted ? 1 : 2;
}

static gboolean
is_out (Fixture *fixture, guint32 offset)
{
  return offset >= 6000 * fixture->n_chars && offset < 6100 * fixture->n_chars;
}

static void
test_chunks (void)
{
  Fixture fixture;
  g_autoptr (ApostilStatistics) statistics = NULL;
  g_autoptr (ApostilTokens) tokens = NULL;
  g_autofree guint8 *flags = NULL;
  ApostilAnnotationList *list;
  const ApostilToken *token;
  const ApostilSourceCount *source;
  guint n_tokens, n_words = 0, n_read = 0, n_quoted = 0, n_reported = 0, n_own = 0;
  guint told_quoted = 0, told_reported = 0, n_told = 0, in_sections = 0;

  set_up (&fixture);
  statistics = apostil_statistics_new (fixture.document);
  tokens = apostil_tokens_new (fixture.text);
  token = apostil_tokens_get (tokens, &n_tokens);
  flags = g_new0 (guint8, n_tokens);
  list = apostil_document_get_annotations (fixture.document);
  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    {
      ApostilAnnotation *claim = apostil_annotation_list_get (list, i);
      guint n_spans, quoted, reported;
      const ApostilSpan *spans = apostil_annotation_get_spans (claim, &n_spans);

      if (is_out (&fixture, spans[0].start))
        continue;
      if (g_str_equal (apostil_record_get (claim, APOSTIL_ATTR_MODE), "own"))
        {
          n_own++;
          continue;
        }
      for (guint j = 0; j < n_spans; j++)
        apostil_claim_foreach_word (fixture.text, claim, spans[j], tokens, note, flags);
      apostil_claim_count_words (fixture.text, claim, &quoted, &reported);
      n_told++;
      told_quoted += quoted;
      told_reported += reported;
    }
  for (guint i = 0; i < n_tokens; i++)
    if ((token[i].flags & APOSTIL_TOKEN_COUNTED) != 0)
      {
        n_words++;
        if (is_out (&fixture, token[i].start))
          continue;
        n_read++;
        n_quoted += (flags[i] & 1) != 0;
        n_reported += flags[i] == 2;
      }

  g_assert_cmpuint (statistics->n_words, ==, n_words);
  g_assert_cmpuint (statistics->n_read_words, ==, n_read);
  g_assert_cmpuint (statistics->n_quoted, ==, n_quoted);
  g_assert_cmpuint (statistics->n_reported, ==, n_reported);
  g_assert_cmpuint (statistics->n_own, ==, n_own);
  g_assert_cmpuint (statistics->sources->len, ==, 1);
  source = &g_array_index (statistics->sources, ApostilSourceCount, 0);
  g_assert_cmpuint (source->n_claims, ==, n_told);
  g_assert_cmpuint (source->n_quoted, ==, told_quoted);
  g_assert_cmpuint (source->n_reported, ==, told_reported);
  g_assert_cmpuint (statistics->sections->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    in_sections += g_array_index (statistics->sections, ApostilSectionCount, i).n_words;
  g_assert_cmpuint (in_sections, ==, n_words);
  /* 100 of 12,000 lines that are all alike. */
  g_assert_cmpuint (g_array_index (statistics->sections, ApostilSectionCount, 1).n_words * 120, ==,
                    n_words);

  g_clear_pointer (&statistics, apostil_statistics_free);
  g_object_unref (fixture.document);
  g_object_unref (fixture.scheme);
  apostil_text_unref (fixture.text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/statistics/chunks", test_chunks);
  return g_test_run ();
}
