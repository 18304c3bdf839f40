/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-record.h"

G_BEGIN_DECLS

/* What few records have: part of ApostilRecord. */
typedef struct
{
  gchar *reason;
  GArray *reason_args; /* of ApostilAttribute, in the order given */
  GStrv alternatives;
  gchar *foreign_attributes;
  gchar *foreign_elements;
} ApostilRecordExtra;

ApostilRecordExtra *apostil_record_extra_copy (const ApostilRecordExtra *from);
void apostil_record_extra_free (ApostilRecordExtra *extra);
gboolean apostil_record_extra_equal (const ApostilRecordExtra *a, const ApostilRecordExtra *b);
GArray *apostil_record_extra_ensure_args (ApostilRecordExtra *extra);

G_END_DECLS
