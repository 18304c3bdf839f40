/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * A label of a few sentences that wraps, and is measured with little work. GtkLabel finds out how narrow
 * it could be by breaking its text after each word; it does that, and lays the text out anew, each time
 * that it is asked for a size. Three such labels were a tenth of the start of an empty window.
 *
 * Here one layout of the text is kept, apart from the one that is painted: it is as wide as the text in
 * one line (or max-width-chars) at most, a few letters at least, where a long word is broken, and its
 * height is remembered for the widths that it was asked for last. All else is GtkLabel. Only plain text
 * is measured so: no markup, no attributes, no ellipsis. */

#include "config.h"

#include "apostil-prose.h"

#include <string.h>

/* The narrowest is this many times the size of the font. */
#define LEAST_EMS 4

/* A container tries some before it gives one. */
#define N_WIDTHS 4

typedef struct
{
  gint width; /* 0: none yet */
  gint height;
  gint baseline;
} Height;

struct _ApostilProse
{
  GtkLabel parent_instance;

  PangoLayout *layout; /* (nullable) until it is measured */
  guint serial; /* of the context when it was: another font, another scale, another language */
  gint least;
  gint natural;
  Height heights[N_WIDTHS];
  guint next; /* of these, to be taken for another width */
};

G_DEFINE_FINAL_TYPE (ApostilProse, apostil_prose, GTK_TYPE_LABEL)

static void
forget (ApostilProse *self)
{
  g_clear_object (&self->layout);
  memset (self->heights, 0, sizeof self->heights);
}

/* As a label counts characters. */
static gint
get_character_width (PangoContext *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  gint width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                    pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width);
}

static gint
get_layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return PANGO_PIXELS_CEIL (logical.width);
}

static gint
get_em (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  gdouble size = (gdouble) pango_font_description_get_size (font) / PANGO_SCALE;
  gdouble resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;
  return (gint) (size + 0.5);
}

static void
measure (ApostilProse *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  gint most = gtk_label_get_max_width_chars (GTK_LABEL (self));

  if (self->layout != NULL && self->serial == pango_context_get_serial (context))
    return;
  forget (self);
  self->serial = pango_context_get_serial (context);
  self->layout = gtk_widget_create_pango_layout (widget, gtk_label_get_text (GTK_LABEL (self)));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  self->natural = get_layout_width (self->layout);
  if (most > 0)
    most *= get_character_width (context);
  if (most > 0 && self->natural > most)
    {
      pango_layout_set_width (self->layout, most * PANGO_SCALE);
      self->natural = get_layout_width (self->layout);
    }
  self->least = MIN (LEAST_EMS * get_em (context), self->natural);
}

static const Height *
measure_for_width (ApostilProse *self, gint width)
{
  Height *height;

  for (guint i = 0; i < N_WIDTHS; i++)
    if (self->heights[i].width == width)
      return &self->heights[i];
  height = &self->heights[self->next];
  self->next = (self->next + 1) % N_WIDTHS;
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &height->height);
  height->baseline = pango_layout_get_baseline (self->layout) / PANGO_SCALE;
  height->width = width;
  return height;
}

static void
apostil_prose_get_preferred_width (GtkWidget *widget, gint *minimum, gint *natural)
{
  ApostilProse *self = APOSTIL_PROSE (widget);

  measure (self);
  *minimum = self->least;
  *natural = self->natural;
}

static void
apostil_prose_get_preferred_width_for_height (GtkWidget *widget,
                                              gint height,
                                              gint *minimum,
                                              gint *natural)
{
  apostil_prose_get_preferred_width (widget, minimum, natural);
}

static void
apostil_prose_get_preferred_height_and_baseline_for_width (GtkWidget *widget,
                                                           gint width,
                                                           gint *minimum,
                                                           gint *natural,
                                                           gint *minimum_baseline,
                                                           gint *natural_baseline)
{
  ApostilProse *self = APOSTIL_PROSE (widget);
  const Height *height;

  measure (self);
  height = measure_for_width (self, MAX (width > 0 ? width : self->natural, 1));
  *minimum = *natural = height->height;
  if (minimum_baseline != NULL)
    *minimum_baseline = height->baseline;
  if (natural_baseline != NULL)
    *natural_baseline = height->baseline;
}

static void
apostil_prose_get_preferred_height_for_width (GtkWidget *widget,
                                              gint width,
                                              gint *minimum,
                                              gint *natural)
{
  apostil_prose_get_preferred_height_and_baseline_for_width (widget, width, minimum, natural, NULL,
                                                             NULL);
}

static void
apostil_prose_get_preferred_height (GtkWidget *widget, gint *minimum, gint *natural)
{
  apostil_prose_get_preferred_height_for_width (widget, -1, minimum, natural);
}

static void
apostil_prose_finalize (GObject *object)
{
  g_clear_object (&APOSTIL_PROSE (object)->layout);
  G_OBJECT_CLASS (apostil_prose_parent_class)->finalize (object);
}

static void
apostil_prose_class_init (ApostilProseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = apostil_prose_finalize;
  widget_class->get_preferred_width = apostil_prose_get_preferred_width;
  widget_class->get_preferred_width_for_height = apostil_prose_get_preferred_width_for_height;
  widget_class->get_preferred_height = apostil_prose_get_preferred_height;
  widget_class->get_preferred_height_for_width = apostil_prose_get_preferred_height_for_width;
  widget_class->get_preferred_height_and_baseline_for_width =
      apostil_prose_get_preferred_height_and_baseline_for_width;
}

static void
apostil_prose_init (ApostilProse *self)
{
  gtk_label_set_line_wrap (GTK_LABEL (self), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (self), PANGO_WRAP_WORD_CHAR);
  g_signal_connect (self, "notify::label", G_CALLBACK (forget), NULL);
  g_signal_connect (self, "notify::max-width-chars", G_CALLBACK (forget), NULL);
}
