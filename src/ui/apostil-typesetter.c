/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-typesetter.h"
#include "apostil-estimator.h"
#include "apostil-layout-cache.h"
#include "apostil-line-counter.h"

#define CACHE_SIZE 768 /* above the most blocks that a screen of 4,096 pixels can show */

/* Heights are estimated word by word; for these many bytes, a millisecond or two, at once, and for
 * the rest of a longer text by its length alone until a thread has done it. */
#define BYTES_AT_ONCE (256 * 1024)

/* A font that text is set in. To measure one is to load it, in each language anew, which is much of what
 * it takes to open a small article; so that waits until there is text to be set in it. */
typedef struct
{
  PangoFontDescription *font; /* (nullable) until there is a typeface */
  gint pitch;
  gint baseline;               /* only once there is: */
  ApostilEstimator *estimator; /* (nullable) until it was measured */
} Face;

struct _ApostilTypesetter
{
  ApostilBlocks *blocks;
  ApostilHeights *heights;
  ApostilLayoutCache *cache;
  guint8 *roles; /* one a block; NULL: all body */

  PangoContext *ltr;
  PangoContext *rtl;
  Face body;
  Face heading;
  gint header_height;
  gint width;

  gboolean stale;         /* heights are to be estimated again before anybody reads them */
  guint n_refined;        /* so many blocks, from the first, have been estimated word by word */
  GCancellable *refining; /* (nullable) what is being estimated in a thread */
  ApostilHeightFunc height_func;
  gpointer height_data;
  ApostilRefinedFunc refined_func;
  gpointer refined_data;
};

/* Heights are to be estimated again; what a thread finds out meanwhile is of no use any more. */
static void
make_stale (ApostilTypesetter *self)
{
  self->stale = TRUE;
  if (self->refining != NULL)
    g_cancellable_cancel (self->refining);
  g_clear_object (&self->refining);
}

static void
face_clear (Face *face)
{
  g_clear_pointer (&face->font, pango_font_description_free);
  g_clear_pointer (&face->estimator, apostil_estimator_free);
}

/* @font: (transfer full) */
static void
face_set (Face *face, PangoFontDescription *font, gdouble pitch)
{
  face_clear (face);
  face->font = font;
  face->pitch = MAX ((gint) (pitch + 0.5), 4);
}

static const Face *
face_measure (Face *face, PangoContext *context)
{
  PangoFontMetrics *metrics;
  gint ascent, descent;

  if (face->estimator != NULL)
    return face;
  metrics = pango_context_get_metrics (context, face->font, NULL);
  ascent = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics));
  descent = PANGO_PIXELS (pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
  /* More of the leading below than above: underlines stand there. */
  face->baseline = ascent + (face->pitch - ascent - descent) * 2 / 5;
  face->estimator = apostil_estimator_new (context, face->font);
  return face;
}

/**
 * apostil_typesetter_new:
 *
 * Returns: (transfer full): a typesetter of the empty text, without a font yet
 */
ApostilTypesetter *
apostil_typesetter_new (void)
{
  ApostilTypesetter *self = g_new0 (ApostilTypesetter, 1);
  g_autoptr (ApostilText) empty = apostil_text_new ("", 0, NULL);

  self->cache = apostil_layout_cache_new (CACHE_SIZE);
  self->width = 1;
  apostil_typesetter_set_text (self, empty);
  return self;
}

/**
 * apostil_typesetter_free:
 * @self: (transfer full): a typesetter
 *
 * Frees @self.
 */
void
apostil_typesetter_free (ApostilTypesetter *self)
{
  make_stale (self);
  apostil_layout_cache_free (self->cache);
  g_clear_pointer (&self->blocks, apostil_blocks_unref);
  g_clear_pointer (&self->heights, apostil_heights_free);
  face_clear (&self->body);
  face_clear (&self->heading);
  g_clear_object (&self->ltr);
  g_clear_object (&self->rtl);
  g_free (self->roles);
  g_free (self);
}

/**
 * apostil_typesetter_set_height_func:
 * @self: a typesetter
 * @func: (scope forever) (nullable): called when a block turns out higher or lower than estimated
 * @user_data: for @func
 *
 * Sets who is told of corrections.
 */
void
apostil_typesetter_set_height_func (ApostilTypesetter *self,
                                    ApostilHeightFunc func,
                                    gpointer user_data)
{
  self->height_func = func;
  self->height_data = user_data;
}

/**
 * apostil_typesetter_set_refined_func:
 * @self: a typesetter
 * @func: (scope forever) (nullable): called when all heights have been estimated word by word
 * @user_data: for @func
 *
 * Sets who is told of what apostil_typesetter_refine() began.
 */
