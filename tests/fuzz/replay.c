/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"

/* Stands in for libFuzzer in the test suite: runs a target on each file of the folder given, on
 * each beginning of it, and on it with each byte changed in turn. */

#define MAX_CUTS 500

static void
replay (const gchar *bytes, gsize n_bytes)
{
  gsize step = n_bytes / MAX_CUTS + 1;

  for (gsize n = 0; n <= n_bytes; n += step)
    {
      /* a copy of the right length, so that reading past the end is seen */
      g_autofree guint8 *cut = g_memdup2 (bytes, n > 0 ? n : 1);

      LLVMFuzzerTestOneInput (cut, n);
    }
  for (gsize i = 0; i < n_bytes; i += step)
    {
      g_autofree guint8 *changed = g_memdup2 (bytes, n_bytes);

      changed[i] ^= (guint8) (1 << (i % 8));
      LLVMFuzzerTestOneInput (changed, n_bytes);
    }
  LLVMFuzzerTestOneInput ((const guint8 *) bytes, n_bytes);
}

static void
test_file (gconstpointer data)
{
  g_autofree gchar *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_file_get_contents (data, &bytes, &n_bytes, &error);
  g_assert_no_error (error);
  replay (bytes, n_bytes);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;
  const gchar *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree gchar *path = g_strdup_printf ("/replay/%s", name);

      g_test_add_data_func_full (path, g_build_filename (argv[1], name, NULL), test_file, g_free);
    }

  return g_test_run ();
}
