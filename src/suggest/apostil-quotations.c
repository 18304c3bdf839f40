/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-quotations.h"

#include <string.h>

/* How it works
 *
 * One walk over the tokens of a paragraph with a stack of open marks. « “ ‹ „ open, » ” ›
 * close, whichever is open; straight marks and “ after „ go by what is open and by the blanks
 * beside them: an opening mark follows a blank, a bracket or nothing and stands before a
 * letter. A single mark closes only when a single mark is open, so an apostrophe at the end of
 * a word (« the voters’ ») is none. Two single marks side by side (''so'') are a double one.
 *
 * A paragraph that begins with a mark while the one before ended in an open quotation goes on
 * with it, as newspapers set long quotations, and so does one that only has the closing mark. */

#define MAX_DEPTH 6

typedef enum
{
  SHAPE_NONE,
  SHAPE_GUILLEMET,
  SHAPE_SINGLE_GUILLEMET,
  SHAPE_DOUBLE,
  SHAPE_SINGLE,
  SHAPE_STRAIGHT,
  SHAPE_STRAIGHT_SINGLE,
} Shape;

typedef struct
{
  Shape shape;
  gint side; /* 1 opens, -1 closes, 0: its neighbours tell */
  guint n_tokens;
} Mark;

typedef struct
{
  GArray *quotations;
  const gchar *utf8;
  const ApostilToken *tokens;
  guint first;
  guint end;
  guint base; /* quotations of earlier paragraphs */
  struct
  {
    Shape shape;
    guint index; /* of the quotation */
  } stack[MAX_DEPTH];
  guint n_open;
  guint n_too_deep;
} Finder;

/**
 * apostil_quotations_new:
 *
 * Returns: (transfer full): an empty array of #ApostilQuotation
 */
GArray *
apostil_quotations_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (ApostilQuotation));
}

static gboolean
blank_before (Finder *self, guint i)
{
  gunichar ch;

  if (i == self->first || (self->tokens[i].flags & APOSTIL_TOKEN_SPACE_BEFORE) != 0)
    return TRUE;
  ch = g_utf8_get_char (self->utf8 + self->tokens[i - 1].byte);
  return ch == '(' || ch == '[' || ch == 0x2014 || ch == 0x2013 || ch == ':' || ch == '/';
}

static gboolean
blank_after (Finder *self, guint i)
{
  return i + 1 >= self->end || (self->tokens[i + 1].flags & APOSTIL_TOKEN_SPACE_BEFORE) != 0 ||
         (self->tokens[i + 1].flags & APOSTIL_TOKEN_LINE_START) != 0;
}

static Mark
read_mark (Finder *self, guint i)
{
  gunichar ch = g_utf8_get_char (self->utf8 + self->tokens[i].byte);
  Mark mark = { SHAPE_NONE, 0, 1 };

  switch (ch)
    {
    case 0xAB:
    case 0xBB:
      mark.shape = SHAPE_GUILLEMET;
      mark.side = ch == 0xAB ? 1 : -1;
      break;
    case 0x2039:
    case 0x203A:
      mark.shape = SHAPE_SINGLE_GUILLEMET;
      mark.side = ch == 0x2039 ? 1 : -1;
      break;
    case 0x201C:
    case 0x201E:
    case 0x201D:
    case 0x201F:
      mark.shape = SHAPE_DOUBLE;
      mark.side = ch == 0x201E ? 1 : ch == 0x201D ? -1 : ch == 0x201C ? 1 : 0;
      break;
    case 0x2018:
    case 0x201A:
    case 0x2019:
    case 0x201B:
      mark.shape = SHAPE_SINGLE;
      mark.side = ch == 0x2019 ? -1 : 1;
      break;
    case '"':
    case 0xFF02:
      mark.shape = SHAPE_STRAIGHT;
      break;
    case '\'':
    case '`':
      mark.shape = SHAPE_STRAIGHT_SINGLE;
      if (i + 1 < self->end && self->tokens[i + 1].byte == self->tokens[i].byte + 1 &&
          g_utf8_get_char (self->utf8 + self->tokens[i + 1].byte) == ch)
        {
          mark.shape = SHAPE_STRAIGHT;
          mark.n_tokens = 2;
        }
      break;
    default:
      break;
    }
  return mark;
}

