/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"

#include <string.h>

/* Who the claimant is, by what means he spoke and to whom, and what is reported within what. */

typedef struct
{
  const gchar *language;
  const gchar *text;
  const gchar *known; /* « name/type/mention | … »: what the reader has confirmed; or NULL */
  const gchar *expected[4]; /* « claim → claimant », « ? » when guessed */
} Case;

static const Case cases[] = {
  { "fr",
    "Ahmad Morel a parlé. « Nous restons ici », a déclaré Ahmad Morel.",
    "Ahmad Morel/person",
    { "Nous restons ici → e0 Ahmad Morel" } },
  { "fr",
    "« Nous restons ici », a déclaré le général Marty.",
    NULL,
    { "Nous restons ici → - Marty" } },
  { "fr",
    "Les gitans sont là. Les gitans ont déclaré que la route est libre.",
    "gitans/organisation",
    { "la route est libre → e0 gitans" } },
  { "fr",
    "Les gitans sont là. Un chef des gitans a déclaré que la route est libre.",
    "gitans/organisation",
    { "la route est libre → - -" } },
  { "fr",
    "Luc Morel et les gitans ont déclaré que la route est libre.",
    "Luc Morel/person",
    { "la route est libre → - -" } },
  { "fr",
    "Paul Morel est venu. « Nous restons ici », a-t-il déclaré.",
    "Paul Morel/person",
    { "Nous restons ici → e0 Paul Morel ?" } },
  { "fr",
    "Paul Morel est venu. « Nous restons ici », a-t-elle déclaré.",
    "Paul Morel/person",
    { "Nous restons ici → - -" } },
  { "fr",
    "Anne Morel a vu Paul Vial. « Nous restons ici », a-t-elle déclaré. « C’est entendu », a dit "
    "Paul "
    "Vial. Il a ajouté que tout va bien.",
    "Paul Vial/person | Anne Morel/person",
    { "Nous restons ici → e1 Anne Morel ?", "C’est entendu → e0 Paul Vial",
      "tout va bien → e0 Paul Vial ?" } },
  { "fr",
    "Paul Vial est là. Un garde a déclaré que la route est libre. Il a ajouté que tout va bien.",
    "Paul Vial/person",
    { "la route est libre → - -", "tout va bien → - -" } },
  { "fr",
    "« Je pense que nous allons perdre », a dit Paul Vial.",
    "Paul Vial/person",
    { "Je pense que nous allons perdre → e0 Paul Vial" } },
  { "en",
    "“We stay here,” said Senator Jane Doe. “It is over,” she added. He says so.",
    "Jane Doe/person",
    { "We stay here → e0 Jane Doe", "It is over → e0 Jane Doe ?" } },
  { "en",
    "Mary Jones met John Smith. He said that the road was open.",
    "Mary Jones/person | John Smith/person",
    { "the road was open → e1 John Smith ?" } },
};

static ApostilKnownNames *
known_from (ApostilText *text, const gchar *known)
{
  ApostilKnownNames *names = apostil_known_names_new ();
  g_auto (GStrv) parts = g_strsplit (known != NULL ? known : "", " | ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "/", 2);
      g_autofree gchar *id = g_strdup_printf ("e%u", i);

      if (pair[0] != NULL && pair[1] != NULL)
        apostil_known_names_add_entity (names, id, pair[1], pair[0], FALSE);
    }
  return names;
}

static GPtrArray *
find_claims (const gchar *words, const gchar *language, const gchar *known, ApostilText **text)
{
  g_autoptr (ApostilSuggestInput) plain = NULL;
  g_autoptr (ApostilSuggestInput) input = NULL;
  g_autoptr (ApostilKnownNames) names = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *claims = NULL;

  *text = apostil_text_new (words, -1, NULL);
  names = known_from (*text, known);
  plain = apostil_suggest_input_new (*text, language, NULL);
  input = apostil_suggest_input_with_names (plain, names);
  claims = apostil_suggest_run (input, APOSTIL_ENGINE_CLAIMS, NULL, &error);
  g_assert_no_error (error);
  return claims;
}

static void
test_claimants (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ApostilText) text = NULL;
      g_autoptr (GPtrArray)
          claims = find_claims (cases[i].text, cases[i].language, cases[i].known, &text);

      for (guint n = 0; n < G_N_ELEMENTS (cases[i].expected) && cases[i].expected[n] != NULL; n++)
        {
          ApostilSuggestion *claim = n < claims->len ? claims->pdata[n] : NULL;
          g_autofree gchar *content = NULL;
          g_autofree gchar *found = NULL;

          if (claim != NULL)
            content = apostil_text_dup_span (text, apostil_suggestion_get_first_span (claim));
          found = claim == NULL
                      ? g_strdup ("nothing")
                      : g_strdup_printf ("%s → %s %s%s", content,
                                         claim->entity_id != NULL ? claim->entity_id : "-",
                                         claim->entity_name != NULL ? claim->entity_name : "-",
                                         claim->doubtful ? " ?" : "");
          if (!g_str_equal (found, cases[i].expected[n]))
            {
              g_test_message ("%s\n expected: %s\n found: %s", cases[i].text, cases[i].expected[n],
                              found);
              g_test_fail ();
            }
          if (claim != NULL && claim->doubtful)
            g_assert_cmpint (claim->class_, !=, 'A');
        }
    }
}

