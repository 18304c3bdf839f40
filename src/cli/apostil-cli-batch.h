/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-cli.h"

G_BEGIN_DECLS

/**
 * ApostilCliJob:
 * @input: a path, or « - »
 * @index: its place among the inputs
 * @data: of the command; read by all jobs at once
 * @output: what goes to standard output is appended
 * @messages: what goes to standard error is appended
 *
 * Works on one input, in any thread. Returns: whether it went well.
 */
typedef gboolean (*ApostilCliJob) (const gchar *input,
                                   guint index,
                                   gpointer data,
                                   GString *output,
                                   GString *messages);

/**
 * ApostilCliTurn:
 * @index: an input's place among the inputs
 * @data: of the command
 *
 * Is called for each input when its job and all turns before it are done, in the thread of the
 * caller. Returns: %FALSE when it makes no sense to go on.
 */
typedef gboolean (*ApostilCliTurn) (guint index, gpointer data);

ApostilExit apostil_cli_batch (gchar **inputs, ApostilCliJob job, gpointer data);
ApostilExit
apostil_cli_batch_in_turn (gchar **inputs, ApostilCliJob job, ApostilCliTurn turn, gpointer data);

G_END_DECLS
