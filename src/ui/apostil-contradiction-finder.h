/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-contradictions.h"

G_BEGIN_DECLS

/* Keeps at hand which claims of a document may contradict each other: looked for in a thread of
 * its own, some time after the last change, and only while somebody wants to know. */

#define APOSTIL_TYPE_CONTRADICTION_FINDER (apostil_contradiction_finder_get_type ())
G_DECLARE_FINAL_TYPE (ApostilContradictionFinder,
                      apostil_contradiction_finder,
                      APOSTIL,
                      CONTRADICTION_FINDER,
                      GObject)

/**
 * ApostilContradictionFinder::found: there is another answer.
 */

ApostilContradictionFinder *apostil_contradiction_finder_new (void);
void apostil_contradiction_finder_set_document (ApostilContradictionFinder *self,
                                                ApostilDocument *document);
/* Whether somebody wants to know. */
void apostil_contradiction_finder_set_active (ApostilContradictionFinder *self, gboolean active);
/* The candidates that nobody has set or dismissed yet, in text order:
 * (transfer container) (element-type ApostilContradiction). */
GPtrArray *apostil_contradiction_finder_get_open (ApostilContradictionFinder *self);

G_END_DECLS
