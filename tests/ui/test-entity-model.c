/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a table hears must add up to what the document is: a mirror that knows only the signals is compared
 * after every edit with rows that are sorted anew. */

#include "config.h"

#include "apostil-entity-model.h"

#include "../model/entity-disturb.h"

#define N_CHARS 600
#define N_STEPS 800

typedef struct
{
  Fixture base;
  ApostilEntityModel *model;
  GPtrArray *mirror; /* ids, or « # » for a heading, from the signals alone */
  guint n_resets;
  gboolean in_reset;
} Table;

static gchar *
dup_id_at (ApostilEntityModel *model, GtkTreeIter *iter)
{
  ApostilEntity *entity = apostil_entity_model_get_entity (model, iter);

  return g_strdup (entity != NULL ? apostil_record_get_id (entity) : "#");
}

static void
inserted (GtkTreeModel *tree_model, GtkTreePath *path, GtkTreeIter *iter, Table *table)
{
  g_assert_false (table->in_reset);
  g_ptr_array_insert (table->mirror, gtk_tree_path_get_indices (path)[0],
                      dup_id_at (table->model, iter));
}

static void
deleted (GtkTreeModel *tree_model, GtkTreePath *path, Table *table)
{
  g_assert_false (table->in_reset);
  g_ptr_array_remove_index (table->mirror, (guint) gtk_tree_path_get_indices (path)[0]);
}

static void
changed (GtkTreeModel *tree_model, GtkTreePath *path, GtkTreeIter *iter, Table *table)
{
  g_autofree gchar *id = dup_id_at (table->model, iter);

  g_assert_cmpstr (g_ptr_array_index (table->mirror, gtk_tree_path_get_indices (path)[0]), ==, id);
}

static GPtrArray *
list_rows (ApostilEntityModel *model)
{
  GtkTreeModel *tree_model = GTK_TREE_MODEL (model);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  GtkTreeIter iter;

  for (gboolean more = gtk_tree_model_get_iter_first (tree_model, &iter); more;
       more = gtk_tree_model_iter_next (tree_model, &iter))
    g_ptr_array_add (rows, dup_id_at (model, &iter));
  return rows;
}

static void
reset (ApostilEntityModel *model, gboolean before, Table *table)
{
  g_assert_true (table->in_reset != before);
  table->in_reset = before;
  if (before)
    return;
  table->n_resets++;
  g_ptr_array_unref (table->mirror);
  table->mirror = list_rows (model);
}

static void
table_init (Table *table)
{
  *table = (Table){ 0 };
  fixture_init (&table->base, N_CHARS);
  table->model = apostil_entity_model_new (table->base.document);
  table->mirror = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (table->model, "row-inserted", G_CALLBACK (inserted), table);
  g_signal_connect (table->model, "row-deleted", G_CALLBACK (deleted), table);
  g_signal_connect (table->model, "row-changed", G_CALLBACK (changed), table);
  g_signal_connect (table->model, "reset", G_CALLBACK (reset), table);
}

static void
table_clear (Table *table)
{
  g_assert_finalize_object (table->model);
  g_ptr_array_unref (table->mirror);
  fixture_clear (&table->base);
}

static void
set_up (ApostilEntityModel *model, guint how)
{
  apostil_entity_model_set_order (model, (ApostilEntityOrder) (how % 8), (how / 8) % 2 == 1);
  apostil_entity_model_set_grouped (model, (how / 16) % 2 == 1);
  apostil_entity_model_set_show (model, (ApostilEntityShow) ((how / 32) % 5));
}

/* What a table keeps of where an entity is named is what another finds that asks for the first time. */
static void
check_mentions (ApostilEntityModel *model, ApostilEntityModel *fresh, ApostilEntity *entity)
{
  g_autoptr (GPtrArray) kept = apostil_entity_model_get_mentions (model, entity);
  g_autoptr (GPtrArray) expected = apostil_entity_model_get_mentions (fresh, entity);

  g_assert_cmpuint (kept->len, ==, expected->len);
  for (guint i = 0; i < kept->len; i++)
    g_assert_true (kept->pdata[i] == expected->pdata[i]);
}

