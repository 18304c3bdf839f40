/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-authority-files.h"
#include "apostil-lost-work.h"
#include "apostil-read-ahead.h"
#include "apostil-rejections.h"
#include "apostil-scheme-files.h"

G_BEGIN_DECLS

/* The program: one process, any number of windows, each with one document. A file is open in
 * at most one of them. */

#define APOSTIL_TYPE_APPLICATION (apostil_application_get_type ())
G_DECLARE_FINAL_TYPE (ApostilApplication, apostil_application, APOSTIL, APPLICATION, GtkApplication)

ApostilApplication *apostil_application_new (void);
/* The user's settings; NULL where the schema is not installed (a build tree, a broken system). */
GSettings *apostil_application_get_settings (ApostilApplication *self);
/* The person's authority lists. (transfer none) (nullable) */
ApostilAuthorityFiles *apostil_application_get_authority (ApostilApplication *self);
/* The schemes that there are; the first call begins to read the person's own, and « changed » says
 * when they are there. (transfer none) */
ApostilSchemeFiles *apostil_application_get_schemes (ApostilApplication *self);
/* The id of the scheme that new articles get. (transfer full) */
gchar *apostil_application_dup_default_scheme (ApostilApplication *self);
/* What was rejected across documents. (transfer none) */
ApostilRejections *apostil_application_get_rejections (ApostilApplication *self);
/* What a program that died had not saved. (transfer none) */
ApostilLostWork *apostil_application_get_lost_work (ApostilApplication *self);
/* @file, when the program began to read it as it started. (transfer full) (nullable) */
ApostilReadAhead *apostil_application_take_read_ahead (ApostilApplication *self, GFile *file);
/* A window is about to close. */
typedef struct _ApostilWindow ApostilWindow;
void apostil_application_note_closing (ApostilApplication *self, ApostilWindow *window);
/* Opens @file where it belongs: in the window that shows it, in an empty one (@preferred first), or in a new one. */
void apostil_application_open_file (ApostilApplication *self, GFile *file, GtkWindow *preferred);

G_END_DECLS
