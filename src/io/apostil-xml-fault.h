/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

/* What handlers of errors are given: constant since libxml2 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError ApostilXmlFault;
#else
typedef xmlError ApostilXmlFault;
#endif
