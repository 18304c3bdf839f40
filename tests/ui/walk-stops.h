/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window-fixture.h"

G_BEGIN_DECLS

/* What is in the window: nothing, our French sample with its marks, or FIXTURE_TEXT without any. */
typedef enum
{
  WALK_NOTHING,
  WALK_SAMPLE,
  WALK_TEXT,
} WalkArticle;

/* A place of the program that can be looked at: a view, a dialog, a popover, a bar. */
typedef struct
{
  const gchar *name;
  WalkArticle article;
  void (*go) (Fixture *fixture);
} WalkStop;

/* All of them. A new dialog, view or popover is a line here; that none is missing is tested. */
const WalkStop *walk_get_stops (guint *n_stops);

/* Notes what comes on the screen, and keeps it from sliding in; one for the whole program. */
typedef struct _WalkScreen WalkScreen;

#define WALK_FONT "Noto Sans"

/* Whether the font that everything is judged with is there; says so where it is not. */
gboolean walk_has_font (void);
WalkScreen *walk_screen_new (void);
/* The window, dialog, menu or popover in front of all others. */
GtkWidget *walk_screen_get_front (WalkScreen *self);
/* Whether a widget of that class was on the screen. */
gboolean walk_screen_has_shown (WalkScreen *self, const gchar *type);

/* What a test at a stop is given. */
typedef struct
{
  const WalkStop *stop;
  WalkScreen *screen;
  gpointer data;
} WalkCase;

void walk_set_up (Fixture *fixture, gconstpointer walk_case);
void walk_tear_down (Fixture *fixture, gconstpointer walk_case);
/* Opens what is folded away; forms are made anew now and then. */
void walk_unfold (GtkWidget *root);

G_END_DECLS
