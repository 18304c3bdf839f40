/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-cli-pictures.h"

#include <glib/gi18n.h>

#include "apostil-claim-map.h"
#include "apostil-report-pictures.h"
#include "apostil-timeline.h"

/* Dark letters on white, whatever the desktop is like, since pictures go into reports. */
static GBytes *
write_picture (ApostilPicture *picture, ApostilPictureFormat format, GError **error)
{
  g_autoptr (ApostilPicture) owned = picture;

  return apostil_report_picture_write (owned, APOSTIL_LOOK_LIGHT, format, error);
}

static GBytes *
write_timeline_svg (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  return write_picture (apostil_timeline_new (document), APOSTIL_PICTURE_SVG, error);
}

static GBytes *
write_timeline_pdf (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  return write_picture (apostil_timeline_new (document), APOSTIL_PICTURE_PDF, error);
}

static GBytes *
write_timeline_png (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  return write_picture (apostil_timeline_new (document), APOSTIL_PICTURE_PNG, error);
}

static GBytes *
write_claims_svg (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  return write_picture (apostil_claim_map_new (document), APOSTIL_PICTURE_SVG, error);
}

static GBytes *
write_claims_pdf (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  return write_picture (apostil_claim_map_new (document), APOSTIL_PICTURE_PDF, error);
}

static GBytes *
write_claims_png (ApostilDocument *document, const ApostilExportOptions *options, GError **error)
{
  return write_picture (apostil_claim_map_new (document), APOSTIL_PICTURE_PNG, error);
}

static void
report_timeline (ApostilDocument *document, GPtrArray *losses)
{
  g_ptr_array_add (losses,
                   g_strdup (_ ("A timeline shows dates and claims; the text and all else that "
                                "is marked are not in it.")));
}

static void
report_claims (ApostilDocument *document, GPtrArray *losses)
{
  g_ptr_array_add (losses,
                   g_strdup (_ ("A claim map shows who claims and what contradicts it; the text "
                                "and all else that is marked are not in it.")));
}

static const gchar *const svg_extensions[] = { "svg", NULL };
static const gchar *const pdf_extensions[] = { "pdf", NULL };
static const gchar *const png_extensions[] = { "png", NULL };
static const gchar *const svg_types[] = { "image/svg+xml", NULL };
static const gchar *const pdf_types[] = { "application/pdf", NULL };
static const gchar *const png_types[] = { "image/png", NULL };

static const ApostilFormat pictures[] = {
  {
      .name = "timeline-svg",
      .label = N_ ("Timeline, SVG drawing"),
      .extensions = svg_extensions,
      .media_types = svg_types,
      .exports = TRUE,
      .write = write_timeline_svg,
      .report = report_timeline,
  },
  {
      .name = "timeline-pdf",
      .label = N_ ("Timeline, PDF document"),
      .extensions = pdf_extensions,
      .media_types = pdf_types,
      .exports = TRUE,
      .write = write_timeline_pdf,
      .report = report_timeline,
  },
  {
      .name = "timeline-png",
      .label = N_ ("Timeline, PNG image"),
      .extensions = png_extensions,
      .media_types = png_types,
      .exports = TRUE,
      .write = write_timeline_png,
      .report = report_timeline,
  },
  {
      .name = "claims-svg",
      .label = N_ ("Claim map, SVG drawing"),
      .extensions = svg_extensions,
      .media_types = svg_types,
      .exports = TRUE,
      .write = write_claims_svg,
      .report = report_claims,
  },
  {
      .name = "claims-pdf",
      .label = N_ ("Claim map, PDF document"),
      .extensions = pdf_extensions,
      .media_types = pdf_types,
      .exports = TRUE,
      .write = write_claims_pdf,
      .report = report_claims,
  },
  {
      .name = "claims-png",
      .label = N_ ("Claim map, PNG image"),
      .extensions = png_extensions,
      .media_types = png_types,
      .exports = TRUE,
      .write = write_claims_png,
      .report = report_claims,
  },
};

/**
 * apostil_cli_pictures_get_all:
 * @n_formats: (out): how many
 *
 * Returns: (array length=n_formats) (transfer none): all of them
 */
const ApostilFormat *
apostil_cli_pictures_get_all (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (pictures);
  return pictures;
}

/**
 * apostil_cli_pictures_lookup:
 * @name: name of a format
 *
 * Returns: (transfer none) (nullable): that format
 */
const ApostilFormat *
apostil_cli_pictures_lookup (const gchar *name)
{
  return apostil_format_find (pictures, G_N_ELEMENTS (pictures), name);
}
