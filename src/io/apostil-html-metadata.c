/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-html-metadata.h"

#include "apostil-fold.h"
#include "apostil-html-clutter.h"
#include "apostil-json-ld.h"
#include "apostil-language.h"
#include "apostil-when.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * For each field the sources are asked in the order of how well sites keep them: structured data
 * (JSON-LD), then the meta elements of OpenGraph and its article extension, then those of Dublin
 * Core and older ones, then marks in the page (itemprop, rel, time). The first that has a usable
 * value wins; for the date, a source that names another day is told. */

#define FIELD_MAX_BYTES 2000
#define AUTHORS_MAX     50

/* Names of meta elements (property, name or itemprop), best first. */
static const gchar *const title_names[] = { "og:title",      "twitter:title",  "dc.title",
                                            "dcterms.title", "citation_title", NULL };
static const gchar *const author_names[] = {
  "author", "article:author", "parsely-author",  "sailthru.author",
  "byl",    "dc.creator",     "dcterms.creator", "citation_author",
  NULL
};
static const gchar *const publisher_names[] = { "og:site_name",      "dc.publisher",
                                                "dcterms.publisher", "application-name",
                                                "publisher",         NULL };
static const gchar *const date_names[] = { "article:published_time",
                                           "og:published_time",
                                           "datepublished",
                                           "parsely-pub-date",
                                           "dcterms.issued",
                                           "dc.date.issued",
                                           "dcterms.created",
                                           "dc.date",
                                           "dcterms.date",
                                           "citation_publication_date",
                                           "sailthru.date",
                                           "pubdate",
                                           "publishdate",
                                           "publish-date",
                                           "date",
                                           NULL };
static const gchar *const language_names[] = { "og:locale", "dc.language",      "dcterms.language",
                                               "language",  "content-language", NULL };

typedef struct
{
  ApostilHtmlTree *tree;
  const ApostilHtmlNode *nodes;
  guint n_nodes;
  ApostilHtmlContent *content;
  ApostilHtmlMetadata *metadata;
  GHashTable *metas; /* lower-case name → content; owned; the first of each */
} Page;

/**
 * apostil_html_metadata_new:
 *
 * Returns: (transfer full): metadata of which nothing is known
 */
ApostilHtmlMetadata *
apostil_html_metadata_new (void)
{
  ApostilHtmlMetadata *self = g_new0 (ApostilHtmlMetadata, 1);

  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->told = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * apostil_html_metadata_free:
 * @self: (transfer full): metadata
 */
void
apostil_html_metadata_free (ApostilHtmlMetadata *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->authors);
  g_free (self->publisher);
  g_free (self->language);
  g_free (self->published);
  g_free (self->href);
  g_ptr_array_unref (self->told);
  g_free (self);
}

static const gchar *
get (Page *page, guint i, const gchar *name)
{
  return apostil_html_tree_get_attribute (page->tree, &page->nodes[i], name);
}

static gboolean
has_word (const gchar *list, const gchar *word)
{
  gsize n = strlen (word);

  for (const gchar *p = list; p != NULL && (p = strstr (p, word)) != NULL; p++)
    if ((p == list || g_ascii_isspace (p[-1])) && (p[n] == '\0' || g_ascii_isspace (p[n])))
      return TRUE;
  return FALSE;
}

static void
gather_metas (Page *page)
{
  static const gchar *const keys[] = { "property", "name", "itemprop", "http-equiv" };

  for (guint i = 0; i < page->n_nodes; i++)
    {
      const gchar *value;

      if (page->nodes[i].tag != APOSTIL_HTML_META)
        continue;
      value = get (page, i, "content");
      if (value == NULL || *value == '\0')
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          const gchar *name = get (page, i, keys[k]);
          g_autofree gchar *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

          if (lower != NULL && !g_hash_table_contains (page->metas, lower))
            g_hash_table_insert (page->metas, g_steal_pointer (&lower), (gpointer) value);
        }
    }
}

static void
take (gchar **field, const gchar *value)
{
  g_autofree gchar *decoded = NULL;

  if (*field != NULL || value == NULL)
    return;
  decoded = apostil_html_decode (value);
  if (*decoded != '\0')
    *field = g_steal_pointer (&decoded);
}

static void
take_metas (Page *page, gchar **field, const gchar *const *names)
{
  for (guint i = 0; names[i] != NULL && *field == NULL; i++)
    take (field, g_hash_table_lookup (page->metas, names[i]));
}

