/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-authority-reader.h"
#include "fuzz.h"

/* Any bytes as a list of names: refused with a reason, or read to entities that are kept as a table which
 * is read to the same bytes. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = apostil_authority_reader_read (bytes, "fuzz", "n", &error);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GBytes) kept_again = NULL;

  g_assert_true ((read == NULL) == (error != NULL));
  if (read == NULL)
    return 0;
  for (guint i = 0; i < read->len; i++)
    g_assert_true (
        g_utf8_validate (apostil_entity_get_name (g_ptr_array_index (read, i)), -1, NULL));
  kept = apostil_authority_reader_format (read);
  again = apostil_authority_reader_read (kept, "kept", "n", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, read->len);
  kept_again = apostil_authority_reader_format (again);
  g_assert_true (g_bytes_equal (kept, kept_again));
  return 0;
}
