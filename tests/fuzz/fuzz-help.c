/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-help-reader.h"
#include "fuzz.h"

/* Any bytes as a page of the help: refused with a reason, or read to blocks whose words are text, and
 * whose runs lie in it on whole characters and in order. */

static void
check_run (const ApostilHelpBlock *block, const ApostilHelpRun *run)
{
  g_assert_cmpuint (run->start, <=, run->end);
  g_assert_cmpuint (run->end, <=, block->text->len);
  g_assert_true (g_utf8_validate (block->text->str, run->start, NULL));
  g_assert_true (g_utf8_validate (block->text->str, run->end, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilHelpPage) page = apostil_help_reader_read (bytes, "fuzz", &error);

  g_assert_true ((page == NULL) == (error != NULL));
  if (page == NULL)
    return 0;
  g_assert_nonnull (page->id);
  g_assert_nonnull (page->title);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const ApostilHelpBlock *block = g_ptr_array_index (page->blocks, i);
      guint last = 0;

      g_assert_true (g_utf8_validate (block->text->str, (gssize) block->text->len, NULL));
      for (guint j = 0; j < block->runs->len; j++)
        {
          const ApostilHelpRun *run = &g_array_index (block->runs, ApostilHelpRun, j);

          check_run (block, run);
          g_assert_cmpuint (run->start, >=, last);
          last = run->start;
        }
    }
  return 0;
}