/* The mirror, the rows and rows that are made at once are the same. */
static void
check (Table *table, guint how)
{
  ApostilEntityModel *fresh = apostil_entity_model_new (table->base.document);
  g_autoptr (GPtrArray) rows = list_rows (table->model);
  g_autoptr (GPtrArray) expected = NULL;
  guint n_entities = 0;

  set_up (fresh, how);
  expected = list_rows (fresh);
  g_assert_cmpuint (rows->len, ==, expected->len);
  g_assert_cmpuint (table->mirror->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      const gchar *id = g_ptr_array_index (expected, i);
      GtkTreeIter iter;

      g_assert_cmpstr (g_ptr_array_index (rows, i), ==, id);
      g_assert_cmpstr (g_ptr_array_index (table->mirror, i), ==, id);
      if (g_str_equal (id, "#"))
        continue;
      n_entities++;
      g_assert_true (apostil_entity_model_find (table->model, id, &iter));
      g_assert_true (apostil_entity_model_get_entity (table->model, &iter) ==
                     apostil_document_lookup (table->base.document, id));
      check_mentions (table->model, fresh, apostil_entity_model_get_entity (table->model, &iter));
    }
  g_assert_cmpuint (apostil_entity_model_get_n_shown (table->model), ==, n_entities);
  g_assert_cmpuint (apostil_entity_model_get_n_unnamed (table->model), ==,
                    apostil_entity_model_get_n_unnamed (fresh));
  g_assert_finalize_object (fresh);
}

static void
test_random (gconstpointer data)
{
  Table table;
  guint n_resets;

  for (guint how = 0; how < 8 * 2 * 2 * 5; how += 1 + (guint) g_test_rand_int_range (0, 12))
    {
      table_init (&table);
      set_up (table.model, how);
      n_resets = table.n_resets;
      for (guint i = 0; i < N_STEPS / 10; i++)
        {
          disturb_entities (&table.base, N_CHARS);
          check (&table, how);
        }
      /* Small edits are told row by row. */
      g_assert_cmpuint (table.n_resets, ==, n_resets);
      table_clear (&table);
    }
}

static void
test_groups (void)
{
  Table table;
  GtkTreeIter iter;
  guint n;

  table_init (&table);
  apostil_entity_model_set_grouped (table.model, TRUE);
  apply_add (&table.base, apostil_entity_new ("e1", "person", "Zoé"));
  apply_add (&table.base, apostil_entity_new ("e2", "place", "Aix"));
  apply_add (&table.base, apostil_entity_new ("e3", "person", "Ada"));
  g_assert_cmpuint (table.mirror->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (table.mirror, 0), ==, "#");
  g_assert_cmpstr (g_ptr_array_index (table.mirror, 1), ==, "e3");
  g_assert_cmpstr (g_ptr_array_index (table.mirror, 2), ==, "e1");
  g_assert_cmpstr (g_ptr_array_index (table.mirror, 3), ==, "#");
  g_assert_true (gtk_tree_model_get_iter_first (GTK_TREE_MODEL (table.model), &iter));
  g_assert_cmpstr (apostil_entity_model_get_group (table.model, &iter, &n)->id, ==, "person");
  g_assert_cmpuint (n, ==, 2);
  /* The last of a type takes its heading along. */
  apply_remove (&table.base, "e2");
  g_assert_cmpuint (table.mirror->len, ==, 3);
  table_clear (&table);
}

static void
test_filter (void)
{
  Table table;
  const gchar *const aliases[] = { "le fils", NULL };
  ApostilEntity *entity;

  table_init (&table);
  entity = apostil_entity_new ("e1", "person", "Ahmad Massoud");
  apostil_entity_set_aliases (entity, aliases);
  apply_add (&table.base, entity);
  apply_add (&table.base, apostil_entity_new ("e2", "place", "Évreux"));
  apostil_entity_model_set_filter (table.model, "evr");
  g_assert_cmpuint (table.mirror->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (table.mirror, 0), ==, "e2");
  apostil_entity_model_set_filter (table.model, "LE FILS");
  g_assert_cmpstr (g_ptr_array_index (table.mirror, 0), ==, "e1");
  apply_add (&table.base, apostil_entity_new ("e3", "place", "Lyon"));
  g_assert_cmpuint (table.mirror->len, ==, 1);
  apostil_entity_model_set_filter (table.model, NULL);
  g_assert_cmpuint (table.mirror->len, ==, 3);
  table_clear (&table);
}

/* Very many at once are told as one reset. */
static void
test_batch (void)
{
  Table table;
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Add");
  guint n_resets;

  table_init (&table);
  n_resets = table.n_resets;
  for (guint i = 1; i <= 5000; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("e%u", i);
      g_autoptr (ApostilEntity) entity = apostil_entity_new (id, "person", id);

      apostil_edit_add (edit, entity);
    }
  apply_edit (&table.base, edit);
  g_assert_cmpuint (table.n_resets, ==, n_resets + 1);
  g_assert_cmpuint (table.mirror->len, ==, 5000);
  check (&table, APOSTIL_ENTITY_ORDER_NAME);
  table_clear (&table);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/ui/entity-model/random", NULL, test_random);
  g_test_add_func ("/ui/entity-model/groups", test_groups);
  g_test_add_func ("/ui/entity-model/filter", test_filter);
  g_test_add_func ("/ui/entity-model/batch", test_batch);
  return g_test_run ();
}
