/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-finding.h"

G_BEGIN_DECLS

/* The checks that need only the model. Those that need to know a language are beside the engines and
 * run these, too: apostil_review_document(). */

/**
 * ApostilFindings:
 * @document: what is checked
 * @text: its text
 * @cancellable: (nullable): asked now and then
 * @found: (element-type ApostilFinding): what was found so far
 * @mentions: id of an entity → its first mention
 *
 * A run of the checks: what they read and where they put what they find.
 */
typedef struct
{
  ApostilDocument *document;
  ApostilText *text;
  GCancellable *cancellable;
  GPtrArray *found;
  GHashTable *mentions;
} ApostilFindings;

void
apostil_findings_init (ApostilFindings *self, ApostilDocument *document, GCancellable *cancellable);
void apostil_findings_clear (ApostilFindings *self);

void apostil_findings_run (ApostilFindings *self);
void apostil_findings_sort (ApostilFindings *self);

/* The checks, one file each. */
void apostil_findings_check_dates (ApostilFindings *self);
void apostil_findings_check_names (ApostilFindings *self);
void apostil_findings_check_claims (ApostilFindings *self);

/* What they share. */
ApostilFinding *apostil_findings_add (ApostilFindings *self, const gchar *code);
void apostil_findings_add_mark (ApostilFindings *self,
                                ApostilFinding *finding,
                                ApostilAnnotation *annotation);
void
apostil_findings_add_entity (ApostilFindings *self, ApostilFinding *finding, ApostilEntity *entity);
void apostil_findings_add_line (ApostilFinding *finding, const gchar *name, guint place);
gchar *apostil_findings_dup_words (ApostilFindings *self, ApostilSpan span);
gchar *apostil_findings_dup_source (ApostilFindings *self, ApostilAnnotation *claim);
gboolean apostil_findings_reads (ApostilFindings *self, ApostilAnnotation *annotation);
gboolean apostil_findings_is_out (ApostilFindings *self, guint32 offset);
gboolean apostil_findings_is_cancelled (ApostilFindings *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ApostilFindings, apostil_findings_clear)

G_END_DECLS
