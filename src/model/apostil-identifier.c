/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * A table of authorities says how each writes its identifiers: the prefix under which we keep them
 * (what the authority itself gives as the permanent address), other prefixes under which people meet
 * them, and the form of the part that follows. So an address copied from the browser, a short
 * form (« wikidata:Q23505 », « Q23505 ») and the permanent one all become the same URI, and two entities
 * with one identifier are seen to be one. Any other web address or URN is kept as it is. */

#include "config.h"

#include "apostil-identifier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "apostil-error.h"

/* Longer than any address that a person means. */
#define MAX_BYTES 2048

typedef struct
{
  const gchar *label;
  const gchar *scheme;      /* « wikidata:Q1 » */
  const gchar *prefix;      /* of the permanent URI */
  const gchar *pattern;     /* of what follows; the first group is kept */
  gboolean bare;            /* the part alone is enough to know it by */
  gboolean check;           /* ends in a check character, ISO 7064 MOD 11-2 */
  const gchar *prefixes[6]; /* without « https:// » and « www. » */
} Authority;

static const Authority authorities[] = {
  { "Wikidata",
    "wikidata",
    "https://www.wikidata.org/entity/",
    "([QL][1-9][0-9]{0,11})",
    TRUE,
    FALSE,
    { "wikidata.org/entity/", "wikidata.org/wiki/Special:EntityPage/", "wikidata.org/wiki/",
      "m.wikidata.org/wiki/" } },
  { "GeoNames",
    "geonames",
    "https://sws.geonames.org/",
    "([1-9][0-9]{0,9})(?:/.*)?",
    FALSE,
    FALSE,
    { "sws.geonames.org/", "geonames.org/" } },
  { "ISNI",
    "isni",
    "https://isni.org/isni/",
    "([0-9]{15}[0-9X])",
    FALSE,
    TRUE,
    { "isni.org/isni/", "isni.org/page/" } },
  { "ORCID",
    "orcid",
    "https://orcid.org/",
    "([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X])",
    FALSE,
    TRUE,
    { "orcid.org/" } },
  { "VIAF",
    "viaf",
    "https://viaf.org/viaf/",
    "([1-9][0-9]{0,21})/?",
    FALSE,
    FALSE,
    { "viaf.org/viaf/" } },
  { "GND", "gnd", "https://d-nb.info/gnd/", "([0-9X-]{2,12})", FALSE, FALSE, { "d-nb.info/gnd/" } },
  { "BnF",
    "bnf",
    "https://catalogue.bnf.fr/ark:/12148/",
    "(cb[0-9]{8}[0-9a-z])",
    FALSE,
    FALSE,
    { "catalogue.bnf.fr/ark:/12148/", "data.bnf.fr/ark:/12148/" } },
  { "LCCN",
    "lccn",
    "https://id.loc.gov/authorities/names/",
    "([a-z]{1,3}[0-9]{8,10})(?:\\.html)?",
    FALSE,
    FALSE,
    { "id.loc.gov/authorities/names/", "lccn.loc.gov/" } },
};

/* For messages: as much of @words as is recognised. */
static gchar *
dup_cut (const gchar *words)
{
  return g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), 80));
}

/* ISO 7064 MOD 11-2, as ISNI (ISO 27729) and ORCID use it. */
static gboolean
has_check_character (const gchar *id)
{
  guint total = 0;
  gchar last = '\0';
  gchar expected;

  for (const gchar *p = id; *p != '\0'; p++)
    {
      if (*p == '-')
        continue;
      if (last != '\0')
        total = (total + (guint) (last - '0')) * 2 % 11;
      last = *p;
    }
  total = (12 - total) % 11;
  expected = total == 10 ? 'X' : (gchar) ('0' + total);
  return last == expected;
}

/* The part of an address after « https://www. », and NULL for what is no web address. */
static const gchar *
skip_web (const gchar *uri)
{
  if (g_ascii_strncasecmp (uri, "https://", 8) == 0)
    uri += 8;
  else if (g_ascii_strncasecmp (uri, "http://", 7) == 0)
    uri += 7;
  else
    return NULL;
  return g_ascii_strncasecmp (uri, "www.", 4) == 0 ? uri + 4 : uri;
}

/* What of @typed is the authority's own part: after one of its prefixes, or after its name. */
static const gchar *
find_part (const Authority *authority, const gchar *typed)
{
  const gchar *web = skip_web (typed);
  gsize length = strlen (authority->scheme);

  for (guint i = 0; web != NULL && i < G_N_ELEMENTS (authority->prefixes); i++)
    if (authority->prefixes[i] != NULL &&
        g_ascii_strncasecmp (web, authority->prefixes[i], strlen (authority->prefixes[i])) == 0)
      return web + strlen (authority->prefixes[i]);
  if (web != NULL)
    return NULL;
  if (g_ascii_strncasecmp (typed, authority->scheme, length) == 0 &&
      (typed[length] == ':' || typed[length] == ' '))
    {
      typed += length + 1;
      return typed + strspn (typed, " ");
    }
  return authority->bare ? typed : NULL;
}

