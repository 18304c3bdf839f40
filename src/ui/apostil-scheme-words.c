/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-scheme-words.h"

#include <glib/gi18n.h>

#include "apostil-list-words.h"

static const struct
{
  const gchar *element;
  const gchar *name;
  const gchar *fresh; /* the label that a new one begins with */
  const gchar *add;   /* in the menu */
} elements[] = {
  { APOSTIL_DRAFT_SCHEME, NC_ ("part of a scheme", "Scheme"), NULL, NULL },
  { APOSTIL_DRAFT_KIND, NC_ ("part of a scheme", "Kind"), NC_ ("part of a scheme", "New kind"),
    NC_ ("add to a scheme", "_Kind of mark") },
  { APOSTIL_DRAFT_TYPE, NC_ ("part of a scheme", "Type"), NC_ ("part of a scheme", "New type"),
    NC_ ("add to a scheme", "_Type") },
  { APOSTIL_DRAFT_ATTRIBUTE, NC_ ("part of a scheme", "Attribute"),
    NC_ ("part of a scheme", "New attribute"), NC_ ("add to a scheme", "_Attribute") },
  { APOSTIL_DRAFT_CHOICE, NC_ ("part of a scheme", "Choice"),
    NC_ ("part of a scheme", "New choice"), NC_ ("add to a scheme", "_Choice") },
  { APOSTIL_DRAFT_LINK, NC_ ("part of a scheme", "Link"), NC_ ("part of a scheme", "New link"),
    NC_ ("add to a scheme", "_Link to other marks") },
  { APOSTIL_DRAFT_PART, NC_ ("part of a scheme", "Words"), NC_ ("part of a scheme", "New words"),
    /* Translators: words of the article that belong to a mark, such as those that name the source */
    NC_ ("add to a scheme", "_Words of its own") },
  { APOSTIL_DRAFT_RELATION, NC_ ("part of a scheme", "Relation"),
    NC_ ("part of a scheme", "new relation"), NC_ ("add to a scheme", "_Relation between marks") },
  { APOSTIL_DRAFT_VARIABLE, NC_ ("part of a scheme", "Article"),
    NC_ ("part of a scheme", "New question"),
    /* Translators: what is asked of every article, such as its country */
    NC_ ("add to a scheme", "_Question about the article") },
  { APOSTIL_DRAFT_ROLE, NC_ ("part of a scheme", "Section"),
    NC_ ("part of a scheme", "New section"), NC_ ("add to a scheme", "_Section of the article") },
};

static guint
find (const gchar *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_str_equal (elements[i].element, element))
      return i;
  g_assert_not_reached ();
}

/**
 * apostil_scheme_words_element:
 * @element: %APOSTIL_DRAFT_KIND …
 *
 * Returns: what it is called
 */
const gchar *
apostil_scheme_words_element (const gchar *element)
{
  return g_dpgettext2 (NULL, "part of a scheme", elements[find (element)].name);
}

/**
 * apostil_scheme_words_new:
 * @element: %APOSTIL_DRAFT_KIND …, but not the scheme
 *
 * Returns: the label of a new one, until it has another
 */
const gchar *
apostil_scheme_words_new (const gchar *element)
{
  return g_dpgettext2 (NULL, "part of a scheme", elements[find (element)].fresh);
}

/**
 * apostil_scheme_words_add:
 * @element: %APOSTIL_DRAFT_KIND …, but not the scheme
 *
 * Returns: the line of a menu that adds one, with a mnemonic
 */
const gchar *
apostil_scheme_words_add (const gchar *element)
{
  return g_dpgettext2 (NULL, "add to a scheme", elements[find (element)].add);
}

/**
 * apostil_scheme_words_colour:
 * @colour: the name of a colour in a scheme
 *
 * Returns: what it is called
 */
