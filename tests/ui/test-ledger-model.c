/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a view hears of the ledger's rows must add up to what they are: a mirror that knows only the
 * signals of the GtkTreeModel is compared with it after every edit, undone or not. */

#include "config.h"

#include "apostil-ledger-model.h"

#include "../model/document-fixture.h"

#define N_CHARS 2000
#define N_STEPS 400

typedef struct
{
  Fixture base;
  ApostilLedger *ledger;
  ApostilLedgerModel *model;
  GPtrArray *mirror; /* one line a row, from the signals alone */
  guint n_told;
} Rows;

static gchar *
dup_line (Rows *rows, GtkTreeIter *iter)
{
  const ApostilLedgerRow *row = apostil_ledger_model_get_row (rows->model, iter);

  return row->claim != NULL ? g_strdup (apostil_record_get_id (row->claim))
                            : g_strdup (row->group->key);
}

static void
inserted (GtkTreeModel *model, GtkTreePath *path, GtkTreeIter *iter, Rows *rows)
{
  g_ptr_array_insert (rows->mirror, gtk_tree_path_get_indices (path)[0], dup_line (rows, iter));
  rows->n_told++;
}

static void
deleted (GtkTreeModel *model, GtkTreePath *path, Rows *rows)
{
  g_ptr_array_remove_index (rows->mirror, (guint) gtk_tree_path_get_indices (path)[0]);
  rows->n_told++;
}

static void
changed (GtkTreeModel *model, GtkTreePath *path, GtkTreeIter *iter, Rows *rows)
{
  g_autofree gchar *line = dup_line (rows, iter);

  g_assert_cmpstr (g_ptr_array_index (rows->mirror, gtk_tree_path_get_indices (path)[0]), ==, line);
  rows->n_told++;
}

static void
rows_init (Rows *rows)
{
  *rows = (Rows){ 0 };
  fixture_init (&rows->base, N_CHARS);
  rows->ledger = apostil_ledger_new (rows->base.document);
  rows->model = apostil_ledger_model_new (rows->ledger);
  rows->mirror = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (rows->model, "row-inserted", G_CALLBACK (inserted), rows);
  g_signal_connect (rows->model, "row-deleted", G_CALLBACK (deleted), rows);
  g_signal_connect (rows->model, "row-changed", G_CALLBACK (changed), rows);
}

static void
rows_clear (Rows *rows)
{
  g_assert_finalize_object (rows->model);
  g_assert_finalize_object (rows->ledger);
  g_ptr_array_unref (rows->mirror);
  fixture_clear (&rows->base);
}

/* Forwards and backwards, by path and by index, the rows are those of the mirror. */
static void
check (Rows *rows)
{
  GtkTreeModel *model = GTK_TREE_MODEL (rows->model);
  GtkTreeIter iter;
  guint n = 0;

  g_assert_cmpint (gtk_tree_model_iter_n_children (model, NULL), ==, rows->mirror->len);
  for (gboolean more = gtk_tree_model_get_iter_first (model, &iter); more;
       more = gtk_tree_model_iter_next (model, &iter), n++)
    {
      g_autofree gchar *line = dup_line (rows, &iter);
      g_autoptr (GtkTreePath) path = gtk_tree_model_get_path (model, &iter);
      g_autoptr (ApostilRecord) record = NULL;

      g_assert_cmpstr (rows->mirror->pdata[n], ==, line);
      g_assert_cmpint (gtk_tree_path_get_indices (path)[0], ==, n);
      gtk_tree_model_get (model, &iter, 0, &record, -1);
      g_assert_true ((gpointer) record ==
                     (gpointer) apostil_ledger_model_get_row (rows->model, &iter)->claim);
    }
  g_assert_cmpuint (n, ==, rows->mirror->len);
  if (n > 0)
    {
      g_assert_true (gtk_tree_model_iter_nth_child (model, &iter, NULL, (gint) n - 1));
      for (n = 1; gtk_tree_model_iter_previous (model, &iter); n++)
        ;
      g_assert_cmpuint (n, ==, rows->mirror->len);
    }
}

static void
add_one (Rows *rows)
{
  static const gchar *const verdicts[] = { NULL, "supported", "false" };
  guint32 start = (guint32) g_test_rand_int_range (0, N_CHARS - 20);
  g_autofree gchar *id = apostil_document_new_id (rows->base.document, "c");
  ApostilAnnotation *claim =
      new_annotation (&rows->base, APOSTIL_KIND_CLAIM, id, start, start + 12);
  ApostilSpan source = APOSTIL_SPAN (0, (guint32) g_test_rand_int_range (2, 6));

  apostil_annotation_set_part (claim, APOSTIL_PART_SOURCE, &source, 1);
  apostil_record_set (claim, APOSTIL_ATTR_VERDICT, verdicts[g_test_rand_int_range (0, 3)]);
  apply_add (&rows->base, claim);
}

static const gchar *
random_id (Rows *rows)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (rows->base.document);
  guint n = apostil_annotation_list_get_length (list);

  if (n == 0)
    return NULL;
  return apostil_record_get_id (
      apostil_annotation_list_get (list, (guint) g_test_rand_int_range (0, (gint32) n)));
}

static void
test_random (void)
{
  Rows rows;

  rows_init (&rows);
  for (guint i = 0; i < N_STEPS; i++)
    {
      const gchar *id = random_id (&rows);

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
        case 1:
          add_one (&rows);
          break;
        case 2:
          if (id != NULL)
            apply_remove (&rows.base, id);
          break;
        case 3:
          if (id != NULL)
            apply_set (&rows.base, id, APOSTIL_ATTR_VERDICT, "disputed", NULL);
          break;
        case 4:
          apostil_document_undo (rows.base.document);
          break;
        default:
          apostil_document_redo (rows.base.document);
          break;
        }
      check (&rows);
    }
  g_assert_cmpuint (rows.n_told, >, N_STEPS / 4);
  rows_clear (&rows);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/ledger-model/random", test_random);
  return g_test_run ();
}
