/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "apostil-article-view.h"

G_BEGIN_DECLS

/* An article view in a window on the test's display, and events as a person makes them. */

typedef struct
{
  ApostilSession *session;
  GtkWidget *window;
  GtkWidget *view;
  GtkAdjustment *adjustment;
} ViewFixture;

void view_fixture_init (ViewFixture *fixture, ApostilDocument *document, gint width, gint height);
void view_fixture_clear (ViewFixture *fixture);
void view_fixture_iterate (void);
void view_fixture_key (ViewFixture *fixture, guint keyval, GdkModifierType state);
void view_fixture_button (ViewFixture *fixture,
                          GdkEventType type,
                          gdouble x,
                          gdouble y,
                          GdkModifierType state);
void view_fixture_motion (ViewFixture *fixture, gdouble x, gdouble y);
void view_fixture_get_middle (ViewFixture *fixture, guint32 offset, gdouble *x, gdouble *y);

G_END_DECLS
