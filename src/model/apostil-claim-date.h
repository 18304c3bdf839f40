/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* When a claim was made (« Said on »), as far as the article says so: for lists, pictures and exports
 * alike. The rule, first that applies:
 *
 * 1. The date that stands in the sentence of the claim's cue (else of its source, else of its content)
 *    and outside its content and its other parts: « a déclaré dimanche que … ». A date within the content
 *    is what the claim is about, one within the source says who that is, and one within the content of
 *    another claim is that one's matter; so does one between commas between source and cue (« la préfète,
 *    qui avait assuré le contraire il y a une semaine, a indiqué … »). The nearest to the cue (source,
 *    content) wins, at equal distance the earlier. It must lie on the calendar and be no longer than a
 *    month: nobody says a thing in the 1980s; durations, sets and unresolved dates say nothing; nor do
 *    rejected dates nor, for a confirmed claim, suggested ones. Publication dates are left to 3.
 * 2. That of the claim which reports it (« within »), found in the same way.
 * 3. The publication date of its section, else of the article. */

typedef enum
{
  APOSTIL_CLAIM_DATE_NONE,
  APOSTIL_CLAIM_DATE_SENTENCE,  /* 1 */
  APOSTIL_CLAIM_DATE_REPORTED,  /* 2 */
  APOSTIL_CLAIM_DATE_PUBLISHED, /* 3 */
} ApostilClaimDateOrigin;

/**
 * ApostilClaimDate:
 * @origin: which part of the rule it is by
 * @value: (nullable): TIMEX3 value, %NULL with %APOSTIL_CLAIM_DATE_NONE; lives as long as the document
 *   is not changed
 * @date_id: (nullable): the date annotation that it is taken from
 */
typedef struct
{
  ApostilClaimDateOrigin origin;
  const gchar *value;
  const gchar *date_id;
} ApostilClaimDate;

ApostilClaimDate apostil_claim_date_get (ApostilDocument *document, ApostilAnnotation *claim);

G_END_DECLS
