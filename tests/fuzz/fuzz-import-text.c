/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-import.h"
#include "fuzz.h"

/* Any bytes as a plain text. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilImport) import = apostil_import_text (bytes, NULL, NULL, &error);

  g_assert_true ((import == NULL) == (error != NULL));
  if (import != NULL)
    check_import (import);
  return 0;
}
