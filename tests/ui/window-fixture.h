/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-window-private.h"

G_BEGIN_DECLS

/* The real window in a test, with an article in a folder of its own. */

#define FIXTURE_TEXT                                                                          \
  "Ahmad Massoud a parlé dimanche à Kaboul.\n"                                              \
  "« Nous voulons négocier », a-t-il déclaré. Selon Massoud, la guerre peut attendre.\n" \
  "« Ils ne veulent pas négocier », a dit un responsable. Massoud n’a pas répondu.\n"

typedef struct
{
  ApostilApplication *application;
  ApostilWindow *window;
  gchar *folder;
  gchar *path;
} Fixture;

#define wait_until(condition)                           \
  G_STMT_START                                          \
  {                                                     \
    for (guint n_ = 0; n_ < 1000 && !(condition); n_++) \
      fixture_spin (10);                                \
    g_assert_true (condition);                          \
  }                                                     \
  G_STMT_END

/* For main(): away from the user's files. NULL without a display, which it says. */
ApostilApplication *fixture_start (int *argc, char ***argv);

void fixture_spin (guint milliseconds);
void fixture_activate (Fixture *fixture, const gchar *name, const gchar *parameter);
gboolean fixture_is_enabled (Fixture *fixture, const gchar *name);
/* A key as the X server would send it. (transfer full) */
GdkEvent *fixture_new_key (Fixture *fixture, guint keyval, GdkModifierType state);
ApostilDocument *fixture_get_document (Fixture *fixture);
void fixture_load (Fixture *fixture, const gchar *path);
void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_select (Fixture *fixture, const gchar *words, guint nth);
ApostilAnnotation *fixture_get_current (Fixture *fixture);
guint fixture_count_marks (Fixture *fixture);
void fixture_assert_words (Fixture *fixture,
                           const ApostilSpan *spans,
                           guint n_spans,
                           const gchar *expected);

G_END_DECLS
