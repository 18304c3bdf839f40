/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a view hears of the ledger's rows must add up to what they are: a mirror that knows only the
 * signals is compared with it after every edit, undone or not. */

#include "config.h"

#include "apostil-claim-count.h"
#include "apostil-ledger.h"

#include "document-fixture.h"

#define N_CHARS 2000
#define N_STEPS 400

typedef struct
{
  Fixture base;
  ApostilLedger *ledger;
  GPtrArray *mirror; /* one line a row, from the signals alone */
  guint n_told;
} Rows;

static gchar *
dup_line (Rows *rows, guint position)
{
  const ApostilLedgerRow *row = apostil_ledger_get_row (rows->ledger, position);

  return row->claim != NULL ? g_strdup (apostil_record_get_id (row->claim))
                            : g_strdup (row->group->key);
}

static void
inserted (ApostilLedger *ledger, guint position, Rows *rows)
{
  g_ptr_array_insert (rows->mirror, (gint) position, dup_line (rows, position));
  rows->n_told++;
}

static void
deleted (ApostilLedger *ledger, guint position, Rows *rows)
{
  g_ptr_array_remove_index (rows->mirror, position);
  rows->n_told++;
}

static void
changed (ApostilLedger *ledger, guint position, Rows *rows)
{
  g_autofree gchar *line = dup_line (rows, position);

  g_assert_cmpstr (g_ptr_array_index (rows->mirror, position), ==, line);
  rows->n_told++;
}

/* After a reset the mirror begins anew. */
static void
reset (ApostilLedger *ledger, gboolean before, Rows *rows)
{
  g_ptr_array_set_size (rows->mirror, 0);
  for (guint i = 0; !before && i < apostil_ledger_get_n_rows (ledger); i++)
    g_ptr_array_add (rows->mirror, dup_line (rows, i));
}

static void
rows_init (Rows *rows)
{
  *rows = (Rows){ 0 };
  fixture_init (&rows->base, N_CHARS);
  rows->ledger = apostil_ledger_new (rows->base.document);
  rows->mirror = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (rows->ledger, "reset", G_CALLBACK (reset), rows);
  g_signal_connect (rows->ledger, "row-inserted", G_CALLBACK (inserted), rows);
  g_signal_connect (rows->ledger, "row-deleted", G_CALLBACK (deleted), rows);
  g_signal_connect (rows->ledger, "row-changed", G_CALLBACK (changed), rows);
}

static void
rows_clear (Rows *rows)
{
  g_assert_finalize_object (rows->ledger);
  g_ptr_array_unref (rows->mirror);
  fixture_clear (&rows->base);
}

static void
check (Rows *rows)
{
  g_assert_cmpuint (apostil_ledger_get_n_rows (rows->ledger), ==, rows->mirror->len);
  for (guint i = 0; i < rows->mirror->len; i++)
    {
      g_autofree gchar *line = dup_line (rows, i);

      g_assert_cmpstr (rows->mirror->pdata[i], ==, line);
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

static void
disturb (Rows *rows)
{
  for (guint i = 0; i < 12; i++)
    {
      apply_remove (&rows->base, random_id (rows));
      apply_set (&rows->base, random_id (rows), APOSTIL_ATTR_MODE, i % 2 ? "direct" : NULL, NULL);
      apply_set (&rows->base, random_id (rows), APOSTIL_ATTR_VERDICT, i % 3 ? "false" : NULL, NULL);
      add_one (rows);
    }
}

static ApostilLedgerGroup *
find_group (Rows *rows, const gchar *key)
{
  for (guint i = 0; i < apostil_ledger_get_n_rows (rows->ledger); i++)
    if (g_str_equal (apostil_ledger_get_row (rows->ledger, i)->group->key, key))
      return apostil_ledger_get_row (rows->ledger, i)->group;
  return NULL;
}

/* The words of a long group are counted in slices, while claims come, go and change before and behind
 * those that have been counted; and its row is told when they are. */
static void
test_slices (void)
{
  Rows rows;
  ApostilLedgerGroup *group;
  guint quoted;
  guint reported;
  guint all = 0;
  guint told;

  rows_init (&rows);
  for (guint i = 0; i < 2000; i++)
    add_one (&rows);
  apostil_ledger_set_grouping (rows.ledger, APOSTIL_LEDGER_VERDICT);
  group = find_group (&rows, "v:false");
  g_assert_cmpuint (group->claims->len, >, 400);
  g_assert_false (apostil_ledger_count_words (rows.ledger, group, &quoted, &reported));
  g_assert_cmpuint (quoted + reported, ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_false (apostil_ledger_count_words (rows.ledger, group, &quoted, &reported));
      disturb (&rows);
      group = find_group (&rows, "v:false");
    }
  told = rows.n_told;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (rows.n_told, ==, told + 1);
  disturb (&rows);
  group = find_group (&rows, "v:false");
  while (!apostil_ledger_count_words (rows.ledger, group, &quoted, &reported))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < group->claims->len; i++)
    {
      guint its_quoted;
      guint its_reported;

      apostil_claim_count_words (apostil_document_get_text (rows.base.document),
                                 group->claims->pdata[i], &its_quoted, &its_reported);
      all += its_quoted + its_reported;
    }
  g_assert_cmpuint (quoted, >, 0);
  g_assert_cmpuint (quoted + reported, ==, all);
  check (&rows);
  rows_clear (&rows);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/ledger-rows/random", test_random);
  g_test_add_func ("/model/ledger-rows/slices", test_slices);
  return g_test_run ();
}
