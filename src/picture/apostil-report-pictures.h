/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-dossier-picture.h"
#include "apostil-picture.h"

G_BEGIN_DECLS

/* Pictures that leave the program, as wide as a page of a report: one by one as files, and all that
 * belong into an evidence sheet. */

GBytes *apostil_report_picture_write (ApostilPicture *picture,
                                      ApostilLook look,
                                      ApostilPictureFormat format,
                                      GError **error);
GPtrArray *apostil_report_pictures_draw (ApostilDocument *document);

G_END_DECLS
