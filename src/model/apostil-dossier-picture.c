/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-dossier-picture.h"

/**
 * apostil_dossier_picture_new:
 * @title: what it shows
 * @description: what is to be seen in it, in words
 *
 * Returns: (transfer full): a picture for an evidence sheet, not drawn yet
 */
ApostilDossierPicture *
apostil_dossier_picture_new (const gchar *title, const gchar *description)
{
  ApostilDossierPicture *self = g_new0 (ApostilDossierPicture, 1);

  self->title = g_strdup (title);
  self->description = g_strdup (description);
  return self;
}

/**
 * apostil_dossier_picture_free:
 * @self: (transfer full): a picture for an evidence sheet
 *
 * Frees it.
 */
void
apostil_dossier_picture_free (ApostilDossierPicture *self)
{
  g_free (self->title);
  g_free (self->description);
  g_clear_pointer (&self->svg, g_bytes_unref);
  g_clear_pointer (&self->svg_dark, g_bytes_unref);
  g_free (self);
}
