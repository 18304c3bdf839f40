/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of annotations that a journal shares with its document: the two are parted when nothing else is
 * to be done, before the first change needs it. */

#include "config.h"

#include "apostil-commands.h"
#include "apostil-import.h"
#include "apostil-journal.h"

#include <glib/gstdio.h>
#include <string.h>

static const gchar article[] = "Ahmad Massoud a parlé dimanche à Kaboul.\n";

static void
mark (ApostilDocument *document, const gchar *target, guint start, guint end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilEdit) edit =
      apostil_command_mark (document, target, APOSTIL_SPAN (start, end), NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (apostil_document_apply (document, edit, &error));
}

static void
test_parted (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (article, strlen (article));
  g_autoptr (ApostilImport) import = apostil_import_text (bytes, NULL, NULL, NULL);
  g_autofree gchar *folder = g_dir_make_tmp ("apostil-journal-XXXXXX", NULL);
  ApostilAnnotationList *list = apostil_document_get_annotations (import->document);
  g_autoptr (ApostilJournal) journal = NULL;
  g_autoptr (GPtrArray) shared = NULL;
  g_autoptr (GPtrArray) own = NULL;

  mark (import->document, "date", 22, 30);
  apostil_document_set_saved (import->document);
  journal = apostil_journal_new (import->document, "file:///a", NULL, folder);
  shared = apostil_annotation_list_share (list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  own = apostil_annotation_list_share (list);
  g_assert_true (own != shared);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_true (own->pdata[0] == shared->pdata[0]);

  mark (import->document, "entity/place", 33, 39);
  g_assert_cmpuint (shared->len, ==, 1);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpuint (apostil_annotation_list_get_length (list), ==, 2);
  apostil_journal_close (journal);
  g_rmdir (folder);
}

/* A journal that ends before is not asked any more. */
static void
test_closed (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (article, strlen (article));
  g_autoptr (ApostilImport) import = apostil_import_text (bytes, NULL, NULL, NULL);
  g_autofree gchar *folder = g_dir_make_tmp ("apostil-journal-XXXXXX", NULL);
  ApostilJournal *journal = apostil_journal_new (import->document, "file:///a", NULL, folder);

  apostil_journal_close (journal);
  g_object_unref (journal);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal-list/parted", test_parted);
  g_test_add_func ("/journal-list/closed", test_closed);

  return g_test_run ();
}