void
apostil_typesetter_set_refined_func (ApostilTypesetter *self,
                                     ApostilRefinedFunc func,
                                     gpointer user_data)
{
  self->refined_func = func;
  self->refined_data = user_data;
}

/**
 * apostil_typesetter_set_text:
 * @self: a typesetter
 * @text: the text to set
 *
 * Takes another text. All blocks become body.
 */
void
apostil_typesetter_set_text (ApostilTypesetter *self, ApostilText *text)
{
  apostil_layout_cache_clear (self->cache);
  g_clear_pointer (&self->blocks, apostil_blocks_unref);
  g_clear_pointer (&self->heights, apostil_heights_free);
  g_clear_pointer (&self->roles, g_free);
  self->blocks = apostil_blocks_new (text);
  self->heights = apostil_heights_new (apostil_blocks_get_length (self->blocks));
  make_stale (self);
}

/**
 * apostil_typesetter_set_typeface:
 * @self: a typesetter
 * @typeface: fonts and distances
 *
 * Sets the text in another font, or another size of it.
 */
void
apostil_typesetter_set_typeface (ApostilTypesetter *self, const ApostilTypeface *typeface)
{
  gdouble size = (gdouble) pango_font_description_get_size (typeface->font) / PANGO_SCALE;
  PangoFontDescription *heading;

  apostil_layout_cache_clear (self->cache);
  g_set_object (&self->ltr, typeface->ltr);
  g_set_object (&self->rtl, typeface->rtl);
  pango_context_set_base_dir (self->ltr, PANGO_DIRECTION_LTR);
  pango_context_set_base_dir (self->rtl, PANGO_DIRECTION_RTL);

  heading = pango_font_description_copy (typeface->font);
  pango_font_description_set_weight (heading, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (heading, size * 1.35 * PANGO_SCALE);
  face_set (&self->body, pango_font_description_copy (typeface->font),
            size * typeface->line_height);
  face_set (&self->heading, heading, size * 1.35 * (typeface->line_height - 0.25));
  self->header_height = typeface->header_height;
  make_stale (self);
}

/**
 * apostil_typesetter_set_width:
 * @self: a typesetter
 * @width: of the column, in pixels
 *
 * Sets the text at another width.
 */
void
apostil_typesetter_set_width (ApostilTypesetter *self, gint width)
{
  width = MAX (width, 1);
  if (width == self->width)
    return;
  self->width = width;
  apostil_layout_cache_clear (self->cache);
  make_stale (self);
}

/**
 * apostil_typesetter_set_roles:
 * @self: a typesetter
 * @roles: (transfer full) (nullable): #ApostilBlockRole of each block; %NULL: all body
 *
 * Sets which blocks are headings and which begin a section. Those that changed are laid
 * out again.
 */
void
apostil_typesetter_set_roles (ApostilTypesetter *self, guint8 *roles)
{
  guint n = apostil_blocks_get_length (self->blocks);

  for (guint i = 0; i < n; i++)
    if ((roles != NULL ? roles[i] : 0) != apostil_typesetter_get_role (self, i))
      {
        apostil_layout_cache_drop (self->cache, i);
        make_stale (self);
      }
  g_free (self->roles);
  self->roles = roles;
}

/**
 * apostil_typesetter_get_role:
 * @self: a typesetter
 * @block: a block
 *
 * Returns: its #ApostilBlockRole
 */
guint
apostil_typesetter_get_role (ApostilTypesetter *self, guint block)
{
  return self->roles != NULL ? self->roles[block] : APOSTIL_ROLE_BODY;
}

/**
 * apostil_typesetter_get_blocks:
 * @self: a typesetter
 *
 * Returns: (transfer none): the blocks of the text
 */
ApostilBlocks *
apostil_typesetter_get_blocks (ApostilTypesetter *self)
{
  return self->blocks;
}

static const Face *
get_face (ApostilTypesetter *self, gboolean heading)
{
  return face_measure (heading ? &self->heading : &self->body, self->ltr);
}

static void
get_style (ApostilTypesetter *self, guint index, ApostilBlockStyle *style)
{
  const ApostilBlock *block = apostil_blocks_get (self->blocks, index);
  guint role = apostil_typesetter_get_role (self, index);
  gboolean heading = (role & APOSTIL_ROLE_HEADING) != 0;
  const Face *face = get_face (self, heading);
  gint pitch = self->body.pitch;

  style->rtl = (block->flags & APOSTIL_BLOCK_RTL) != 0;
  style->font = face->font;
  style->width = self->width;
  style->pitch = face->pitch;
  style->baseline = face->baseline;
  style->before = 0;
  style->after = (block->flags & APOSTIL_BLOCK_PARAGRAPH_END) != 0 ? pitch / 4 : 0;
  if ((role & APOSTIL_ROLE_HEADER) != 0)
    style->before = self->header_height + (index > 0 ? pitch / 2 : 0);
  else if (heading && index > 0 && (block->flags & APOSTIL_BLOCK_PARAGRAPH_START) != 0)
    style->before = pitch / 4;
  if (block->n_bytes == 0)
    {
      style->pitch = MAX (pitch / 4, 8);
      style->baseline = style->pitch;
      style->after = 0;
    }
}

static gint
make_height (const ApostilBlockStyle *style, guint lines)
{
  return style->before + (gint) lines * style->pitch + style->after;
}

/* The height of a block that has no layout, word by word. */
static gint
estimate_block (ApostilTypesetter *self, guint index)
{
  const ApostilBlock *block = apostil_blocks_get (self->blocks, index);
  ApostilBlockStyle style;
  guint lines = 1;

  get_style (self, index, &style);
  if (block->n_bytes > 0)
    lines = apostil_estimator_count_lines (
        style.font == self->heading.font ? self->heading.estimator : self->body.estimator,
        apostil_blocks_get_utf8 (self->blocks, index), block->n_bytes, style.width * PANGO_SCALE);
  return make_height (&style, lines);
}

/* The same by its length alone; the last line is half full on average. */
static gint
guess_block (ApostilTypesetter *self, guint index)
{
  guint32 length = apostil_span_length (apostil_blocks_get_span (self->blocks, index));
  gint64 width = (gint64) length *
                 apostil_estimator_get_average (get_face (self, FALSE)->estimator);
  ApostilBlockStyle style;

  get_style (self, index, &style);
  return make_height (&style, 1 + (guint) (width / ((gint64) style.width * PANGO_SCALE)));
}

static void
estimate (ApostilTypesetter *self)
{
  guint n = apostil_blocks_get_length (self->blocks);
  g_autofree gint *heights = g_new (gint, n);
  gsize n_bytes = 0;

  self->n_refined = n;
  for (guint i = 0; i < n; i++)
    {
      ApostilBlockLayout *layout = apostil_layout_cache_get (self->cache, i);

      n_bytes += apostil_blocks_get (self->blocks, i)->n_bytes;
      if (n_bytes > BYTES_AT_ONCE && self->n_refined == n)
        self->n_refined = i;
      if (layout != NULL)
        heights[i] = apostil_block_layout_get_height (layout);
      else
        heights[i] = i < self->n_refined ? estimate_block (self, i) : guess_block (self, i);
    }
  apostil_heights_set_all (self->heights, heights);
  self->stale = FALSE;
}

/* Blocks with letters that nobody had measured are estimated here, which measures them. Where another
 * script begins there are many: what is left after some of them goes to the thread once more. */
static void
lines_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilTypesetter *self = user_data;
  g_autofree guint16 *lines = apostil_line_counter_finish (result, NULL);
  g_autofree gint *heights = NULL;
  gsize n_bytes = 0;
  guint first;
  guint n;

  /* Cancelled: there may be no typesetter any more. */
  if (lines == NULL)
    return;
  first = self->n_refined;
  n = apostil_blocks_get_length (self->blocks);
  self->n_refined = n;
  heights = g_new (gint, n);
  for (guint i = 0; i < n; i++)
    {
      guint n_lines = i < first ? 0 : lines[i - first];
      ApostilBlockStyle style;

      heights[i] = apostil_heights_get (self->heights, i);
      if (i < first || apostil_layout_cache_get (self->cache, i) != NULL)
        continue;
      get_style (self, i, &style);
      if (n_lines == 0)
        n_bytes += apostil_blocks_get (self->blocks, i)->n_bytes;
      if (n_lines > 0)
        heights[i] = make_height (&style, n_lines);
      else if (n_bytes < BYTES_AT_ONCE)
        heights[i] = estimate_block (self, i);
      else
        self->n_refined = MIN (self->n_refined, i);
    }
  apostil_heights_set_all (self->heights, heights);
  g_clear_object (&self->refining);
  apostil_typesetter_refine (self);
  if (self->refining == NULL && self->refined_func != NULL)
    self->refined_func (self->refined_data);
}

