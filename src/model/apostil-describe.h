/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* Marks in words for people: what is spoken, shown in tooltips and copied. */

gboolean apostil_describe_kind_has_part (const ApostilKind *kind, const gchar *role);
const gchar *apostil_describe_get_label (ApostilDocument *document, ApostilAnnotation *annotation);
const gchar *apostil_describe_get_colour (ApostilDocument *document, ApostilAnnotation *annotation);
gchar *
apostil_describe_words (ApostilDocument *document, ApostilAnnotation *annotation, guint max_chars);
gchar *
apostil_describe_words_in (ApostilText *text, ApostilAnnotation *annotation, guint max_chars);
const gchar *apostil_describe_calendar (ApostilDocument *document, ApostilAnnotation *date);
gchar *apostil_describe_date (ApostilDocument *document,
                              ApostilAnnotation *date,
                              const gchar *value,
                              gboolean brief);
gchar *apostil_describe_claimants (ApostilDocument *document, ApostilAnnotation *claim);
gchar *apostil_describe_short (ApostilDocument *document, ApostilAnnotation *annotation);
gchar *apostil_describe_suggestion (ApostilDocument *document,
                                    ApostilAnnotation *suggestion,
                                    guint number,
                                    guint total);
gchar *apostil_describe_annotation (ApostilDocument *document, ApostilAnnotation *annotation);

G_END_DECLS
