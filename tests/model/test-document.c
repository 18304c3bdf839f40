/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "document-fixture.h"

static void
test_apply_undo_redo (void)
{
  Fixture f;
  ApostilHistory *history = NULL;

  fixture_init (&f, 100);
  history = apostil_document_get_history (f.document);
  g_assert_false (apostil_document_is_modified (f.document));
  g_assert_false (apostil_document_undo (f.document));

  apply_add (&f, apostil_entity_new ("e1", "person", "Ahmad Massoud"));
  apply_add (&f, new_mention (&f, "m1", 10, 20, "e1"));
  g_assert_true (apostil_document_is_modified (f.document));
  g_assert_cmpstr (apostil_history_get_undo_label (history), ==, "Add");
  g_assert_true (apostil_record_is_sealed (apostil_document_lookup (f.document, "m1")));

  g_assert_true (apostil_document_undo (f.document));
  g_assert_null (apostil_document_lookup (f.document, "m1"));
  g_assert_true (apostil_document_undo (f.document));
  g_assert_null (apostil_document_lookup (f.document, "e1"));
  g_assert_false (apostil_document_undo (f.document));
  g_assert_false (apostil_document_is_modified (f.document));

  g_assert_true (apostil_document_redo (f.document));
  g_assert_true (apostil_document_redo (f.document));
  g_assert_false (apostil_document_redo (f.document));
  g_assert_nonnull (apostil_document_lookup (f.document, "m1"));
  fixture_clear (&f);
}

static void
test_stamps (void)
{
  Fixture f;
  gpointer old = NULL;

  fixture_init (&f, 100);
  apply_add (&f, new_annotation (&f, "date", "d1", 0, 5));
  old = apostil_document_lookup (f.document, "d1");
  g_assert_cmpstr (apostil_record_get (old, "created"), ==, "2001-09-09T01:46:40+00:00");
  g_assert_null (apostil_record_get (old, "modified"));
  g_assert_null (apostil_record_get (old, "by"));

  apostil_document_set_author (f.document, "Ana");
  f.now += 10;
  apply_set (&f, "d1", "value", "2021-08-22", NULL);
  g_assert_cmpstr (apostil_record_get (apostil_document_lookup (f.document, "d1"), "modified"), ==,
                   "2001-09-09T01:46:50+00:00");
  g_assert_null (apostil_record_get (apostil_document_lookup (f.document, "d1"), "by"));
  apply_add (&f, new_annotation (&f, "date", "d2", 0, 5));
  g_assert_cmpstr (apostil_record_get (apostil_document_lookup (f.document, "d2"), "by"), ==,
                   "Ana");

  apostil_document_undo (f.document);
  apostil_document_undo (f.document);
  g_assert_true (apostil_document_lookup (f.document, "d1") == old);
  f.now += 100;
  apostil_document_redo (f.document);
  g_assert_cmpstr (apostil_record_get (apostil_document_lookup (f.document, "d1"), "modified"), ==,
                   "2001-09-09T01:46:50+00:00");

  /* a record that was in use before is stamped in a copy */
  {
    g_autoptr (ApostilEdit) edit = apostil_edit_new ("Back");
    gpointer now = apostil_document_lookup (f.document, "d1");

    apostil_edit_replace (edit, now, old);
    apply_edit (&f, edit);
    g_assert_true (apostil_document_lookup (f.document, "d1") != old);
    g_assert_cmpstr (apostil_record_get (apostil_document_lookup (f.document, "d1"), "modified"),
                     ==, "2001-09-09T01:48:30+00:00");
  }
  fixture_clear (&f);
}

static void
test_new_id (void)
{
  Fixture f;
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;
  g_autofree gchar *third = NULL;
  g_autofree gchar *other = NULL;

  fixture_init (&f, 100);
  first = apostil_document_new_id (f.document, "m");
  g_assert_cmpstr (first, ==, "m1");
  second = apostil_document_new_id (f.document, "m");
  g_assert_cmpstr (second, ==, "m2");
  apply_add (&f, apostil_entity_new ("m41", "place", "Kaboul"));
  apply_remove (&f, "m41");
  third = apostil_document_new_id (f.document, "m");
  g_assert_cmpstr (third, ==, "m42");
  other = apostil_document_new_id (f.document, "e");
  g_assert_cmpstr (other, ==, "e1");
  fixture_clear (&f);
}

