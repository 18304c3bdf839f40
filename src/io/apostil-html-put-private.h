/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-dossier.h"

G_BEGIN_DECLS

/* Internal to io: what the files of the HTML exporter share. */

typedef struct
{
  GString *html;
  ApostilDossier *dossier;
  ApostilDocument *document;
  gchar *language; /* of the article, escaped; NULL when it is not known */
} ApostilHtmlWriter;

void apostil_html_put_escaped (GString *html, const gchar *text);
const gchar *apostil_html_get_colour (const gchar *colour);
void apostil_html_put_language (ApostilHtmlWriter *self);
void apostil_html_put_pieces (ApostilHtmlWriter *self, GArray *pieces);

void apostil_html_put_article (ApostilHtmlWriter *self);

G_END_DECLS
