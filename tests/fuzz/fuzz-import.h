/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-import.h"
#include "apostil-native-reader.h"
#include "apostil-native-writer.h"

/* What must hold for whatever was imported: it has words and no marks, its sections lie in it, and
 * it can be saved and read to the same bytes. */
static inline void
check_import (ApostilImport *import)
{
  ApostilText *text = apostil_document_get_text (import->document);
  ApostilRecordList *sections = apostil_document_get_sections (import->document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) saved = apostil_native_writer_format (import->document, &error);
  g_autoptr (ApostilDocument) read = NULL;
  g_autoptr (GBytes) again = NULL;

  g_assert_cmpuint (apostil_text_get_length (text), >, 0);
  g_assert_cmpuint (
      apostil_annotation_list_get_length (apostil_document_get_annotations (import->document)), ==,
      0);
  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      guint n_spans;
      const ApostilSpan *spans =
          apostil_section_get_spans (apostil_record_list_get (sections, i), &n_spans);

      g_assert_cmpuint (n_spans, ==, 1);
      g_assert_cmpuint (spans[0].start, <, spans[0].end);
      g_assert_cmpuint (spans[0].end, <=, apostil_text_get_length (text));
    }
  for (guint i = 0; i < import->told->len; i++)
    g_assert_true (g_utf8_validate (g_ptr_array_index (import->told, i), -1, NULL));

  g_assert_no_error (error);
  read = apostil_native_reader_read_bytes (saved, "fuzz", &error);
  g_assert_no_error (error);
  again = apostil_native_writer_format (read, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (saved, again));
}
