/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* A mark as it is quoted elsewhere: its words, who claims it, the article, its date, its address. */

gchar *apostil_citation_to_text (ApostilDocument *document, ApostilAnnotation *annotation);
gchar *apostil_citation_to_html (ApostilDocument *document, ApostilAnnotation *annotation);

G_END_DECLS
