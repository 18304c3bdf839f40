/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-tokens.h"

G_BEGIN_DECLS

/* Which quotation marks belong together. */

typedef enum
{
  APOSTIL_QUOTATION_NO_OPENING = 1 << 0, /* only a closing mark: it begins with the paragraph */
  APOSTIL_QUOTATION_NO_CLOSING = 1 << 1, /* only an opening mark: it ends with the paragraph */
  APOSTIL_QUOTATION_CONTINUES = 1 << 2,  /* goes on with the last one of the paragraph before */
  APOSTIL_QUOTATION_DASH = 1 << 3,       /* a dialogue dash opens it; it ends with the paragraph */
} ApostilQuotationFlags;

typedef struct
{
  guint first; /* token: the opening mark, or the first of the paragraph without one */
  guint last;  /* token: the closing mark, or the last of the paragraph without one */
  guint inner; /* the first token inside the marks */
  guint end;   /* the token after the last one inside the marks */
  guint depth; /* 0: not inside another one */
  guint flags; /* ApostilQuotationFlags */
} ApostilQuotation;

GArray *apostil_quotations_new (void);
void apostil_quotations_find (GArray *quotations,
                              const gchar *utf8,
                              const ApostilToken *tokens,
                              guint first,
                              guint end,
                              gboolean open_before,
                              gboolean *open_after);

G_END_DECLS
