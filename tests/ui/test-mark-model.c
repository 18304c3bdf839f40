/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a view hears of a list must add up to what the list is: a mirror that knows only the
 * signals is compared with the document after every edit, undone or not. */

#include "config.h"

#include "apostil-mark-model.h"

#include "../model/document-fixture.h"

#define N_CHARS 2000
#define N_STEPS 600

typedef struct
{
  Fixture base;
  ApostilMarkModel *model;
  GPtrArray *mirror; /* ids, from the signals alone */
  guint n_resets;
  guint n_changed;
  gboolean in_reset;
} List;

static gchar *
dup_id_at (ApostilMarkModel *model, GtkTreeIter *iter)
{
  return g_strdup (apostil_record_get_id (apostil_mark_model_get_record (model, iter)));
}

static void
inserted (GtkTreeModel *tree_model, GtkTreePath *path, GtkTreeIter *iter, List *list)
{
  g_assert_false (list->in_reset);
  g_ptr_array_insert (list->mirror, gtk_tree_path_get_indices (path)[0],
                      dup_id_at (list->model, iter));
}

static void
deleted (GtkTreeModel *tree_model, GtkTreePath *path, List *list)
{
  g_assert_false (list->in_reset);
  g_ptr_array_remove_index (list->mirror, (guint) gtk_tree_path_get_indices (path)[0]);
}

static void
changed (GtkTreeModel *tree_model, GtkTreePath *path, GtkTreeIter *iter, List *list)
{
  g_autofree gchar *id = dup_id_at (list->model, iter);

  g_assert_cmpstr (g_ptr_array_index (list->mirror, gtk_tree_path_get_indices (path)[0]), ==, id);
  list->n_changed++;
}

static void
take_all (List *list)
{
  GtkTreeModel *tree_model = GTK_TREE_MODEL (list->model);
  GtkTreeIter iter;

  g_ptr_array_set_size (list->mirror, 0);
  for (gboolean more = gtk_tree_model_get_iter_first (tree_model, &iter); more;
       more = gtk_tree_model_iter_next (tree_model, &iter))
    g_ptr_array_add (list->mirror, dup_id_at (list->model, &iter));
}

static void
reset (ApostilMarkModel *model, gboolean before, List *list)
{
  g_assert_true (list->in_reset != before);
  list->in_reset = before;
  if (before)
    return;
  list->n_resets++;
  take_all (list);
}

static void
list_init (List *list, const gchar *kind)
{
  *list = (List){ 0 };
  fixture_init (&list->base, N_CHARS);
  list->model = apostil_mark_model_new (list->base.document,
                                        apostil_scheme_get_kind (list->base.scheme, kind));
  list->mirror = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (list->model, "row-inserted", G_CALLBACK (inserted), list);
  g_signal_connect (list->model, "row-deleted", G_CALLBACK (deleted), list);
  g_signal_connect (list->model, "row-changed", G_CALLBACK (changed), list);
  g_signal_connect (list->model, "reset", G_CALLBACK (reset), list);
}

static void
list_clear (List *list)
{
  g_assert_finalize_object (list->model);
  g_ptr_array_unref (list->mirror);
  fixture_clear (&list->base);
}

/* The mirror, the model and the document say the same. */
static void
check (List *list, const gchar *kind)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (list->base.document);
  guint at = 0;

  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (annotations, i);
      GtkTreeIter iter;

      if (!apostil_annotation_is (annotation, g_intern_string (kind)))
        continue;
      g_assert_cmpuint (at, <, list->mirror->len);
      g_assert_cmpstr (g_ptr_array_index (list->mirror, at), ==,
                       apostil_record_get_id (annotation));
      g_assert_true (apostil_mark_model_find (list->model, annotation, &iter));
      g_assert_true (apostil_mark_model_get_record (list->model, &iter) == (gpointer) annotation);
      at++;
    }
  g_assert_cmpuint (at, ==, list->mirror->len);
  g_assert_cmpuint (at, ==, apostil_mark_model_get_n_rows (list->model));
  g_assert_cmpuint (at, ==, apostil_mark_model_get_n_total (list->model));
}