/* Which blocks are set as headings. */
static guint8 *
dup_headings (ApostilTypesetter *self)
{
  guint n = apostil_blocks_get_length (self->blocks);
  guint8 *headings;

  if (self->roles == NULL)
    return NULL;
  headings = g_new (guint8, n);
  for (guint i = 0; i < n; i++)
    headings[i] = self->roles[i] & APOSTIL_ROLE_HEADING;
  return headings;
}

/**
 * apostil_typesetter_refine:
 * @self: a typesetter with a typeface
 *
 * Begins to estimate the heights of all blocks word by word, in a thread, unless that is done or under
 * way; only a long text needs it. When it is done, and nothing has changed since, the heights are
 * other ones and the function of apostil_typesetter_set_refined_func() is called.
 */
void
apostil_typesetter_refine (ApostilTypesetter *self)
{
  ApostilLineCounter *counter;

  if (apostil_typesetter_is_refined (self) || self->refining != NULL)
    return;
  counter = g_new0 (ApostilLineCounter, 1);
  counter->blocks = apostil_blocks_ref (self->blocks);
  counter->first = self->n_refined;
  counter->headings = dup_headings (self);
  counter->body = apostil_estimator_copy (get_face (self, FALSE)->estimator);
  if (self->heading.estimator != NULL)
    counter->heading = apostil_estimator_copy (self->heading.estimator);
  counter->width = self->width * PANGO_SCALE;
  self->refining = g_cancellable_new ();
  apostil_line_counter_run (counter, self->refining, lines_counted, self);
}

