/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* A picture for an evidence sheet, drawn. It stands here because those who draw and those who write
 * do not know each other. */

/**
 * ApostilDossierPicture:
 * @title: what it shows
 * @description: what is to be seen in it, in words
 * @width: of the picture, in pixels of a page
 * @height: of the picture
 * @svg: (nullable): the picture, for a light page; %NULL when only words can be had of it
 * @svg_dark: (nullable): the same for a dark one
 */
typedef struct
{
  gchar *title;
  gchar *description;
  guint width;
  guint height;
  GBytes *svg;
  GBytes *svg_dark;
} ApostilDossierPicture;

/**
 * ApostilDossierPicturesFunc:
 * @document: what the sheet is about
 *
 * Returns: (transfer full) (element-type ApostilDossierPicture): pictures of it; the array frees its
 *   elements
 */
typedef GPtrArray *(*ApostilDossierPicturesFunc) (ApostilDocument *document);

ApostilDossierPicture *apostil_dossier_picture_new (const gchar *title, const gchar *description);
void apostil_dossier_picture_free (ApostilDossierPicture *self);

G_END_DECLS
