/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Heights of rows that come and go: few are measured, and sums are right for those that were. */

#include "config.h"

#include "apostil-row-heights.h"

#define N_ROWS   20000
#define ESTIMATE 10

typedef struct
{
  ApostilRowHeights *heights;
  guint n_measured;
  guint n_estimated;
} Rows;

static gint
measure (guint row, gboolean exact, gpointer user_data)
{
  Rows *rows = user_data;

  if (exact)
    rows->n_measured++;
  else
    rows->n_estimated++;
  return exact ? ESTIMATE + 1 + (gint) row % 3 : ESTIMATE;
}

static void
set_up (Rows *rows, gconstpointer data)
{
  *rows = (Rows){ 0 };
  rows->heights = apostil_row_heights_new (measure, rows);
  apostil_row_heights_set_length (rows->heights, N_ROWS);
}

static void
tear_down (Rows *rows, gconstpointer data)
{
  apostil_row_heights_free (rows->heights);
}

/* Work is proportional to what is seen. */
static void
test_lazy (Rows *rows, gconstpointer data)
{
  g_assert_cmpint (apostil_row_heights_get_total (rows->heights), ==, N_ROWS * ESTIMATE);
  g_assert_cmpuint (rows->n_measured, ==, 0);
  g_assert_cmpuint (rows->n_estimated, ==, N_ROWS);
  g_assert_cmpint (apostil_row_heights_get (rows->heights, 4), ==, ESTIMATE + 2);
  g_assert_cmpint (apostil_row_heights_get (rows->heights, 4), ==, ESTIMATE + 2);
  g_assert_cmpuint (rows->n_measured, ==, 1);
  g_assert_cmpint (apostil_row_heights_get_top (rows->heights, 4), ==, 4 * ESTIMATE);
  g_assert_cmpint (apostil_row_heights_get_top (rows->heights, 5), ==, 5 * ESTIMATE + 2);
  g_assert_cmpint (apostil_row_heights_get_total (rows->heights), ==, N_ROWS * ESTIMATE + 2);
  g_assert_cmpuint (rows->n_estimated, ==, N_ROWS);
}

static void
test_forget (Rows *rows, gconstpointer data)
{
  gint64 within;

  apostil_row_heights_get (rows->heights, 4);
  apostil_row_heights_get_total (rows->heights);
  apostil_row_heights_forget (rows->heights, 4);
  /* What it was is the best guess. */
  g_assert_cmpint (apostil_row_heights_get_top (rows->heights, 5), ==, 5 * ESTIMATE + 2);
  g_assert_cmpuint (rows->n_measured, ==, 1);
  apostil_row_heights_get (rows->heights, 4);
  g_assert_cmpuint (rows->n_measured, ==, 2);
  g_assert_cmpuint (apostil_row_heights_find (rows->heights, 5 * ESTIMATE + 3, &within), ==, 5);
  g_assert_cmpint (within, ==, 1);
  apostil_row_heights_forget_all (rows->heights);
  g_assert_cmpint (apostil_row_heights_get_total (rows->heights), ==, N_ROWS * ESTIMATE);
}

/* Others keep what was measured; sums are made once, however many rows came. */
static void
test_come_and_go (Rows *rows, gconstpointer data)
{
  apostil_row_heights_get (rows->heights, 4);
  apostil_row_heights_get_total (rows->heights);
  for (guint i = 0; i < 100; i++)
    apostil_row_heights_insert (rows->heights, 2);
  g_assert_cmpuint (rows->n_estimated, ==, N_ROWS - 1);
  g_assert_cmpuint (apostil_row_heights_get_length (rows->heights), ==, N_ROWS + 100);
  g_assert_cmpint (apostil_row_heights_get_top (rows->heights, 105), ==, 105 * ESTIMATE + 2);
  g_assert_cmpuint (rows->n_estimated, ==, N_ROWS + 99);
  apostil_row_heights_remove (rows->heights, 104);
  g_assert_cmpint (apostil_row_heights_get_total (rows->heights), ==, (N_ROWS + 99) * ESTIMATE);
  apostil_row_heights_set_length (rows->heights, 0);
  g_assert_cmpint (apostil_row_heights_get_total (rows->heights), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/ui/row-heights/" name, Rows, NULL, set_up, function, tear_down)
  ADD ("lazy", test_lazy);
  ADD ("forget", test_forget);
  ADD ("come-and-go", test_come_and_go);
  return g_test_run ();
}
