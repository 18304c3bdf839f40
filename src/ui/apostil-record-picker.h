/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-session.h"

G_BEGIN_DECLS

/* A popover to pick an entity, or an annotation of given kinds, by typing a part of its words;
 * at most as many rows as a person reads. With @create it offers to make a new entity. */

#define APOSTIL_TYPE_RECORD_PICKER (apostil_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (ApostilRecordPicker,
                      apostil_record_picker,
                      APOSTIL,
                      RECORD_PICKER,
                      GtkPopover)

/**
 * ApostilRecordPicker::picked: (id) a record was chosen.
 * ApostilRecordPicker::create: (name) a new one is wanted.
 */

GtkWidget *
apostil_record_picker_new (ApostilSession *session, const gchar *const *targets, gboolean create);
/* Opens it beside @button; @exclude: ids not to be offered; @words: what the entry starts with. */
void apostil_record_picker_open (ApostilRecordPicker *self,
                                 GtkWidget *button,
                                 const gchar *const *exclude,
                                 const gchar *words);

/* What a record is called in a chip or a row: an entity's name, an annotation's words in quotation
 * marks, cut to @n_chars. (transfer full) */
gchar *apostil_record_label (ApostilDocument *document, const gchar *id, guint n_chars);
/* The colour class of a record: its entity's type, its kind. (nullable) */
const gchar *apostil_record_colour (ApostilDocument *document, const gchar *id);
/* A small square in that colour, as Pango markup, to stand before the label. (transfer full) */
gchar *apostil_colour_markup (GtkWidget *widget, const gchar *colour);

G_END_DECLS
