/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest.h"

#include <locale.h>
#include <string.h>

#define PAGE                                                              \
  "Le pont rouvre\n\nLe maire a parlé hier.\n\nPublié le 27.8.2021\n\n" \
  "Le pont ferme\n\nPublié le 22.8.2021 par Ana Ruiz (Agence) –\n\n"   \
  "Le maire a déclaré dimanche que le pont fermait.\n\nSource\n\n"      \
  "Le pont ferme #pont #ville aujourd’hui\n\n"                          \
  "Nouveau pont\nMis à jour le 30 août 2021\n\nIl est venu vendredi soir.\n"

static ApostilSuggestInput *
prepare (const gchar *text, const gchar *language, const gchar *published)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) article = apostil_text_new (text, -1, &error);
  g_autoptr (ApostilSuggestInput) input = NULL;
  ApostilSuggestInput *ready = NULL;

  g_assert_no_error (error);
  input = apostil_suggest_input_new (article, language, published);
  ready = apostil_suggest_prepare (input, &error);
  g_assert_no_error (error);
  return ready;
}

static gchar *
run (const gchar *text, const gchar *language, const gchar *published)
{
  g_autoptr (ApostilSuggestInput) input = prepare (text, language, published);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = apostil_suggest_run (input, APOSTIL_ENGINE_DATES, NULL, &error);
  GString *lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      ApostilSuggestion *it = all->pdata[i];
      ApostilSpan span = apostil_suggestion_get_first_span (it);
      g_autofree gchar *words =
          apostil_text_dup_span (apostil_suggest_input_get_text (input), span);
      g_autofree gchar *reason = apostil_suggestion_to_words (it);

      g_assert_cmpuint (strlen (reason), >, 0);
      g_string_append_printf (lines, "%s=%s%s\n", words, it->value,
                              it->role != NULL ? " (publication)" : "");
    }
  return g_string_free (lines, FALSE);
}

static void
assert_section (ApostilSuggestInput *input,
                const gchar *words,
                const gchar *role,
                const gchar *published)
{
  ApostilText *text = apostil_suggest_input_get_text (input);
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  const gchar *found = strstr (utf8, words);
  const ApostilStretch *section = NULL;

  g_assert_nonnull (found);
  section = apostil_suggest_input_get_section_at (
      input, apostil_text_to_offset (text, (gsize) (found - utf8)));
  g_assert_nonnull (section);
  g_assert_cmpstr (section->role, ==, role);
  g_assert_cmpstr (section->published, ==, published);
}

static void
test_sections (void)
{
  g_autoptr (ApostilSuggestInput) input = prepare (PAGE, "fr", NULL);
  guint n = 0;
  const ApostilStretch *sections = apostil_suggest_input_get_sections (input, &n);

  assert_section (input, "Le pont rouvre", "body", "2021-08-27");
  assert_section (input, "Le maire a parlé", "body", "2021-08-27");
  assert_section (input, "Le pont ferme\n", "headline", "2021-08-22");
  assert_section (input, "dimanche", "body", "2021-08-22");
  assert_section (input, "Source", "boilerplate", "2021-08-22");
  assert_section (input, "Le pont ferme #", "post", "2021-08-22");
  assert_section (input, "Nouveau pont", "headline", "2021-08-30");
  assert_section (input, "vendredi", "body", "2021-08-30");

  g_assert_cmpuint (sections[0].span.start, ==, 0);
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (sections[i].span.start, ==, sections[i - 1].span.end);
  g_assert_cmpuint (sections[n - 1].span.end, ==,
                    apostil_text_get_length (apostil_suggest_input_get_text (input)));
}

/* Each date is counted from the publication date of its own section. */
static void
test_anchors (void)
{
  g_autofree gchar *found = run (PAGE, "fr", "2000-01-01");

  g_assert_cmpstr (found, ==,
                   "hier=2021-08-26\n"
                   "27.8.2021=2021-08-27 (publication)\n"
                   "22.8.2021=2021-08-22 (publication)\n"
                   "dimanche=2021-08-22\n"
                   "aujourd’hui=2021-08-22\n"
                   "le 30 août 2021=2021-08-30 (publication)\n"
                   "vendredi soir=2021-08-27TEV\n");
}

