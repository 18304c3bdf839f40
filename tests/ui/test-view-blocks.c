/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-blocks.h"
#include "apostil-grapheme.h"
#include "apostil-page.h"

#include <string.h>

static ApostilBlocks *
cut (const gchar *utf8)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilText) text = apostil_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  return apostil_blocks_new (text);
}

/* Blocks and line ends make up the text, in bytes and in code points; each code point is found. */
static void
check_whole (ApostilBlocks *blocks)
{
  ApostilText *text = apostil_blocks_get_text (blocks);
  gsize n_bytes;
  const gchar *utf8 = apostil_text_get_utf8 (text, &n_bytes);
  gsize byte = 0;
  guint32 offset = 0;

  for (guint i = 0; i < apostil_blocks_get_length (blocks); i++)
    {
      const ApostilBlock *block = apostil_blocks_get (blocks, i);
      ApostilSpan span = apostil_blocks_get_span (blocks, i);

      g_assert_cmpuint (block->byte, ==, byte);
      g_assert_cmpuint (span.start, ==, offset);
      g_assert_cmpuint (apostil_span_length (span), ==,
                        g_utf8_strlen (utf8 + byte, block->n_bytes));
      g_assert_null (memchr (utf8 + byte, '\n', block->n_bytes));
      g_assert_cmpuint (apostil_blocks_find (blocks, span.start), ==, i);
      g_assert_true (apostil_grapheme_is_boundary (text, span.start));
      for (guint32 at = span.start; at < span.end; at += 1 + (span.end - span.start) / 7)
        {
          g_assert_cmpuint (apostil_blocks_find (blocks, at), ==, i);
          g_assert_cmpuint (
              apostil_blocks_to_offset (blocks, i, apostil_blocks_to_byte (blocks, i, at)), ==, at);
        }
      byte += block->n_bytes;
      offset = span.end;
      if ((block->flags & APOSTIL_BLOCK_PARAGRAPH_END) != 0 && byte < n_bytes)
        {
          g_assert_cmpint (utf8[byte], ==, '\n');
          g_assert_cmpuint (apostil_blocks_find (blocks, offset), ==, i);
          byte++;
          offset++;
        }
    }
  g_assert_cmpuint (byte, ==, n_bytes);
  g_assert_cmpuint (offset, ==, apostil_text_get_length (text));
}

static void
test_paragraphs (void)
{
  const gchar *const texts[] = { "",       "a",       "\n",           "a\n",    "a\n\nb",
                                 "\n\n\n", "é\nàü\n", "Un.\n\nDeux.", "\n x \n" };
  const guint lengths[] = { 1, 1, 2, 2, 3, 4, 3, 3, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ApostilBlocks) blocks = cut (texts[i]);

      g_assert_cmpuint (apostil_blocks_get_length (blocks), ==, lengths[i]);
      check_whole (blocks);
    }
}

static void
test_long_paragraph (void)
{
  const gchar *const pieces[] = { "Ils veulent se battre. ", "é", "👨‍👩‍👧",
                                  "e\xcc\x81\xcc\xa3", "漢字" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) utf8 = g_string_new ("Début\n");
      g_autoptr (ApostilBlocks) blocks = NULL;

      while (utf8->len < 50000)
        g_string_append (utf8, pieces[i]);
      g_string_append (utf8, "\nfin");
      blocks = cut (utf8->str);
      check_whole (blocks);
      g_assert_cmpuint (apostil_blocks_get_length (blocks), >, 12);
      for (guint j = 0; j < apostil_blocks_get_length (blocks); j++)
        g_assert_cmpuint (apostil_blocks_get (blocks, j)->n_bytes, <=, APOSTIL_BLOCK_MAX_BYTES);
      g_assert_cmpuint (apostil_blocks_get_paragraph_first (blocks, 5), ==, 1);
      g_assert_cmpuint (apostil_blocks_get_paragraph_last (blocks, 5), ==,
                        apostil_blocks_get_length (blocks) - 2);
    }
}

/* A paragraph just under the limit stays whole: Pango can break its lines as it likes. */
static void
test_not_cut_early (void)
{
  g_autofree gchar *words = g_strnfill (APOSTIL_BLOCK_MAX_PARAGRAPH, 'x');
  g_autoptr (ApostilBlocks) blocks = cut (words);

  g_assert_cmpuint (apostil_blocks_get_length (blocks), ==, 1);
}

static void
test_direction (void)
{
  g_autoptr (ApostilBlocks) blocks = cut ("Un\n«دو» and three\n123\n12 seven\n(שלום) x\n\xd8\x9c"
                                          "12");
  const gboolean rtl[] = { FALSE, TRUE, TRUE, FALSE, TRUE, TRUE };

  g_assert_cmpuint (apostil_blocks_get_length (blocks), ==, G_N_ELEMENTS (rtl));
  for (guint i = 0; i < G_N_ELEMENTS (rtl); i++)
    g_assert_cmpint ((apostil_blocks_get (blocks, i)->flags & APOSTIL_BLOCK_RTL) != 0, ==, rtl[i]);
}

/* All pieces of a long paragraph take the direction of its start. */
static void
test_direction_of_pieces (void)
{
  g_autoptr (GString) utf8 = g_string_new ("سلام ");
  g_autoptr (ApostilBlocks) blocks = NULL;

  while (utf8->len < 20000)
    g_string_append (utf8, "latin words here ");
  blocks = cut (utf8->str);
  g_assert_cmpuint (apostil_blocks_get_length (blocks), >, 3);
  for (guint i = 0; i < apostil_blocks_get_length (blocks); i++)
    g_assert_true (apostil_blocks_get (blocks, i)->flags & APOSTIL_BLOCK_RTL);
}

static void
test_page (void)
{
  for (gint width = 100; width < 3000; width += 50)
    {
      ApostilPageInput input = { width, 9, 30, 70, 7, FALSE, TRUE };
      ApostilPage ltr;
      ApostilPage rtl;

      apostil_page_compute (&input, &ltr);
      input.rtl = TRUE;
      apostil_page_compute (&input, &rtl);
      g_assert_cmpint (ltr.text_width, <=, 630);
      g_assert_cmpint (ltr.text_width, >, 0);
      if (width >= 900)
        {
          g_assert_false (ltr.ticks);
          g_assert_cmpint (ltr.notes_x + ltr.notes_width, <=, width);
          g_assert_cmpint (ltr.text_width, >=, 54 * 9);
        }
      if (width <= 550)
        g_assert_true (ltr.ticks);
      g_assert_cmpint (ltr.text_x + ltr.text_width, <, ltr.notes_x);
      g_assert_cmpint (ltr.gutter_x, <, ltr.text_x);
      /* The other direction is the mirror image. */
      g_assert_cmpint (rtl.text_x, ==, width - ltr.text_x - ltr.text_width);
      g_assert_cmpint (rtl.notes_x, ==, width - ltr.notes_x - ltr.notes_width);
      g_assert_cmpint (rtl.gutter_x, ==, width - ltr.gutter_x);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/blocks/paragraphs", test_paragraphs);
  g_test_add_func ("/ui/blocks/long-paragraph", test_long_paragraph);
  g_test_add_func ("/ui/blocks/not-cut-early", test_not_cut_early);
  g_test_add_func ("/ui/blocks/direction", test_direction);
  g_test_add_func ("/ui/blocks/direction-of-pieces", test_direction_of_pieces);
  g_test_add_func ("/ui/page/mirror", test_page);
  return g_test_run ();
}