static void
test_published (void)
{
  Fixture f;
  const gchar *from = NULL;

  fixture_init (&f, 100);
  apply_set (&f, "article", APOSTIL_ATTR_PUBLISHED, "2021-08-27", NULL);
  apply_add (&f, new_annotation (&f, "date", "d1", 30, 35));
  apply_set (&f, "d1", APOSTIL_ATTR_VALUE, "2021-08-22", NULL);
  {
    ApostilSection *section = new_section ("s1", 20, 50);

    apostil_section_set_published (section, "d1");
    apply_add (&f, section);
  }
  apply_add (&f, new_section ("s2", 50, 60));

  g_assert_cmpstr (apostil_document_get_published_at (f.document, 19, &from), ==, "2021-08-27");
  g_assert_null (from);
  g_assert_cmpstr (apostil_document_get_published_at (f.document, 20, &from), ==, "2021-08-22");
  g_assert_cmpstr (from, ==, "d1");
  g_assert_cmpstr (apostil_document_get_published_at (f.document, 50, &from), ==, "2021-08-27");
  g_assert_null (from);
  g_assert_null (apostil_document_get_section_at (f.document, 60));
  g_assert_true ((gpointer) apostil_document_get_section_at (f.document, 59) ==
                 apostil_document_lookup (f.document, "s2"));
  fixture_clear (&f);
}

/* Text that is replaced, and everything with it, in one edit; once with undo. */
static void
test_replace_text (void)
{
  Fixture f;
  g_autoptr (ApostilArticle) shorter = NULL;
  g_autoptr (ApostilArticle) other = fixture_article (50);
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Correct");
  g_autoptr (ApostilEdit) bad = apostil_edit_new ("Correct");
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilRecord) moved = NULL;

  fixture_init (&f, 100);
  apply_add (&f, new_annotation (&f, "date", "d1", 80, 90));
  apply_add (&f, new_section ("s1", 0, 40));
  shorter = apostil_record_copy (apostil_document_get_article (f.document));
  apostil_article_set_text (shorter, apostil_article_get_text (other));

  apostil_edit_replace (bad, apostil_document_get_article (f.document), shorter);
  g_assert_false (apostil_document_apply (f.document, bad, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_SPAN);
  g_assert_cmpuint (apostil_text_get_length (apostil_document_get_text (f.document)), ==, 100);

  moved = apostil_record_copy (apostil_document_lookup (f.document, "d1"));
  apostil_annotation_set_span (APOSTIL_ANNOTATION (moved), APOSTIL_SPAN (40, 50));
  apostil_edit_replace (edit, apostil_document_get_article (f.document), shorter);
  apostil_edit_replace (edit, apostil_document_lookup (f.document, "d1"), moved);
  apply_edit (&f, edit);
  g_assert_cmpuint (apostil_text_get_length (apostil_document_get_text (f.document)), ==, 50);
  apostil_document_undo (f.document);
  g_assert_cmpuint (apostil_text_get_length (apostil_document_get_text (f.document)), ==, 100);
  g_assert_cmpuint (
      apostil_annotation_get_extent (apostil_document_lookup (f.document, "d1")).start, ==, 80);
  fixture_clear (&f);
}

static void
try_again (ApostilDocument *document, ApostilEdit *edit, gboolean undone, gpointer user_data)
{
  g_autoptr (ApostilEdit) another = apostil_edit_new ("Within");
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e99", "place", "Kaboul");
  g_autoptr (GError) error = NULL;

  apostil_edit_add (another, entity);
  g_assert_false (apostil_document_apply (document, another, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_STALE);
  g_assert_false (apostil_document_undo (document));
  ++*(guint *) user_data;
}

static void
test_no_change_from_within (void)
{
  Fixture f;
  guint n = 0;

  fixture_init (&f, 100);
  g_signal_connect (f.document, "changed", G_CALLBACK (try_again), &n);
  apply_add (&f, apostil_entity_new ("e1", "place", "Kaboul"));
  g_assert_cmpuint (n, ==, 1);
  fixture_clear (&f);
}

static void
test_read_only (void)
{
  Fixture f;
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Add");
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e1", "place", "Kaboul");
  g_autoptr (GError) error = NULL;

  fixture_init (&f, 100);
  apostil_document_set_read_only (f.document, TRUE);
  apostil_edit_add (edit, entity);
  g_assert_false (apostil_document_apply (f.document, edit, &error));
  g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_VERSION);
  apostil_document_set_read_only (f.document, FALSE);
  apply_edit (&f, edit);
  fixture_clear (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/apply-undo-redo", test_apply_undo_redo);
  g_test_add_func ("/document/stamps", test_stamps);
  g_test_add_func ("/document/new-id", test_new_id);
  g_test_add_func ("/document/published", test_published);
  g_test_add_func ("/document/replace-text", test_replace_text);
  g_test_add_func ("/document/no-change-from-within", test_no_change_from_within);
  g_test_add_func ("/document/read-only", test_read_only);
  return g_test_run ();
}