static void
test_update_changes_nothing (void)
{
  g_autofree gchar *found = run (
      "Pont\nPublié le 20 août 2021\nMis à jour le 25 août 2021\nIl est venu hier.\n", "fr", NULL);

  g_assert_nonnull (strstr (found, "hier=2021-08-19"));
}

static void
test_no_anchor (void)
{
  g_autofree gchar *found = run ("Il est venu hier, puis dimanche, en mai.\n", "fr", NULL);

  g_assert_cmpstr (found, ==, "hier=XXXX-XX-XX\ndimanche=XXXX-WXX-7\nmai=XXXX-05\n");
}

static void
test_partial_anchor (void)
{
  g_autofree gchar *found = run ("Hier et le mois dernier, puis l’an dernier.\n", "fr", "2021-08");

  g_assert_cmpstr (found, ==, "Hier=XXXX-XX-XX\nle mois dernier=2021-07\nl’an dernier=2020\n");
}

/* The hours of a publication time are in its own offset, so the day is the one written. */
static void
test_offset (void)
{
  g_autofree gchar *found = run ("Il est venu hier.\n", "fr", "2021-08-27T00:30:00+09:00");

  g_assert_cmpstr (found, ==, "hier=2021-08-26\n");
}

static void
test_same_twice (void)
{
  const gchar *const locales[] = { "C", "C.UTF-8", "fr_FR.UTF-8", "fa_IR.UTF-8" };
  g_autofree gchar *first = run (PAGE, "fr", "2021-08-27");

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree gchar *again = NULL;

      if (setlocale (LC_ALL, locales[i]) == NULL)
        g_test_message ("no locale %s here", locales[i]);
      again = run (PAGE, "fr", "2021-08-27");
      g_assert_cmpstr (again, ==, first);
    }
  setlocale (LC_ALL, "C.UTF-8");
}

/* What no text should be able to do to it. */
static void
test_odd_texts (void)
{
  static const gchar *const texts[] = {
    "",
    "\n\n\n",
    "Publié le",
    "Publié le 31.2.2021",
    "1",
    "1.1",
    "12:",
    "9999999999999999999 ans",
    "il y a 99999999 ans",
    "dans 99999999 siècles",
    "les années 0",
    "0 h",
    "« « « «",
    "le 00.00.0000",
    "\xe2\x80\xae hier \xe2\x80\xac",
    "deux deux deux deux deux deux deux",
    "vingt et et et un jours",
    "2021-2021-2021-2021-2021",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree gchar *with = run (texts[i], "fr", "2021-08-27");
      g_autofree gchar *without = run (texts[i], "fr", NULL);
      g_autofree gchar *early = run (texts[i], "fr", "0001-01-01");
      g_autofree gchar *late = run (texts[i], "fr", "9999-12-31");
      g_autofree gchar *bad = run (texts[i], "fr", "tomorrow");

      g_assert_true (with != NULL && without != NULL && early != NULL && late != NULL &&
                     bad != NULL);
    }
}

