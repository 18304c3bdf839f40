/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ApostilError:
 * @APOSTIL_ERROR_INVALID: the input breaks the format or an invariant of the model
 * @APOSTIL_ERROR_LIMIT: a limit is passed; the message names it
 * @APOSTIL_ERROR_VERSION: the file was written by a later program
 * @APOSTIL_ERROR_REFERENCE: an id that does not exist, or is used twice
 * @APOSTIL_ERROR_SPAN: a span outside the text, empty, or overlapping its neighbour
 * @APOSTIL_ERROR_ENCODING: the character encoding is wrong or unknown
 * @APOSTIL_ERROR_STALE: the record is no longer the one in the document
 */
typedef enum
{
  APOSTIL_ERROR_INVALID,
  APOSTIL_ERROR_LIMIT,
  APOSTIL_ERROR_VERSION,
  APOSTIL_ERROR_REFERENCE,
  APOSTIL_ERROR_SPAN,
  APOSTIL_ERROR_ENCODING,
  APOSTIL_ERROR_STALE,
} ApostilError;

#define APOSTIL_ERROR (apostil_error_quark ())
GQuark apostil_error_quark (void);

/* Limits of the format (design: § 3); a file or a document beyond them is refused. */
#define APOSTIL_MAX_FILE_BYTES           (256u * 1024 * 1024)
#define APOSTIL_MAX_RECORDS              2000000u
#define APOSTIL_MAX_DEPTH                64u
#define APOSTIL_MAX_ATTRIBUTE_BYTES      (64u * 1024)
#define APOSTIL_MAX_START_TAG_BYTES      (1024u * 1024)
#define APOSTIL_MAX_START_TAG_ATTRIBUTES 256u

G_END_DECLS
