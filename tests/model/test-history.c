/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "document-dump.h"
#include "document-fixture.h"

static ApostilHistory *
history_of (Fixture *f)
{
  return apostil_document_get_history (f->document);
}

static void
test_merge (void)
{
  Fixture f;

  fixture_init (&f, 100);
  apply_add (&f, new_annotation (&f, "date", "d1", 0, 5));
  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 1);

  apply_set (&f, "d1", "note", "a", "note d1");
  f.now += 2;
  apply_set (&f, "d1", "note", "ab", "note d1");
  f.now += 2;
  apply_set (&f, "d1", "note", "abc", "note d1");
  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 2);
  f.now += 3;
  apply_set (&f, "d1", "note", "abcd", "note d1"); /* too late */
  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 3);
  apply_set (&f, "d1", "note", "b", "another");
  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 4);
  apostil_document_set_saved (f.document);
  apply_set (&f, "d1", "note", "bc", "another"); /* not across the saved mark */
  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 5);
  apostil_document_undo (f.document);
  g_assert_false (apostil_document_is_modified (f.document));
  apostil_document_redo (f.document);
  apply_set (&f, "d1", "note", "bcd", "another"); /* nor with what was undone once */
  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 6);
  f.now -= 1;
  apply_set (&f, "d1", "note", "bcde", "another"); /* nor when the clock went back */
  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 7);

  for (guint i = 0; i < 5; i++)
    apostil_document_undo (f.document);
  g_assert_cmpstr (apostil_record_get (apostil_document_lookup (f.document, "d1"), "note"), ==,
                   "abc");
  apostil_document_undo (f.document);
  g_assert_null (apostil_record_get (apostil_document_lookup (f.document, "d1"), "note"));
  fixture_clear (&f);
}

static void
test_no_change_is_no_step (void)
{
  Fixture f;

  fixture_init (&f, 100);
  apply_add (&f, new_annotation (&f, "date", "d1", 0, 5));
  apply_set (&f, "d1", "note", NULL, NULL);
  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 1);
  g_assert_null (apostil_record_get (apostil_document_lookup (f.document, "d1"), "modified"));
  fixture_clear (&f);
}

static void
test_group (void)
{
  Fixture f;

  fixture_init (&f, 100);
  apostil_document_begin_group (f.document, "Nothing");
  apostil_document_end_group (f.document);
  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 0);

  apostil_document_begin_group (f.document, "Outer");
  apply_add (&f, apostil_entity_new ("e1", "place", "Kaboul"));
  g_assert_false (apostil_document_undo (f.document));
  apostil_document_begin_group (f.document, "Inner");
  apply_add (&f, new_mention (&f, "m1", 0, 5, "e1"));
  apply_set (&f, "m1", "note", "one", NULL);
  apostil_document_end_group (f.document);
  apply_add (&f, new_mention (&f, "m2", 5, 9, "e1"));
  apply_remove (&f, "m2");
  apostil_document_end_group (f.document);

  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 1);
  g_assert_cmpstr (apostil_history_get_undo_label (history_of (&f)), ==, "Outer");
  apostil_document_undo (f.document);
  g_assert_null (apostil_document_lookup (f.document, "e1"));
  g_assert_cmpstr (apostil_history_get_redo_label (history_of (&f)), ==, "Outer");
  apostil_document_redo (f.document);
  g_assert_cmpstr (apostil_record_get (apostil_document_lookup (f.document, "m1"), "note"), ==,
                   "one");

  apostil_document_begin_group (f.document, "Back and forth");
  apply_add (&f, new_mention (&f, "m3", 5, 9, "e1"));
  apply_remove (&f, "m3");
  apostil_document_end_group (f.document);
  g_assert_cmpuint (apostil_history_get_n_undo (history_of (&f)), ==, 1);
  fixture_clear (&f);
}

static void
test_saved (void)
{
  Fixture f;

  fixture_init (&f, 100);
  apply_add (&f, new_annotation (&f, "date", "d1", 0, 5));
  apostil_document_set_saved (f.document);
  apply_add (&f, new_annotation (&f, "date", "d2", 0, 5));
  g_assert_true (apostil_document_is_modified (f.document));
  apostil_document_undo (f.document);
  g_assert_false (apostil_document_is_modified (f.document));
  apostil_document_undo (f.document);
  g_assert_true (apostil_document_is_modified (f.document));
  apply_add (&f, new_annotation (&f, "date", "d3", 0, 5)); /* the saved state is cut off */
  apostil_document_undo (f.document);
  g_assert_true (apostil_document_is_modified (f.document));
  fixture_clear (&f);
}

static void
count (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static void
test_notify (void)
{
  Fixture f;
  guint n_can_undo = 0;
  guint n_can_redo = 0;
  guint n_undo_label = 0;
  guint n_modified = 0;
  guint n_article = 0;

  fixture_init (&f, 100);
  g_signal_connect (history_of (&f), "notify::can-undo", G_CALLBACK (count), &n_can_undo);
  g_signal_connect (history_of (&f), "notify::can-redo", G_CALLBACK (count), &n_can_redo);
  g_signal_connect (history_of (&f), "notify::undo-label", G_CALLBACK (count), &n_undo_label);
  g_signal_connect (f.document, "notify::modified", G_CALLBACK (count), &n_modified);
  g_signal_connect (f.document, "notify::article", G_CALLBACK (count), &n_article);

  apply_add (&f, new_annotation (&f, "date", "d1", 0, 5));
  apply_add (&f, new_annotation (&f, "date", "d2", 0, 5));
  apply_set (&f, "article", "title", "Panjshir", NULL);
  g_assert_cmpuint (n_can_undo, ==, 1);
  g_assert_cmpuint (n_can_redo, ==, 0);
  g_assert_cmpuint (n_undo_label, ==, 2);
  g_assert_cmpuint (n_modified, ==, 1);
  g_assert_cmpuint (n_article, ==, 1);
  apostil_document_undo (f.document);
  g_assert_cmpuint (n_can_redo, ==, 1);
  g_assert_cmpuint (n_article, ==, 2);
  apostil_document_undo (f.document);
  apostil_document_undo (f.document);
  g_assert_cmpuint (n_can_undo, ==, 2);
  g_assert_cmpuint (n_modified, ==, 2);
  fixture_clear (&f);
}

/* A sealed edit that a journal keeps is not changed by what merges with it. */
static void
keep_first (ApostilDocument *document, ApostilEdit *edit, gboolean undone, ApostilEdit **kept)
{
  if (*kept == NULL)
    *kept = apostil_edit_ref (edit);
}

static void
test_kept_edit (void)
{
  Fixture f;
  g_autoptr (ApostilEdit) kept = NULL;
  const ApostilChange *changes = NULL;
  guint n = 0;

  fixture_init (&f, 100);
  apply_add (&f, new_annotation (&f, "date", "d1", 0, 5));
  g_signal_connect (f.document, "changed", G_CALLBACK (keep_first), &kept);
  apply_set (&f, "d1", "note", "a", "note");
  apply_set (&f, "d1", "note", "ab", "note");
  changes = apostil_edit_get_changes (kept, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (apostil_record_get (changes[0].after, "note"), ==, "a");
  fixture_clear (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/merge", test_merge);
  g_test_add_func ("/history/no-change-is-no-step", test_no_change_is_no_step);
  g_test_add_func ("/history/group", test_group);
  g_test_add_func ("/history/saved", test_saved);
  g_test_add_func ("/history/notify", test_notify);
  g_test_add_func ("/history/kept-edit", test_kept_edit);
  return g_test_run ();
}
