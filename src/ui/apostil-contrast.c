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