static const gchar *
random_kind (void)
{
  return g_test_rand_bit () ? APOSTIL_KIND_CLAIM : APOSTIL_KIND_DATE;
}

static void
add_some (List *list, guint n)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Add");

  for (guint i = 0; i < n; i++)
    {
      guint32 start = (guint32) g_test_rand_int_range (0, N_CHARS - 20);
      const gchar *kind = random_kind ();
      g_autofree gchar *id = apostil_document_new_id (list->base.document, "z");
      g_autoptr (ApostilAnnotation) annotation = new_annotation (
          &list->base, kind, id, start, start + (guint32) g_test_rand_int_range (1, 20));

      apostil_edit_add (edit, annotation);
    }
  apply_edit (&list->base, edit);
}

/* Removes or changes some at random, in one edit; a changed one may move. */
static void
disturb (List *list)
{
  ApostilAnnotationList *annotations = apostil_document_get_annotations (list->base.document);
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Disturb");
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  guint n = apostil_annotation_list_get_length (annotations);

  for (gint i = 0; n > 0 && i < g_test_rand_int_range (1, 6); i++)
    {
      ApostilAnnotation *annotation =
          apostil_annotation_list_get (annotations, (guint) g_test_rand_int_range (0, (gint32) n));
      g_autoptr (ApostilAnnotation) copy = NULL;

      if (!g_hash_table_add (done, annotation))
        continue;
      if (g_test_rand_bit ())
        {
          apostil_edit_remove (edit, annotation);
          continue;
        }
      copy = apostil_record_copy (annotation);
      apostil_record_set (copy, APOSTIL_ATTR_NOTE, "changed");
      if (g_test_rand_bit ())
        {
          guint32 start = (guint32) g_test_rand_int_range (0, N_CHARS - 20);

          apostil_annotation_set_span (copy, APOSTIL_SPAN (start, start + 5));
        }
      apostil_edit_replace (edit, annotation, copy);
    }
  apply_edit (&list->base, edit);
}

static void
test_random (void)
{
  List list;

  list_init (&list, APOSTIL_KIND_CLAIM);
  for (guint i = 0; i < N_STEPS; i++)
    {
      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
        case 1:
          add_some (&list, (guint) g_test_rand_int_range (1, 4));
          break;
        case 2:
          disturb (&list);
          break;
        case 3:
          apostil_document_undo (list.base.document);
          break;
        default:
          apostil_document_redo (list.base.document);
          break;
        }
      check (&list, APOSTIL_KIND_CLAIM);
    }
  /* Small edits are told row by row. */
  g_assert_cmpuint (list.n_resets, ==, 0);
  g_assert_cmpuint (list.n_changed, >, 0);
  list_clear (&list);
}

static void
test_group (void)
{
  List list;

  list_init (&list, APOSTIL_KIND_DATE);
  apostil_document_begin_group (list.base.document, "Group");
  for (guint i = 0; i < 5; i++)
    add_some (&list, 3);
  apostil_document_end_group (list.base.document);
  check (&list, APOSTIL_KIND_DATE);
  apostil_document_undo (list.base.document);
  check (&list, APOSTIL_KIND_DATE);
  g_assert_cmpuint (list.mirror->len, ==, 0);
  apostil_document_redo (list.base.document);
  check (&list, APOSTIL_KIND_DATE);
  list_clear (&list);
}

static void
test_batch (void)
{
  List list;

  list_init (&list, APOSTIL_KIND_CLAIM);
  add_some (&list, 2000);
  g_assert_cmpuint (list.n_resets, ==, 1);
  check (&list, APOSTIL_KIND_CLAIM);
  apostil_document_undo (list.base.document);
  g_assert_cmpuint (list.n_resets, ==, 2);
  check (&list, APOSTIL_KIND_CLAIM);
  list_clear (&list);
}

