/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"
#include "apostil-span.h"

G_BEGIN_DECLS

/* A stretch of the text with a role of its own and, where they differ from the article's,
 * its own publication date (the id of a date annotation), author, publisher, language.
 * The spans of all sections of a document are disjoint. */

#define APOSTIL_TYPE_SECTION (apostil_section_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSection, apostil_section, APOSTIL, SECTION, ApostilRecord)

ApostilSection *apostil_section_new (const gchar *id, const gchar *role);
const ApostilSpan *apostil_section_get_spans (ApostilSection *self, guint *n_spans);
void apostil_section_set_spans (ApostilSection *self, const ApostilSpan *spans, guint n_spans);
const gchar *apostil_section_get_published (ApostilSection *self); /* id of a date */
void apostil_section_set_published (ApostilSection *self, const gchar *date_id);

G_END_DECLS