/* A guess says so, in the suggestion and in the annotation that it becomes. */
static void
test_doubt (void)
{
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (GPtrArray) claims = find_claims (
      "Paul Morel est venu. « Nous restons ici », a-t-il dit.", "fr", "Paul Morel/person", &text);
  g_autofree gchar *words = apostil_suggestion_to_words (claims->pdata[0]);
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilAnnotation)
      annotation = apostil_suggestion_to_annotation (claims->pdata[0], scheme, "c1");
  g_autofree gchar *kept = apostil_suggestion_reason_of (annotation);

  g_assert_cmpstr (words, ==, "Quoted, and followed by “a-t-il dit”. “il” is probably Paul Morel.");
  g_assert_cmpstr (kept, ==, words);
  g_assert_cmpstr (apostil_annotation_get_link (annotation, APOSTIL_LINK_CLAIMANT), ==, "e0");
}

static gchar *
part_of (ApostilText *text, ApostilSuggestionSpans spans)
{
  return spans.len > 0 ? apostil_text_dup_span (text, spans.data[0]) : NULL;
}

static void
check_circumstances (const gchar *language,
                     const gchar *words,
                     const gchar *medium,
                     const gchar *addressee)
{
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (GPtrArray) claims = find_claims (words, language, NULL, &text);
  g_autofree gchar *by = NULL;
  g_autofree gchar *to = NULL;

  g_assert_cmpuint (claims->len, ==, 1);
  by = part_of (text, ((ApostilSuggestion *) claims->pdata[0])->medium);
  to = part_of (text, ((ApostilSuggestion *) claims->pdata[0])->addressee);
  if (g_strcmp0 (by, medium) != 0 || g_strcmp0 (to, addressee) != 0)
    {
      g_test_message ("%s: %s, %s", words, by, to);
      g_test_fail ();
    }
}

static void
test_circumstances (void)
{
  check_circumstances (
      "fr", "« Nous restons ici », a-t-il déclaré à Reuters par téléphone depuis la vallée.",
      "téléphone", "Reuters");
  check_circumstances ("fr", "« Nous restons ici », a déclaré Paul Vial aux journalistes.", NULL,
                       "journalistes");
  check_circumstances ("fr", "Dans un communiqué publié lundi, la banque affirme que tout va bien.",
                       "un communiqué publié", NULL);
  check_circumstances ("fr", "Un chef, Luc Vial, a écrit sur sa page Facebook que tout va bien.",
                       "sa page Facebook", NULL);
  check_circumstances ("fr", "Le ministre a dit à l’AFP que tout va bien.", NULL, "l’AFP");
  check_circumstances ("fr", "« Tout va bien », a déclaré Luc Vial.", NULL, NULL);
  check_circumstances ("en", "“All is well,” Ms. Doe told reporters.", NULL, "reporters");
  check_circumstances ("en", "Jane Doe told CNN that all was well.", NULL, "CNN");
  check_circumstances ("en", "“All is well,” said Jane Doe in a statement.", "a statement", NULL);
}

/* « il a dit qu’elle a dit que »: who reports whom goes into the document as well. */
static void
test_within (void)
{
  g_autoptr (ApostilText) text = NULL;
  g_autoptr (ApostilText) words = apostil_text_new (
      "« Paul Vial a dit que la route est libre », raconte Anne Morel.", -1, NULL);
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilArticle) article = apostil_article_new (words);
  g_autoptr (ApostilDocument) document = apostil_document_new (scheme, article, "test");
  g_autoptr (ApostilSuggestInput) input = apostil_suggest_input_new_for_document (document);
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GPtrArray)
      claims = find_claims (apostil_text_get_utf8 (words, NULL), "fr", NULL, &text);
  ApostilSuggestion *outer = claims->pdata[0];
  ApostilSuggestion *inner = claims->pdata[1];
  ApostilAnnotation *second = NULL;

  g_assert_cmpuint (claims->len, ==, 2);
  g_assert_null (outer->within);
  g_assert_true (inner->within == outer);
  g_assert_cmpstr (inner->entity_name, ==, "Paul Vial");

  edit = apostil_suggest_edit (document, input, claims, 'C');
  g_assert_true (apostil_document_apply (document, edit, NULL));
  second = apostil_document_lookup (document, "c2");
  g_assert_nonnull (second);
  g_assert_cmpstr (apostil_annotation_get_link (second, APOSTIL_LINK_WITHIN), ==, "c1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claimants/linked", test_claimants);
  g_test_add_func ("/claimants/doubt", test_doubt);
  g_test_add_func ("/claimants/circumstances", test_circumstances);
  g_test_add_func ("/claimants/within", test_within);

  return g_test_run ();
}
