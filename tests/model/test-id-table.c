/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-entity.h"
#include "apostil-id-table.h"

#define N_RECORDS 3000
#define N_STEPS   200000

static gpointer
make (const gchar *prefix, guint i)
{
  g_autofree gchar *id = g_strdup_printf ("%s%u", prefix, i);

  return apostil_entity_new (id, "person", NULL);
}

static void
test_twice (void)
{
  g_autoptr (ApostilIdTable) table = apostil_id_table_new ();
  g_autoptr (ApostilEntity) one = make ("e", 1);
  g_autoptr (ApostilEntity) other = make ("e", 1);

  g_assert_null (apostil_id_table_lookup (table, "e1"));
  g_assert_true (apostil_id_table_add (table, one));
  g_assert_false (apostil_id_table_add (table, other));
  g_assert_true (apostil_id_table_lookup (table, "e1") == one);
  g_assert_null (apostil_id_table_lookup (table, "e"));
  g_assert_null (apostil_id_table_lookup (table, "e10"));
  apostil_id_table_remove (table, one);
  g_assert_null (apostil_id_table_lookup (table, "e1"));
  g_assert_true (apostil_id_table_add (table, other));
}

/* In and out at random; at each step one id is looked up, now and then all of them. */
static void
test_random (void)
{
  g_autoptr (ApostilIdTable) table = apostil_id_table_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree gboolean *is_in = g_new0 (gboolean, N_RECORDS);

  for (guint i = 0; i < N_RECORDS; i++)
    g_ptr_array_add (records, make (i % 3 == 0 ? "a-much-longer-identifier-" : "m", i));
  for (guint step = 0; step < N_STEPS; step++)
    {
      /* grows to all, shrinks to few, and again */
      gboolean growing = step / (N_STEPS / 4) % 2 == 0;
      guint i = (guint) g_rand_int_range (rand, 0, N_RECORDS);
      guint seen = (guint) g_rand_int_range (rand, 0, N_RECORDS);

      if (!is_in[i] && (growing || g_rand_int_range (rand, 0, 8) == 0))
        is_in[i] = apostil_id_table_add (table, records->pdata[i]);
      else if (is_in[i] && (!growing || g_rand_int_range (rand, 0, 8) == 0))
        {
          apostil_id_table_remove (table, records->pdata[i]);
          is_in[i] = FALSE;
        }
      for (guint k = seen; k < (step % 10000 == 0 ? N_RECORDS : seen + 1); k++)
        g_assert_true (apostil_id_table_lookup (table, apostil_record_get_id (records->pdata[k])) ==
                       (is_in[k] ? records->pdata[k] : NULL));
    }
}

gint
main (gint argc, gchar **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-table/twice", test_twice);
  g_test_add_func ("/id-table/random", test_random);
  return g_test_run ();
}
