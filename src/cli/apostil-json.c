/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-json.h"

/**
 * apostil_json_add_string:
 * @builder: within an object
 * @name: of the member
 * @value: (nullable): what it is; without it there is no member
 *
 * Adds a member.
 */
void
apostil_json_add_string (JsonBuilder *builder, const gchar *name, const gchar *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * apostil_json_add_number:
 * @builder: within an object
 * @name: of the member
 * @value: what it is
 *
 * Adds a member.
 */
void
apostil_json_add_number (JsonBuilder *builder, const gchar *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}
