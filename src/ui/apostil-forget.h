/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-application.h"

G_BEGIN_DECLS

/* « Forget Everything »: every trace that the program keeps by itself, after it has asked. */

void apostil_forget_ask (ApostilApplication *application, GtkWindow *parent);

G_END_DECLS
