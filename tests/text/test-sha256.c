/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-sha256.h"

#define N_BYTES 100000

static void
assert_digest (const gchar *bytes, gsize n_bytes, const gchar *wanted)
{
  g_autofree gchar *digest = apostil_sha256 (bytes, n_bytes);

  g_assert_cmpstr (digest, ==, wanted);
}

/* The examples of FIPS 180-4. */
static void
test_examples (void)
{
  assert_digest ("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert_digest ("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_digest ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
                 "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* Every length up to some blocks, from every alignment, and some thousands of blocks, as GLib has it. */
static void
test_like_glib (void)
{
  g_autofree gchar *bytes = g_malloc (N_BYTES);
  g_autoptr (GRand) rand = g_rand_new_with_seed (256);

  for (gsize i = 0; i < N_BYTES; i++)
    bytes[i] = (gchar) g_rand_int_range (rand, 0, 256);
  for (gsize n = 0; n <= 300; n++)
    {
      const gchar *start = bytes + n % 17;
      g_autofree gchar *wanted =
          g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) start, n);

      assert_digest (start, n, wanted);
    }
  for (gsize n = N_BYTES - 70; n <= N_BYTES; n++)
    {
      g_autofree gchar *wanted =
          g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n);

      assert_digest (bytes, n, wanted);
    }
}

gint
main (gint argc, gchar **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/examples", test_examples);
  g_test_add_func ("/sha256/like-glib", test_like_glib);
  return g_test_run ();
}
