/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-picture.h"

G_BEGIN_DECLS

/* The timeline of an article, on two axes: across, when it happened; down, where it is told. */

#define APOSTIL_TYPE_TIMELINE (apostil_timeline_get_type ())
G_DECLARE_FINAL_TYPE (ApostilTimeline, apostil_timeline, APOSTIL, TIMELINE, ApostilPicture)

ApostilPicture *apostil_timeline_new (ApostilDocument *document);
ApostilPicture *apostil_timeline_new_decided (ApostilDocument *document);

G_END_DECLS
