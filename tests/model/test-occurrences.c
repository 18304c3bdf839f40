/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "command-fixture.h"

static gchar *
words_at (ApostilDocument *document, ApostilSpan span)
{
  return apostil_text_dup_span (apostil_document_get_text (document), span);
}

/* « words!@ » for each place: ! inside something longer, # a hashtag, ~ a last name alone, @ marked
 * already. */
static gchar *
describe (ApostilDocument *document, GArray *found)
{
  static const gchar *const doubts[] = { "", "!", "#", "~" };
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      ApostilOccurrence *occurrence = &g_array_index (found, ApostilOccurrence, i);
      g_autofree gchar *words = words_at (document, occurrence->span);

      g_string_append_printf (all, "%s%s%s%s", i > 0 ? " | " : "", words, doubts[occurrence->doubt],
                              occurrence->marked != NULL ? "@" : "");
      if (i > 0)
        g_assert_cmpuint (g_array_index (found, ApostilOccurrence, i - 1).span.end, <=,
                          occurrence->span.start);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_found (ApostilDocument *document, ApostilAnnotation *like, const gchar *expected)
{
  g_autoptr (GArray) found = apostil_occurrences_find (document, like);
  g_autofree gchar *all = describe (document, found);

  g_assert_cmpstr (all, ==, expected);
}

static void
test_name (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *massoud = mark (document, "entity/person", "Massoud", 0);

  /* father and son are inside longer names, and so is the hashtag; « Hier » begins a
   * sentence and is no name */
  assert_found (document, massoud,
                "Massoud! | Massoud! | Massoud | Massoud | Massoud! | #Massoud# | Massoud");
}

static void
test_longest_first (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *son = mark (document, "entity/person", "Ahmad Massoud", 0);

  DO (document,
      apostil_command_rename_entity (document, entity_of (document, son), "Massoud", TRUE, &error));
  assert_found (document, son,
                "Massoud | Massoud! | Massoud | Massoud | #AhmadMassoud# | #Massoud# | Massoud");
}

/* The last name alone may be the father's; where it stands in his name, it is his. */
static void
test_last_name (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *son = mark (document, "entity/person", "Ahmad Massoud", 0);

  assert_found (document, son, "Massoud~ | Massoud~ | Massoud~ | #AhmadMassoud# | Massoud~");
  /* Only persons have one. */
  DO (document, apostil_command_set_attribute (document, entity_of (document, son), "type",
                                               "organisation", &error));
  assert_found (document, son, "#AhmadMassoud#");
}

static void
test_marked_and_boilerplate (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_object_unref);
  ApostilSection *section = apostil_section_new ("", "boilerplate");
  ApostilSpan footer = span_of (document, "Lire aussi : Massoud, une vie", 0);
  ApostilAnnotation *son = mark (document, "entity/person", "Massoud", 3);

  mark (document, "entity/person", "Ahmad Shah Massoud", 0);
  mark (document, "claim", "Hier Massoud se taisait", 0); /* another kind is no obstacle */
  apostil_section_set_spans (section, &footer, 1);
  g_ptr_array_add (sections, section);
  DO (document, apostil_command_set_sections (document, sections, &error));
  assert_found (document, son, "Massoud | Massoud! | Massoud!@ | Massoud | Massoud! | #Massoud#");
}

static void
test_lower_case (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *them = mark (document, "entity/organisation", "talibans", 0);

  assert_found (document, them, "talibans");
}

static void
test_unnamed (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *them = mark (document, "entity/person", "Massoud", 0);

  DO (document, apostil_command_set_attribute (document, entity_of (document, them), "unnamed",
                                               "true", &error));
  assert_found (document, them, "");
}

static void
test_mark_all (void)
{
  g_autoptr (ApostilDocument) document = page_document ();
  ApostilAnnotation *massoud = mark (document, "entity/person", "Massoud", 0);
  g_autoptr (GArray) found = apostil_occurrences_find (document, massoud);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  ApostilAnnotationList *list = apostil_document_get_annotations (document);
  guint n_hashtags = 0;

  for (guint i = found->len; i > 0; i--) /* in any order */
    g_array_append_val (spans, g_array_index (found, ApostilOccurrence, i - 1).span);
  DO (document, apostil_command_mark_occurrences (
                    document, massoud, (ApostilSpan *) (gpointer) spans->data, spans->len, &error));
  g_assert_cmpuint (apostil_annotation_list_get_length (list), ==, found->len + 1);
  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);

      g_assert_true (entity_of (document, annotation) == entity_of (document, massoud));
      n_hashtags += g_strcmp0 (apostil_record_get (annotation, "form"), "hashtag") == 0;
    }
  g_assert_cmpuint (n_hashtags, ==, 1);

  /* never doubled */
  DO (document, apostil_command_mark_occurrences (
                    document, massoud, (ApostilSpan *) (gpointer) spans->data, spans->len, &error));
  g_assert_cmpuint (apostil_annotation_list_get_length (list), ==, found->len + 1);
}

/* 10 MB with a name in every sentence: some passes over the text, not one for each place. */
static void
test_large (void)
{
  const gchar *sentence = "Ahmad Massoud a dit que Massoud et les siens attendraient encore. ";
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilArticle) article = NULL;
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (GArray) found = NULL;
  ApostilAnnotation *massoud = NULL;
  gdouble seconds = 0;
  guint n = 10 * 1000 * 1000 / (guint) strlen (sentence);

  for (guint i = 0; i < n; i++)
    g_string_append (long_text, i % 10 == 9 ? "\n" : sentence);
  text = apostil_text_new (long_text->str, -1, NULL);
  article = apostil_article_new (text);
  document = apostil_document_new (scheme, article, "6f1c1e0a-0000-4000-8000-000000000000");
  massoud = mark (document, "entity/person", "Massoud", 1);
  g_test_timer_start ();
  found = apostil_occurrences_find (document, massoud);
  seconds = g_test_timer_elapsed ();
  g_test_message ("%u places in %.2f s", found->len, seconds);
  g_assert_cmpuint (found->len, ==, 2 * (n - n / 10) - 1);
  g_assert_cmpint (g_array_index (found, ApostilOccurrence, 1).doubt, ==, APOSTIL_DOUBT_LONGER);
  g_assert_cmpint (g_array_index (found, ApostilOccurrence, 2).doubt, ==, APOSTIL_DOUBT_NONE);
  g_assert_cmpfloat (seconds, <, 20); /* some 2 s; room for sanitizers and a loaded machine */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/occurrences/name", test_name);
  g_test_add_func ("/occurrences/longest-first", test_longest_first);
  g_test_add_func ("/occurrences/last-name", test_last_name);
  g_test_add_func ("/occurrences/marked-and-boilerplate", test_marked_and_boilerplate);
  g_test_add_func ("/occurrences/lower-case", test_lower_case);
  g_test_add_func ("/occurrences/unnamed", test_unnamed);
  g_test_add_func ("/occurrences/mark-all", test_mark_all);
  g_test_add_func ("/occurrences/large", test_large);

  return g_test_run ();
}
