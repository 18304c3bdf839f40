/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-contrast.h"

#include <math.h>

static gdouble
linear (gdouble channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static gdouble
luminance (const GdkRGBA *colour)
{
  return 0.2126 * linear (colour->red) + 0.7152 * linear (colour->green) +
         0.0722 * linear (colour->blue);
}

/**
 * apostil_contrast_ratio:
 * @a: a colour
 * @b: another, in whichever order
 *
 * Both are taken as opaque.
 *
 * Returns: from 1, the same, to 21, black and white
 */
gdouble
apostil_contrast_ratio (const GdkRGBA *a, const GdkRGBA *b)
{
  gdouble one = luminance (a);
  gdouble two = luminance (b);

  return (MAX (one, two) + 0.05) / (MIN (one, two) + 0.05);
}

/**
 * apostil_contrast_reach:
 * @colour: (inout): a colour of words or signs
 * @page: what they stand on
 * @ink: the colour of words on @page
 * @wanted: the ratio that is asked of @colour
 *
 * Moves @colour towards @ink, no further than it must to stand out from @page as @wanted.
 */
void
apostil_contrast_reach (GdkRGBA *colour, const GdkRGBA *page, const GdkRGBA *ink, gdouble wanted)
{
  const GdkRGBA own = *colour;

  for (guint step = 1; step <= 20 && apostil_contrast_ratio (colour, page) < wanted; step++)
    {
      gdouble part = step / 20.0;

      colour->red = own.red + (ink->red - own.red) * part;
      colour->green = own.green + (ink->green - own.green) * part;
      colour->blue = own.blue + (ink->blue - own.blue) * part;
    }
}
