/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "apostil-brat-config.h"
#include "fuzz.h"

/* Any bytes as an annotation.conf: refused with the name of the file, a line and a reason, or read to a
 * scheme whose own file is read again. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) scheme = NULL;
  g_autoptr (ApostilScheme) again = NULL;
  guint n_kinds;

  apostil_brat_config_sniff (bytes);
  scheme = apostil_brat_config_read (bytes, "fuzz.conf", left_out, &error);
  g_assert_true ((scheme == NULL) == (error != NULL));
  if (scheme == NULL)
    {
      g_assert_true (g_str_has_prefix (error->message, "fuzz.conf:"));
      g_assert_true (g_ascii_isdigit (error->message[strlen ("fuzz.conf:")]));
      return 0;
    }
  apostil_scheme_get_kinds (scheme, &n_kinds);
  g_assert_cmpuint (n_kinds, >, 0);
  again = apostil_scheme_new_from_bytes (apostil_scheme_get_xml (scheme), "again", &error);
  g_assert_no_error (error);
  return 0;
}