/* An edit beside a filter: only what passes is shown, and what never passed is not told. */
static void
test_filter (void)
{
  List list;

  list_init (&list, APOSTIL_KIND_CLAIM);
  apply_add (&list.base, new_annotation (&list.base, APOSTIL_KIND_CLAIM, "c1", 0, 6));
  apply_add (&list.base, new_annotation (&list.base, APOSTIL_KIND_CLAIM, "c2", 7, 13));
  apostil_mark_model_set_filter (list.model, "BCDÉ");
  g_assert_cmpuint (apostil_mark_model_get_n_rows (list.model), ==, 1);
  g_assert_cmpuint (apostil_mark_model_get_n_total (list.model), ==, 2);
  g_assert_cmpstr (g_ptr_array_index (list.mirror, 0), ==, "c1");
  apply_add (&list.base, new_annotation (&list.base, APOSTIL_KIND_CLAIM, "c3", 8, 13));
  g_assert_cmpuint (list.mirror->len, ==, 1);
  g_assert_cmpuint (apostil_mark_model_get_n_total (list.model), ==, 3);
  apply_add (&list.base, new_annotation (&list.base, APOSTIL_KIND_CLAIM, "c4", 0, 5));
  g_assert_cmpuint (list.mirror->len, ==, 2);
  apply_remove (&list.base, "c1");
  g_assert_cmpuint (list.mirror->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (list.mirror, 0), ==, "c4");
  apostil_mark_model_set_filter (list.model, "");
  check (&list, APOSTIL_KIND_CLAIM);
  list_clear (&list);
}

static void
assert_detail (List *list, const gchar *id, const gchar *expected)
{
  g_autofree gchar *detail = apostil_mark_model_dup_detail (
      list->model, apostil_document_lookup (list->base.document, id));

  g_assert_cmpstr (detail, ==, expected);
}

static void
test_counts (void)
{
  List entities;
  List claims;

  list_init (&entities, APOSTIL_KIND_ENTITY);
  apply_add (&entities.base, apostil_entity_new ("e1", "person", "Ahmad Massoud"));
  assert_detail (&entities, "e1", "0");
  apply_add (&entities.base, new_mention (&entities.base, "m1", 0, 3, "e1"));
  apply_add (&entities.base, new_mention (&entities.base, "m2", 4, 6, "e1"));
  assert_detail (&entities, "e1", "2");
  g_assert_cmpuint (entities.n_changed, ==, 2);
  apostil_document_undo (entities.base.document);
  assert_detail (&entities, "e1", "1");
  apostil_document_redo (entities.base.document);
  assert_detail (&entities, "e1", "2");
  apostil_mark_model_set_filter (entities.model, "massoud");
  g_assert_cmpuint (entities.mirror->len, ==, 1);
  list_clear (&entities);

  list_init (&claims, APOSTIL_KIND_CLAIM);
  apply_add (&claims.base, new_annotation (&claims.base, APOSTIL_KIND_CLAIM, "c1", 0, 6));
  apply_add (&claims.base, new_annotation (&claims.base, APOSTIL_KIND_CLAIM, "c2", 7, 13));
  assert_detail (&claims, "c1", "");
  apply_add (&claims.base, apostil_relation_new ("r1", "contradicts", "c1", "c2"));
  apply_add (&claims.base, apostil_relation_new ("r2", "supports", "c2", "c1"));
  assert_detail (&claims, "c1", "≠ 1");
  assert_detail (&claims, "c2", "≠ 1");
  apply_remove (&claims.base, "r1");
  assert_detail (&claims, "c2", "");
  list_clear (&claims);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/mark-model/random", test_random);
  g_test_add_func ("/ui/mark-model/group", test_group);
  g_test_add_func ("/ui/mark-model/batch", test_batch);
  g_test_add_func ("/ui/mark-model/filter", test_filter);
  g_test_add_func ("/ui/mark-model/counts", test_counts);
  return g_test_run ();
}
