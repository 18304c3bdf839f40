/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-report-pictures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "apostil-claim-map.h"
#include "apostil-timeline.h"

/* As wide as a page of a report; as high as it becomes. */
#define WIDTH  1000
#define HEIGHT 640

/* A timeline stays half a megabyte however much there is in it; a claim map has a line for each claim. */
#define MAX_CLAIMS 600

/* However the desktop looks; from right to left if the words in the picture are. */
static ApostilTheme *
new_theme (ApostilLook look)
{
  ApostilTheme *theme = apostil_theme_new (look);
  /* Translators: the direction of your script, ltr (left to right) or rtl. */
  const gchar *direction = C_ ("direction of this translation", "ltr");

  apostil_theme_set_right_to_left (theme, g_str_equal (direction, "rtl"));
  return theme;
}

/**
 * apostil_report_picture_write:
 * @picture: a picture
 * @look: for what page
 * @format: into what
 * @error: where to say why it cannot be
 *
 * Reads what is not read yet, and lays the picture out. The thread that owns the document.
 *
 * Returns: (transfer full) (nullable): the whole picture as a file
 */
GBytes *
apostil_report_picture_write (ApostilPicture *picture,
                              ApostilLook look,
                              ApostilPictureFormat format,
                              GError **error)
{
  g_autoptr (ApostilTheme) theme = new_theme (look);

  apostil_picture_read (picture, 0);
  apostil_picture_lay_out (picture, theme, WIDTH, HEIGHT);
  return apostil_picture_write (picture, format, error);
}

static gboolean
draw (ApostilDossierPicture *self, ApostilPicture *picture, GError **error)
{
  gdouble width, height;

  self->svg =
      apostil_report_picture_write (picture, APOSTIL_LOOK_LIGHT, APOSTIL_PICTURE_SVG, error);
  if (self->svg == NULL)
    return FALSE;
  apostil_picture_get_size (picture, &width, &height);
  self->width = (guint) ceil (width);
  self->height = (guint) ceil (height);
  self->svg_dark =
      apostil_report_picture_write (picture, APOSTIL_LOOK_DARK, APOSTIL_PICTURE_SVG, error);
  return self->svg_dark != NULL;
}

/* In its place there are words when it is too large, or cannot be drawn. */
static void
add (GPtrArray *pictures, ApostilPicture *picture, const gchar *too_large)
{
  ApostilDossierPicture *drawn;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *summary = apostil_picture_summarize (picture);
  g_autofree gchar *words = NULL;

  if (summary == NULL)
    return;
  if (too_large != NULL)
    words = g_strdup_printf ("%s %s", summary, too_large);
  drawn = apostil_dossier_picture_new (apostil_picture_get_title (picture),
                                       words != NULL ? words : summary);
  if (too_large == NULL && !draw (drawn, picture, &error))
    {
      g_free (drawn->description);
      drawn->description = g_strdup_printf ("%s %s", summary, error->message);
      g_clear_pointer (&drawn->svg, g_bytes_unref);
    }
  g_ptr_array_add (pictures, drawn);
}

/**
 * apostil_report_pictures_draw:
 * @document: a document
 *
 * Draws the pictures of its evidence sheet: as everything there, of what is decided. None is empty. An
 * #ApostilDossierPicturesFunc.
 *
 * Returns: (transfer full) (element-type ApostilDossierPicture): timeline and claim map; words instead of
 *   a map that would be too large to read
 */
GPtrArray *
apostil_report_pictures_draw (ApostilDocument *document)
{
  GPtrArray *pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_dossier_picture_free);
  g_autoptr (ApostilPicture) timeline = apostil_timeline_new_decided (document);
  g_autoptr (ApostilPicture) map = apostil_claim_map_new_decided (document);

  g_autofree gchar *too_large = NULL;

  apostil_picture_read (timeline, 0);
  add (pictures, timeline, NULL);
  apostil_picture_read (map, 0);
  if (apostil_annotation_list_count_kind (apostil_document_get_annotations (document),
                                          APOSTIL_KIND_CLAIM) > MAX_CLAIMS)
    /* Translators: instead of a claim map in an evidence sheet. */
    too_large = g_strdup_printf (_ ("With more than %u claims the map is too large for this page; "
                                    "save it from the window, or export it, as a file of its own."),
                                 MAX_CLAIMS);
  add (pictures, map, too_large);
  return pictures;
}