static void
test_document (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) text = apostil_text_new (PAGE, -1, NULL);
  g_autoptr (ApostilArticle) article = apostil_article_new (text);
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (ApostilSuggestInput) input = NULL;
  g_autoptr (ApostilSuggestInput) ready = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (ApostilEdit) edit = NULL;
  const gchar *id = NULL;

  apostil_record_set (article, APOSTIL_ATTR_LANGUAGE, "fr");
  document = apostil_document_new (scheme, article, "0f7e2d5c-7c1b-4a57-9a38-1d2f6f0a5b11");
  g_assert_true (apostil_document_bulk_finish (document, NULL, &error));
  input = apostil_suggest_input_new_for_document (document);
  ready = apostil_suggest_prepare (input, &error);
  all = apostil_suggest_run (ready, APOSTIL_ENGINE_DATES, NULL, &error);
  edit = apostil_suggest_edit (document, ready, all, 'B');
  g_assert_true (apostil_document_apply (document, edit, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (apostil_document_get_annotations (document))), ==, 7);
  g_assert_cmpstr (apostil_document_get_published_at (document, 0, &id), ==, "2021-08-27");
  g_assert_nonnull (id);
  g_assert_cmpint (apostil_record_get_status (apostil_document_lookup (document, id)), ==,
                   APOSTIL_STATUS_SUGGESTED);
  g_assert_true (apostil_document_undo (document));
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (apostil_document_get_annotations (document))), ==, 0);
}

/* What the user has settled stays; engines speak of the text between. */
static void
test_fill (void)
{
  const ApostilStretch settled[] = { { APOSTIL_SPAN (2, 4), "post" },
                                     { APOSTIL_SPAN (8, 14), "boilerplate" },
                                     { APOSTIL_SPAN (20, 22), "caption" } };
  const struct
  {
    guint32 start, end;
    const gchar *role;
  } wanted[] = { { 0, 2, "headline" },     { 2, 4, "post" },   { 4, 8, "headline" },
                 { 8, 14, "boilerplate" }, { 14, 20, "body" }, { 20, 22, "caption" } };
  g_autoptr (GArray) proposed = apostil_stretches_new ();
  g_autoptr (GArray) all = NULL;
  ApostilStretch headline = { APOSTIL_SPAN (0, 10), "headline" };
  ApostilStretch body = { APOSTIL_SPAN (10, 20), "body" };

  headline.published = g_strdup ("2021-08-22");
  g_array_append_val (proposed, headline);
  g_array_append_val (proposed, body);
  all = apostil_stretches_fill (settled, G_N_ELEMENTS (settled), proposed);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < all->len; i++)
    {
      const ApostilStretch *stretch = &g_array_index (all, ApostilStretch, i);

      g_assert_cmpuint (stretch->span.start, ==, wanted[i].start);
      g_assert_cmpuint (stretch->span.end, ==, wanted[i].end);
      g_assert_cmpstr (stretch->role, ==, wanted[i].role);
      g_assert_cmpstr (stretch->published, ==,
                       g_str_equal (stretch->role, "headline") ? "2021-08-22" : NULL);
    }
}

static void
test_languages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) text = apostil_text_new ("xyz", -1, NULL);
  g_autoptr (ApostilSuggestInput) unknown = apostil_suggest_input_new (text, "xx", NULL);
  g_autoptr (ApostilSuggestInput) none = apostil_suggest_input_new (text, NULL, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (ApostilSuggestInput) input = prepare (PAGE, "fr-CA", NULL);
  GPtrArray *found = apostil_suggest_run (unknown, APOSTIL_ENGINES_ALL, NULL, &error);

  g_assert_null (found);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  found = apostil_suggest_run (none, APOSTIL_ENGINES_ALL, NULL, &error);
  g_assert_null (found);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  found = apostil_suggest_run (input, APOSTIL_ENGINES_ALL, cancelled, &error);
  g_assert_null (found);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  /* Not the user's own language files. */
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sections/roles", test_sections);
  g_test_add_func ("/sections/anchors", test_anchors);
  g_test_add_func ("/sections/update", test_update_changes_nothing);
  g_test_add_func ("/sections/no-anchor", test_no_anchor);
  g_test_add_func ("/sections/partial-anchor", test_partial_anchor);
  g_test_add_func ("/sections/offset", test_offset);
  g_test_add_func ("/sections/same-twice", test_same_twice);
  g_test_add_func ("/sections/odd-texts", test_odd_texts);
  g_test_add_func ("/sections/document", test_document);
  g_test_add_func ("/sections/fill", test_fill);
  g_test_add_func ("/sections/languages", test_languages);
  return g_test_run ();
}
