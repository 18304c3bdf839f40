/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-help-page.h"

#include <string.h>

static void
clear_run (gpointer run)
{
  g_free (((ApostilHelpRun *) run)->target);
}

/**
 * apostil_help_block_new:
 * @kind: what it is
 *
 * Returns: (transfer full): a block without words
 */
ApostilHelpBlock *
apostil_help_block_new (ApostilHelpBlockKind kind)
{
  ApostilHelpBlock *self = g_new0 (ApostilHelpBlock, 1);

  self->kind = kind;
  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (ApostilHelpRun));
  g_array_set_clear_func (self->runs, clear_run);
  return self;
}

/**
 * apostil_help_block_free:
 * @self: (transfer full) (nullable): a block
 */
void
apostil_help_block_free (ApostilHelpBlock *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_free (self->id);
  g_free (self);
}

/**
 * apostil_help_page_new:
 *
 * Returns: (transfer full): a page without anything
 */
ApostilHelpPage *
apostil_help_page_new (void)
{
  ApostilHelpPage *self = g_new0 (ApostilHelpPage, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_help_block_free);
  self->guides = g_ptr_array_new_with_free_func (g_free);
  self->see_also = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * apostil_help_page_free:
 * @self: (transfer full) (nullable): a page
 */
void
apostil_help_page_free (ApostilHelpPage *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->desc);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->guides);
  g_ptr_array_unref (self->see_also);
  g_free (self);
}

static gboolean
contains (const gchar *text, const gchar *folded)
{
  g_autofree gchar *own = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return own != NULL && strstr (own, folded) != NULL;
}

/**
 * apostil_help_page_holds:
 * @self: a page
 * @folded: words, by g_utf8_casefold()
 *
 * Returns: whether the page has these words one after another
 */
gboolean
apostil_help_page_holds (const ApostilHelpPage *self, const gchar *folded)
{
  if (contains (self->desc, folded))
    return TRUE;
  for (guint i = 0; i < self->blocks->len; i++)
    if (contains (((ApostilHelpBlock *) g_ptr_array_index (self->blocks, i))->text->str, folded))
      return TRUE;
  return FALSE;
}
