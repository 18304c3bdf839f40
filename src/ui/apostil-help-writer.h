/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-help-library.h"

G_BEGIN_DECLS

/* Sets pages of the help as text in a text view: its tags, its columns, its marks of lists; and
 * notes where links, sections and pictures came to stand. */

/**
 * ApostilHelpLink:
 * @start: character of the buffer
 * @end: character behind it
 * @target: page, and section behind « # »
 */
typedef struct
{
  gint start;
  gint end;
  gchar *target;
} ApostilHelpLink;

typedef struct _ApostilHelpWriter ApostilHelpWriter;

ApostilHelpWriter *apostil_help_writer_new (GtkTextView *view);
void apostil_help_writer_free (ApostilHelpWriter *self);

gboolean apostil_help_writer_restyle (ApostilHelpWriter *self);
void apostil_help_writer_write_page (ApostilHelpWriter *self,
                                     const ApostilHelpLibrary *library,
                                     const ApostilHelpPage *page);
void apostil_help_writer_write_found (ApostilHelpWriter *self,
                                      const ApostilHelpLibrary *library,
                                      const gchar *words);
void
apostil_help_writer_write_problem (ApostilHelpWriter *self, const gchar *title, const gchar *words);

GArray *apostil_help_writer_get_links (ApostilHelpWriter *self);
GPtrArray *apostil_help_writer_get_figures (ApostilHelpWriter *self);
gint apostil_help_writer_get_section (ApostilHelpWriter *self, const gchar *id);
GtkTextTag *apostil_help_writer_get_key_tag (ApostilHelpWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilHelpWriter, apostil_help_writer_free)

G_END_DECLS
