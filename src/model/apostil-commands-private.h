/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-commands.h"
#include "apostil-error.h"

G_BEGIN_DECLS

/* What the commands share. « current » is the record that the document holds now under the
 * id of one that a view may have kept for a while. */

gboolean apostil_command_fail (GError **error, ApostilError code, const gchar *format, ...)
    G_GNUC_PRINTF (3, 4);
gpointer apostil_command_resolve (ApostilDocument *document, gpointer record, GError **error);
gpointer apostil_command_change (ApostilEdit *edit, gpointer record);
gboolean apostil_command_fit_span (ApostilDocument *document,
                                   ApostilSpan wanted,
                                   gboolean trim,
                                   ApostilSpan *span,
                                   GError **error);
gchar *apostil_command_name_of_words (ApostilDocument *document, ApostilSpan span);
const gchar *apostil_command_form_of_words (const gchar *words);
const gchar *apostil_command_entity_label (ApostilEntity *entity);

/* The entity that @words of a type name: none, one or several. (transfer container) */
GPtrArray *
apostil_command_match_entities (ApostilDocument *document, const gchar *type, const gchar *words);
ApostilEntity *apostil_command_create_entity (ApostilDocument *document,
                                              ApostilEdit *edit,
                                              const gchar *type,
                                              const gchar *name);

void apostil_command_adopt_claimant (ApostilDocument *document,
                                     GPtrArray *mentions,
                                     ApostilAnnotation *changed);
void apostil_command_lend_claimant (ApostilDocument *document,
                                    ApostilEdit *edit,
                                    ApostilAnnotation *mention);
void apostil_command_link (ApostilEdit *edit, ApostilAnnotation *mention, const gchar *entity_id);
/* Removes @annotations and everything that hangs on them. */
void apostil_cascade_delete (ApostilDocument *document, ApostilEdit *edit, GPtrArray *annotations);
/* Takes out every link to @id. */
void apostil_cascade_drop_links (ApostilDocument *document, ApostilEdit *edit, const gchar *id);
/* Removes @entity_id unless something links to it in the end or it carries what somebody wrote. */
void apostil_cascade_orphan (ApostilDocument *document, ApostilEdit *edit, const gchar *entity_id);

G_END_DECLS
