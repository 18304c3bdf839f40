/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-timeline-data.h"

G_BEGIN_DECLS

/* What a timeline says of its events, written and spoken. */

gchar *apostil_timeline_words_title (ApostilTimelineData *data, guint event);
gchar *apostil_timeline_words_detail (ApostilTimelineData *data, guint event);
gchar *apostil_timeline_words_many (ApostilTimelineData *data, const guint *events, guint n_events);
gchar *apostil_timeline_words_summarize (ApostilTimelineData *data);
gchar *apostil_timeline_words_speak (ApostilTimelineData *data, guint event);
gchar *
apostil_timeline_words_speak_many (ApostilTimelineData *data, const guint *events, guint n_events);

G_END_DECLS