/* Without the name of the site, which most put after a bar or a dash. */
static gchar *
strip_site (const gchar *title, const gchar *publisher)
{
  static const gchar *const separators[] = { " | ", " - ", " – ", " — ", " · ", " « ", " :: " };

  for (guint i = 0; publisher != NULL && i < G_N_ELEMENTS (separators); i++)
    {
      const gchar *cut = g_strrstr (title, separators[i]);

      if (cut != NULL && cut > title &&
          apostil_fold_equal (cut + strlen (separators[i]), publisher))
        return g_strndup (title, cut - title);
    }
  return g_strdup (title);
}

static gboolean
take_headline (Page *page)
{
  g_autofree gchar *headline = NULL;

  if (page->content->headline == 0)
    return FALSE;
  headline = apostil_html_tree_dup_content (page->tree, page->content->headline);
  if (*headline == '\0')
    return FALSE;
  g_free (page->metadata->title);
  page->metadata->title = g_steal_pointer (&headline);
  return TRUE;
}

static void
find_title (Page *page)
{
  ApostilHtmlMetadata *metadata = page->metadata;
  g_autofree gchar *whole = NULL;

  /* what readers see as the headline goes before what machines are told */
  if (take_headline (page))
    return;
  take_metas (page, &metadata->title, title_names);
  for (guint i = 0; i < page->n_nodes && metadata->title == NULL; i++)
    if (page->nodes[i].tag == APOSTIL_HTML_TITLE)
      {
        g_autofree gchar *title = apostil_html_tree_dup_content (page->tree, i);

        if (*title != '\0')
          metadata->title = g_steal_pointer (&title);
      }
  if (metadata->title == NULL)
    return;

  apostil_html_content_find_headline (page->content, page->tree, metadata->title);
  if (take_headline (page))
    return;
  whole = g_steal_pointer (&metadata->title);
  metadata->title = strip_site (whole, metadata->publisher);
}

/* « Par », « By » … before the name are not the name. */
static const gchar *
skip_by (const gchar *name)
{
  static const gchar *const words[] = { "Par ", "par ", "By ", "by ",   "Von ", "von ",
                                        "Por ", "por ", "Di ", "Door ", "De " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (name, words[i]))
      return name + strlen (words[i]);
  return name;
}

static void
add_author (ApostilHtmlMetadata *metadata, const gchar *found)
{
  g_autofree gchar *name = apostil_html_decode (found);
  const gchar *bare = skip_by (name);

  /* some sites put the address of a profile there */
  if (metadata->authors->len >= AUTHORS_MAX || *bare == '\0' || strlen (bare) > 200 ||
      strstr (bare, "://") != NULL || *bare == '@')
    return;
  for (guint i = 0; i < metadata->authors->len; i++)
    if (apostil_fold_equal (g_ptr_array_index (metadata->authors, i), bare))
      return;
  g_ptr_array_add (metadata->authors, g_strdup (bare));
}

static void
find_authors (Page *page)
{
  ApostilHtmlMetadata *metadata = page->metadata;
  g_autoptr (GPtrArray) from_json = metadata->authors;

  metadata->authors = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < from_json->len; i++)
    add_author (metadata, g_ptr_array_index (from_json, i));

  for (guint k = 0; author_names[k] != NULL && metadata->authors->len == 0; k++)
    for (guint i = 0; i < page->n_nodes; i++)
      {
        const gchar *name;

        if (page->nodes[i].tag != APOSTIL_HTML_META)
          continue;
        name = get (page, i, "property");
        if (name == NULL)
          name = get (page, i, "name");
        if (name != NULL && g_ascii_strcasecmp (name, author_names[k]) == 0 &&
            get (page, i, "content") != NULL)
          add_author (metadata, get (page, i, "content"));
      }

  /* in the page: what it marks as author inside the article */
  for (guint i = page->content->start; i < page->content->end && metadata->authors->len == 0; i++)
    if (page->nodes[i].tag != APOSTIL_HTML_TEXT && (has_word (get (page, i, "rel"), "author") ||
                                                    has_word (get (page, i, "itemprop"), "author")))
      {
        g_autofree gchar *name = apostil_html_tree_dup_content (page->tree, i);

        add_author (metadata, name);
      }
}

static void
find_language (Page *page)
{
  ApostilHtmlMetadata *metadata = page->metadata;

  for (guint i = 0; i < page->n_nodes && metadata->language == NULL; i++)
    if (page->nodes[i].tag == APOSTIL_HTML_HTML || page->nodes[i].tag == APOSTIL_HTML_BODY)
      {
        metadata->language = apostil_language_read_tag (get (page, i, "lang"));
        if (metadata->language == NULL)
          metadata->language = apostil_language_read_tag (get (page, i, "xml:lang"));
      }
  for (guint i = 0; language_names[i] != NULL && metadata->language == NULL; i++)
    metadata->language =
        apostil_language_read_tag (g_hash_table_lookup (page->metas, language_names[i]));
}