static gchar *
match_part (const Authority *authority, const gchar *part)
{
  g_autofree gchar *pattern = g_strconcat ("^", authority->pattern, "(?:[?#].*)?$", NULL);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree gchar *clean = g_strdup (part);

  /* ISNI are printed in groups of four. */
  if (authority->check && strchr (part, '-') == NULL)
    {
      g_auto (GStrv) groups = g_strsplit (part, " ", -1);

      g_free (clean);
      clean = g_strjoinv ("", groups);
    }
  if (!g_regex_match (regex, clean, 0, &match))
    return NULL;
  return g_match_info_fetch (match, 1);
}

static gchar *
parse_other (const gchar *typed, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (typed, G_URI_FLAGS_ENCODED, NULL);
  const gchar *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  g_autofree gchar *cut = NULL;

  if (scheme != NULL && (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) &&
      g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0')
    return g_uri_to_string (uri);
  if (scheme != NULL && (g_str_equal (scheme, "urn") || g_str_equal (scheme, "info")) &&
      *g_uri_get_path (uri) != '\0')
    return g_uri_to_string (uri);
  cut = dup_cut (typed);
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
               /* Translators: %s is what the person typed; the names are databases */
               _ ("“%s” is no identifier. Paste a web address, or write for example "
                  "wikidata:Q23505, geonames:1138958, isni:0000 0001 2103 2683 or viaf:36915259."),
               cut);
  return NULL;
}

/**
 * apostil_identifier_parse:
 * @typed: what a person typed or pasted
 * @error: %APOSTIL_ERROR_INVALID, saying how identifiers are written
 *
 * Takes web addresses and short forms of Wikidata, GeoNames, ISNI, ORCID, VIAF, GND, BnF and LCCN, and any
 * other web address, « urn: » or « info: ».
 *
 * Returns: (transfer full) (nullable): the URI to keep
 */
gchar *
apostil_identifier_parse (const gchar *typed, GError **error)
{
  g_autofree gchar *words = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  words = g_strstrip (g_strdup (typed));
  if (strlen (words) > MAX_BYTES)
    {
      g_autofree gchar *cut = dup_cut (words);

      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("The identifier “%s…” is too long."), cut);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (authorities); i++)
    {
      const Authority *authority = &authorities[i];
      const gchar *part = find_part (authority, words);
      g_autofree gchar *id = part != NULL ? match_part (authority, part) : NULL;

      if (id == NULL && part != NULL && !authority->bare && skip_web (words) == NULL)
        {
          g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                       /* Translators: what was typed, then the name of a database */
                       _ ("“%s” is not how %s writes its identifiers; look it up there again."),
                       words, authority->label);
          return NULL;
        }
      if (id == NULL)
        continue;
      if (authority->check && !has_check_character (id))
        {
          g_set_error (
              error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
              /* Translators: an identifier, then the name of a database; the last digit checks the others */
              _ ("“%s” has a slip of the pen: its last digit does not fit %s’s others."), id,
              authority->label);
          return NULL;
        }
      return g_strconcat (authority->prefix, id, NULL);
    }
  return parse_other (words, error);
}

/**
 * apostil_identifier_to_short:
 * @uri: an identifier
 *
 * Returns: (transfer full): who keeps it and under which sign, on one line
 */
gchar *
apostil_identifier_to_short (const gchar *uri)
{
  g_autoptr (GUri) parsed = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (authorities); i++)
    {
      const gchar *part = skip_web (uri) != NULL ? find_part (&authorities[i], uri) : NULL;
      g_autofree gchar *id = part != NULL ? match_part (&authorities[i], part) : NULL;

      if (id != NULL)
        return g_strconcat (authorities[i].label, " ", id, NULL);
    }
  parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED, NULL);
  if (parsed != NULL && g_uri_get_host (parsed) != NULL && *g_uri_get_host (parsed) != '\0')
    return g_strdup (g_uri_get_host (parsed));
  return g_strdup (uri);
}

/**
 * apostil_identifier_is_web:
 * @uri: an identifier
 *
 * Returns: whether it is an address that a browser opens
 */
gboolean
apostil_identifier_is_web (const gchar *uri)
{
  return uri != NULL && skip_web (uri) != NULL;
}
