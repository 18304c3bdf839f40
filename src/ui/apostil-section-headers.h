/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"
#include "apostil-typesetter.h"

G_BEGIN_DECLS

/* What sections do to the page: which blocks are headings or left out, and the line about its
 * publication that stands above the first block of a section. */

typedef struct _ApostilSectionHeaders ApostilSectionHeaders;

ApostilSectionHeaders *apostil_section_headers_new (ApostilDocument *document);
void apostil_section_headers_free (ApostilSectionHeaders *self);
guint8 *apostil_section_headers_make_roles (ApostilSectionHeaders *self, ApostilBlocks *blocks);
gchar *
apostil_section_headers_get_words (ApostilSectionHeaders *self, ApostilBlocks *blocks, guint block);
gchar *apostil_section_headers_describe (ApostilDocument *document, ApostilSection *section);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilSectionHeaders, apostil_section_headers_free)

G_END_DECLS
