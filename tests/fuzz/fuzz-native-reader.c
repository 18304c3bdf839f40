/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-error.h"
#include "apostil-native-reader.h"
#include "apostil-native-writer.h"
#include "fuzz.h"

/* Any bytes, as a file and as an entry of the journal. What can be read is written the same
 * however often; what cannot is refused with an error of ours that names a line. */

static void
check_error (const GError *error, const gchar *name)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == APOSTIL_ERROR);
  g_assert_true (g_str_has_prefix (error->message, name));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
try_document (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilDocument) document = apostil_native_reader_read_bytes (bytes, "fuzz", &error);
  g_autoptr (ApostilDocument) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) twice = NULL;

  if (document == NULL)
    {
      check_error (error, "fuzz:");
      return;
    }
  written = apostil_native_writer_format (document, &error);
  if (written == NULL)
    {
      g_assert_error (error, APOSTIL_ERROR, APOSTIL_ERROR_VERSION);
      g_assert_true (apostil_document_is_read_only (document));
      return;
    }
  again = apostil_native_reader_read_bytes (written, "fuzz", &error);
  g_assert_no_error (error);
  twice = apostil_native_writer_format (again, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (written, twice));
}

static void
try_edit (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilScheme) scheme = apostil_scheme_new_news ();
  g_autofree gchar *author = NULL;
  g_autofree gchar *at = NULL;
  g_autoptr (ApostilEdit)
      edit = apostil_native_reader_read_edit (bytes, scheme, NULL, &author, &at, &error);
  g_autoptr (ApostilEdit) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) twice = NULL;

  if (edit == NULL)
    {
      check_error (error, "edit:");
      return;
    }
  written = apostil_native_writer_format_edit (edit, NULL, author, at, &error);
  g_assert_no_error (error);
  again = apostil_native_reader_read_edit (written, scheme, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  twice = apostil_native_writer_format_edit (again, NULL, author, at, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (written, twice));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  if (g_strstr_len ((const gchar *) data, (gssize) size, "<edit") != NULL)
    try_edit (bytes);
  else
    try_document (bytes);
  return 0;
}