static gint
find_open (Finder *self, Shape shape)
{
  for (guint i = self->n_open; i > 0; i--)
    if (self->stack[i - 1].shape == shape)
      return (gint) i - 1;
  return -1;
}

/* “A” in straight marks, ‟A” and „A“ are mixed by hand often enough. */
static gint
find_partner (Finder *self, Shape shape)
{
  gint found = find_open (self, shape);

  if (found < 0 && shape == SHAPE_DOUBLE)
    found = find_open (self, SHAPE_STRAIGHT);
  if (found < 0 && shape == SHAPE_STRAIGHT)
    found = find_open (self, SHAPE_DOUBLE);
  if (found < 0 && shape == SHAPE_STRAIGHT_SINGLE)
    found = find_open (self, SHAPE_SINGLE);
  if (found < 0 && shape == SHAPE_SINGLE)
    found = find_open (self, SHAPE_STRAIGHT_SINGLE);
  return found;
}

static gint
guess_side (Finder *self, guint i, Mark mark, gboolean has_partner)
{
  guint last = i + mark.n_tokens - 1;
  gboolean before = blank_before (self, i);
  gboolean after = blank_after (self, last);

  if (mark.shape == SHAPE_STRAIGHT_SINGLE || mark.shape == SHAPE_SINGLE)
    {
      if (before && !after)
        return 1;
      if (!before && has_partner)
        return -1;
      return 0;
    }
  if (before && !after)
    return has_partner && self->tokens[i].flags & APOSTIL_TOKEN_LINE_START ? -1 : 1;
  if (!before && after)
    return -1;
  return has_partner ? -1 : 1;
}

static void
open_quotation (Finder *self, guint i, Mark mark, guint flags)
{
  ApostilQuotation quotation = { i,         self->end - 1, i + mark.n_tokens,
                                 self->end, self->n_open,  flags | APOSTIL_QUOTATION_NO_CLOSING };

  if (self->n_open == MAX_DEPTH)
    {
      self->n_too_deep++;
      return;
    }
  self->stack[self->n_open].shape = mark.shape;
  self->stack[self->n_open++].index = self->quotations->len;
  g_array_append_val (self->quotations, quotation);
}

static void
close_quotation (Finder *self, guint level, guint i, Mark mark)
{
  ApostilQuotation *quotation =
      &g_array_index (self->quotations, ApostilQuotation, self->stack[level].index);

  quotation->last = i + mark.n_tokens - 1;
  quotation->end = i;
  quotation->flags &= ~(guint) APOSTIL_QUOTATION_NO_CLOSING;
  /* What was opened inside and not closed was no quotation, or lacks its mark: it ends here. */
  for (guint k = level + 1; k < self->n_open; k++)
    {
      ApostilQuotation *inside =
          &g_array_index (self->quotations, ApostilQuotation, self->stack[k].index);

      inside->end = i;
      inside->last = i - 1;
    }
  self->n_open = level;
}

static void
lone_closing (Finder *self, guint i, Mark mark, gboolean open_before)
{
  ApostilQuotation quotation = { self->first, i + mark.n_tokens - 1,       self->first, i,
                                 0,           APOSTIL_QUOTATION_NO_OPENING };

  if (self->quotations->len > self->base || self->n_open > 0 || i == self->first ||
      mark.shape == SHAPE_SINGLE || mark.shape == SHAPE_STRAIGHT_SINGLE)
    return;
  if (open_before)
    quotation.flags |= APOSTIL_QUOTATION_CONTINUES;
  g_array_append_val (self->quotations, quotation);
}