/**
 * apostil_typesetter_is_refined:
 * @self: a typesetter with a typeface
 *
 * Returns: whether all heights have been estimated word by word; see apostil_typesetter_refine()
 */
gboolean
apostil_typesetter_is_refined (ApostilTypesetter *self)
{
  apostil_typesetter_get_heights (self);
  return self->n_refined == apostil_blocks_get_length (self->blocks);
}

/**
 * apostil_typesetter_get_heights:
 * @self: a typesetter with a typeface
 *
 * Returns: (transfer none): the heights of all blocks, estimated anew if anything changed; see
 *   apostil_typesetter_refine()
 */
ApostilHeights *
apostil_typesetter_get_heights (ApostilTypesetter *self)
{
  if (self->stale && self->body.font != NULL)
    estimate (self);
  return self->heights;
}

/**
 * apostil_typesetter_get:
 * @self: a typesetter with a typeface
 * @block: a block
 *
 * Returns: (transfer none): the block laid out; it lives while some hundred others are asked for
 */
ApostilBlockLayout *
apostil_typesetter_get (ApostilTypesetter *self, guint block)
{
  ApostilBlockLayout *layout = apostil_layout_cache_get (self->cache, block);
  ApostilBlockStyle style;
  gint change;

  if (layout != NULL)
    return layout;
  g_return_val_if_fail (self->body.font != NULL, NULL);

  get_style (self, block, &style);
  layout = apostil_block_layout_new (style.rtl ? self->rtl : self->ltr,
                                     apostil_blocks_get_utf8 (self->blocks, block),
                                     apostil_blocks_get (self->blocks, block)->n_bytes, &style);
  apostil_layout_cache_put (self->cache, block, layout);
  /* Heights that nobody has read yet are not worth estimating for this. */
  if (self->stale)
    return layout;
  change = apostil_block_layout_get_height (layout) - apostil_heights_get (self->heights, block);
  if (change != 0)
    {
      apostil_heights_set (self->heights, block, apostil_block_layout_get_height (layout));
      if (self->height_func != NULL)
        self->height_func (block, change, self->height_data);
    }
  return layout;
}

/**
 * apostil_typesetter_has:
 * @self: a typesetter
 * @block: a block
 *
 * Returns: whether its layout is at hand
 */
gboolean
apostil_typesetter_has (ApostilTypesetter *self, guint block)
{
  return apostil_layout_cache_get (self->cache, block) != NULL;
}

/**
 * apostil_typesetter_get_pitch:
 * @self: a typesetter
 *
 * Returns: the distance from line to line of the body
 */
gint
apostil_typesetter_get_pitch (ApostilTypesetter *self)
{
  return self->body.pitch;
}

/**
 * apostil_typesetter_get_average:
 * @self: a typesetter
 *
 * Returns: how wide a character of the body is on average, in pixels
 */
gint
apostil_typesetter_get_average (ApostilTypesetter *self)
{
  if (self->body.font == NULL)
    return 1;
  return MAX (PANGO_PIXELS (apostil_estimator_get_average (get_face (self, FALSE)->estimator)), 1);
}
