/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-scheme-draft.h"

G_BEGIN_DECLS

/* One field of a part of a scheme: a control, below it a note where something is to be said of the
 * value. The control writes into the draft; the field follows what the draft says. */

typedef enum
{
  APOSTIL_FIELD_LINE,
  APOSTIL_FIELD_TEXT,
  APOSTIL_FIELD_COLOUR,
  APOSTIL_FIELD_KEY,
  APOSTIL_FIELD_VALUE_TYPE,
  APOSTIL_FIELD_FALLBACK,
  APOSTIL_FIELD_KINDS,
  APOSTIL_FIELD_YES,    /* "true" or absent */
  APOSTIL_FIELD_ON_OFF, /* absent or "off" */
} ApostilFieldControl;

#define APOSTIL_TYPE_SCHEME_FIELD (apostil_scheme_field_get_type ())
G_DECLARE_FINAL_TYPE (ApostilSchemeField, apostil_scheme_field, APOSTIL, SCHEME_FIELD, GtkBox)

GtkWidget *apostil_scheme_field_new (ApostilSchemeDraft *draft,
                                     guint node,
                                     const gchar *field,
                                     ApostilFieldControl control,
                                     const gchar *label);
GtkWidget *apostil_scheme_field_get_control (ApostilSchemeField *self);
void apostil_scheme_field_update (ApostilSchemeField *self);

G_END_DECLS
