/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-import.h"
#include "fuzz.h"

/* Any bytes as a saved page, and as a piece of one from the clipboard. */

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilImport) page = apostil_import_html (bytes, NULL, NULL, NULL, &error);
  g_autoptr (ApostilImport) piece = NULL;

  g_assert_true ((page == NULL) == (error != NULL));
  if (page != NULL)
    check_import (page);

  piece = apostil_import_data (bytes, "text/html", NULL, NULL, NULL);
  if (piece != NULL)
    check_import (piece);
  return 0;
}