const gchar *
apostil_scheme_words_colour (const gchar *colour)
{
  static const struct
  {
    const gchar *colour;
    const gchar *name;
  } colours[] = {
    { "amber", NC_ ("colour", "Amber") },         { "blue", NC_ ("colour", "Blue") },
    { "green", NC_ ("colour", "Green") },         { "grey", NC_ ("colour", "Grey") },
    { "rose", NC_ ("colour", "Rose") },           { "sky", NC_ ("colour", "Sky blue") },
    { "vermilion", NC_ ("colour", "Vermilion") }, { "yellow", NC_ ("colour", "Yellow") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_str_equal (colours[i].colour, colour))
      return g_dpgettext2 (NULL, "colour", colours[i].name);
  return colour;
}

/**
 * apostil_scheme_words_value_type:
 * @type: a type of values as schemes write it
 *
 * Returns: what it is called
 */
const gchar *
apostil_scheme_words_value_type (const gchar *type)
{
  static const struct
  {
    const gchar *type;
    const gchar *name;
  } types[] = {
    { "string", NC_ ("type of value", "One line") },
    { "text", NC_ ("type of value", "Several lines") },
    { "choice", NC_ ("type of value", "One of several choices") },
    { "boolean", NC_ ("type of value", "Yes or no") },
    { "integer", NC_ ("type of value", "Whole number") },
    { "date", NC_ ("type of value", "Date") },
    { "timex", NC_ ("type of value", "Time value (TIMEX3)") },
    { "uri", NC_ ("type of value", "Web address") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, type))
      return g_dpgettext2 (NULL, "type of value", types[i].name);
  return type;
}

/**
 * apostil_scheme_words_reserved_key:
 * @key: a letter that has a fixed meaning in the article
 *
 * Returns: what it does
 */
const gchar *
apostil_scheme_words_reserved_key (const gchar *key)
{
  static const struct
  {
    const gchar *key;
    const gchar *meaning;
  } meanings[] = {
    { "A", NC_ ("key", "marks all occurrences") },
    { "B", NC_ ("key", "gives the publication date") },
    { "F", NC_ ("key", "adds a fragment") },
    { "N", NC_ ("key", "rejects a suggestion") },
    { "V", NC_ ("key", "takes another value") },
    { "X", NC_ ("key", "relates claims") },
    { "Y", NC_ ("key", "accepts a suggestion") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (g_str_equal (meanings[i].key, key))
      return g_dpgettext2 (NULL, "key", meanings[i].meaning);
  return "";
}

/**
 * apostil_scheme_words_node:
 * @draft: a scheme that is worked on
 * @node: one of its nodes
 *
 * Returns: (transfer full): its label, or what it is when it has none
 */
gchar *
apostil_scheme_words_node (ApostilSchemeDraft *draft, guint node)
{
  const gchar *label = apostil_scheme_draft_get (draft, node, "label");
  const gchar *element = apostil_scheme_draft_get_element (draft, node);

  if (label != NULL)
    return g_strdup (label);
  return g_strdup (element != NULL ? apostil_scheme_words_element (element) : "");
}

/* Takes @words. */
static void
add_count (GString *list, guint n, gchar *words)
{
  if (n > 0)
    apostil_list_append (list, words);
  g_free (words);
}

/**
 * apostil_scheme_words_use:
 * @use: what was counted of a part of a scheme
 *
 * Returns: (transfer full): « 12 marks, 3 entities »
 */
gchar *
apostil_scheme_words_use (const ApostilSchemeUse *use)
{
  GString *list = g_string_new (NULL);

  add_count (list, use->n_marks,
             g_strdup_printf (ngettext ("%u mark", "%u marks", use->n_marks), use->n_marks));
  add_count (
      list, use->n_entities,
      g_strdup_printf (ngettext ("%u entity", "%u entities", use->n_entities), use->n_entities));
  add_count (list, use->n_relations,
             g_strdup_printf (ngettext ("%u relation", "%u relations", use->n_relations),
                              use->n_relations));
  add_count (
      list, use->n_sections,
      g_strdup_printf (ngettext ("%u section", "%u sections", use->n_sections), use->n_sections));
  /* Translators: to what a scheme asks about every article */
  add_count (
      list, use->n_answers,
      g_strdup_printf (ngettext ("%u answer", "%u answers", use->n_answers), use->n_answers));
  return g_string_free (list, FALSE);
}