/* The first day wins; another day is told. */
static void
take_date (Page *page, const gchar *found)
{
  ApostilHtmlMetadata *metadata = page->metadata;
  g_autofree gchar *when = apostil_when_read (found);

  if (when == NULL)
    return;
  if (metadata->published == NULL)
    metadata->published = g_steal_pointer (&when);
  else if (strncmp (metadata->published, when, 10) != 0 && metadata->told->len < 5)
    g_ptr_array_add (metadata->told,
                     /* Translators: both are dates. */
                     g_strdup_printf (_ ("The page also gives %s as its date of publication; %s "
                                         "was taken. Check it."),
                                      when, metadata->published));
}

static void
find_date (Page *page)
{
  ApostilHtmlMetadata *metadata = page->metadata;
  guint n_times = 0;
  const gchar *only = NULL;

  for (guint i = 0; date_names[i] != NULL && (metadata->published == NULL || i < 3); i++)
    take_date (page, g_hash_table_lookup (page->metas, date_names[i]));

  for (guint i = page->content->start; i < page->content->end; i++)
    {
      const gchar *datetime;

      if (page->nodes[i].tag == APOSTIL_HTML_TEXT)
        continue;
      datetime = get (page, i, "datetime");
      if (datetime == NULL)
        datetime = get (page, i, "content");
      if (datetime == NULL)
        continue;
      if (has_word (get (page, i, "itemprop"), "datePublished") || get (page, i, "pubdate") != NULL)
        {
          take_date (page, datetime);
          return;
        }
      if (page->nodes[i].tag == APOSTIL_HTML_TIME)
        {
          only = datetime;
          n_times++;
        }
    }
  /* one time in the article, with nothing else said, is most likely that of the article */
  if (metadata->published == NULL && n_times == 1)
    take_date (page, only);
}

static gboolean
is_address (const gchar *href)
{
  return href != NULL && strlen (href) <= FIELD_MAX_BYTES && strpbrk (href, " <>\"\n\t") == NULL &&
         (g_str_has_prefix (href, "https://") || g_str_has_prefix (href, "http://"));
}

static void
find_href (Page *page)
{
  g_autofree gchar *from_json = g_steal_pointer (&page->metadata->href);
  const gchar *candidates[4] = { NULL, g_hash_table_lookup (page->metas, "og:url"), from_json,
                                 apostil_html_tree_get_saved_from (page->tree) };

  for (guint i = 0; i < page->n_nodes && candidates[0] == NULL; i++)
    if (page->nodes[i].tag == APOSTIL_HTML_LINK && has_word (get (page, i, "rel"), "canonical"))
      candidates[0] = get (page, i, "href");
  for (guint i = 0; i < G_N_ELEMENTS (candidates) && page->metadata->href == NULL; i++)
    if (is_address (candidates[i]))
      page->metadata->href = g_strdup (candidates[i]);
}

/* A field is one line of reasonable length. */
static void
shorten (gchar *field)
{
  if (field != NULL && strlen (field) > FIELD_MAX_BYTES)
    *g_utf8_find_prev_char (field, field + FIELD_MAX_BYTES) = '\0';
}

/**
 * apostil_html_metadata_find:
 * @tree: a page
 * @content: (inout): which part of it is the article; when it lacks a headline and a block says what
 *   the title says, that becomes one
 *
 * Any thread.
 *
 * Returns: (transfer full): what the page says of its article
 */
ApostilHtmlMetadata *
apostil_html_metadata_find (ApostilHtmlTree *tree, ApostilHtmlContent *content)
{
  ApostilHtmlMetadata *metadata = apostil_html_metadata_new ();
  g_autoptr (GHashTable) metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Page page = { .tree = tree, .content = content, .metadata = metadata, .metas = metas };

  page.nodes = apostil_html_tree_get_nodes (tree, &page.n_nodes);
  gather_metas (&page);
  apostil_json_ld_read (apostil_html_tree_get_json (tree), metadata);
  take_metas (&page, &metadata->publisher, publisher_names);
  find_title (&page);
  find_authors (&page);
  find_language (&page);
  find_date (&page);
  find_href (&page);
  shorten (metadata->title);
  shorten (metadata->publisher);

  return metadata;
}