/* A single mark that nothing closes (« ‘90s ») was an apostrophe. */
static void
drop_apostrophes (Finder *self)
{
  guint kept = 0;

  for (guint k = 0; k < self->n_open; k++)
    {
      guint index = self->stack[k].index;

      if (self->stack[k].shape != SHAPE_SINGLE && self->stack[k].shape != SHAPE_STRAIGHT_SINGLE)
        {
          self->stack[kept++] = self->stack[k];
          continue;
        }
      g_array_remove_index (self->quotations, index);
      for (guint i = index; i < self->quotations->len; i++)
        g_array_index (self->quotations, ApostilQuotation, i).depth--;
      for (guint i = k + 1; i < self->n_open; i++)
        self->stack[i].index--;
    }
  self->n_open = kept;
}

/* « 5" of rain » */
static gboolean
is_inch_mark (Finder *self, guint i, Mark mark)
{
  return mark.shape == SHAPE_STRAIGHT && i > self->first &&
         (self->tokens[i - 1].flags & APOSTIL_TOKEN_NUMBER) != 0;
}

static gboolean
is_dialogue_dash (Finder *self)
{
  gunichar ch = g_utf8_get_char (self->utf8 + self->tokens[self->first].byte);

  return (ch == 0x2014 || ch == 0x2013 || ch == 0x2015) && self->first + 2 < self->end &&
         self->tokens[self->first].n_chars == 1 &&
         (self->tokens[self->first + 1].flags & APOSTIL_TOKEN_CAPITALISED) != 0;
}

/**
 * apostil_quotations_find:
 * @quotations: (element-type ApostilQuotation): where to append them, by first token
 * @utf8: the text
 * @tokens: all its tokens
 * @first: the first token of a paragraph
 * @end: the token after its last one
 * @open_before: whether the paragraph before ended in an open quotation
 * @open_after: (out): whether this one does
 *
 * Finds the quotations of one paragraph, in time linear in its length.
 */
void
apostil_quotations_find (GArray *quotations,
                         const gchar *utf8,
                         const ApostilToken *tokens,
                         guint first,
                         guint end,
                         gboolean open_before,
                         gboolean *open_after)
{
  Finder self = { .quotations = quotations,
                  .utf8 = utf8,
                  .tokens = tokens,
                  .first = first,
                  .end = end,
                  .base = quotations->len };

  for (guint i = first; i < end; i++)
    {
      Mark mark;
      gint partner;
      gint side;

      if (G_LIKELY ((tokens[i].flags & APOSTIL_TOKEN_QUOTE) == 0))
        continue;
      mark = read_mark (&self, i);
      if (mark.shape == SHAPE_NONE)
        continue;
      partner = find_partner (&self, mark.shape);
      side = mark.side;
      /* The same guillemet at the start of a paragraph only goes on with the quotation; after „ a “
       * closes. */
      if (i == first && open_before)
        side = 1;
      else if (side == 1 && mark.shape == SHAPE_DOUBLE && partner >= 0 && !blank_before (&self, i))
        side = -1;
      else if (side == -1 && mark.shape == SHAPE_DOUBLE && partner < 0 && blank_before (&self, i) &&
               !blank_after (&self, i))
        side = 1;
      else if (side == 0 || (side == -1 && mark.shape == SHAPE_SINGLE))
        side = guess_side (&self, i, mark, partner >= 0);

      if (side == 1)
        open_quotation (&self, i, mark,
                        i == first && open_before ? APOSTIL_QUOTATION_CONTINUES : 0);
      else if (side == -1 && self.n_too_deep > 0)
        self.n_too_deep--;
      else if (side == -1 && partner >= 0)
        close_quotation (&self, (guint) partner, i, mark);
      else if (side == -1 && !is_inch_mark (&self, i, mark))
        lone_closing (&self, i, mark, open_before);
      i += mark.n_tokens - 1;
    }

  drop_apostrophes (&self);
  if (quotations->len == self.base && end > first && is_dialogue_dash (&self))
    {
      ApostilQuotation quotation = { first, end - 1, first + 1, end, 0, APOSTIL_QUOTATION_DASH };

      g_array_append_val (quotations, quotation);
    }
  *open_after = FALSE;
  if (self.n_open > 0)
    {
      const ApostilQuotation *outer =
          &g_array_index (quotations, ApostilQuotation, self.stack[0].index);

      *open_after = outer->end == end;
    }
}
