/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-import.h"
#include "apostil-import-private.h"

#include "apostil-error.h"
#include "apostil-language.h"
#include "apostil-scheme-files.h"
#include "apostil-when.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * apostil_import_options_check:
 * @options: what the user gave
 * @error: where to say which of them is wrong
 *
 * Returns: whether all that is given has the right form
 */
gboolean
apostil_import_options_check (const ApostilImportOptions *options, GError **error)
{
  if (options->language != NULL && !apostil_language_is_tag (options->language))
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
                   _ ("“%s” is not a language tag. Write it as fr, en or pt-BR."),
                   options->language);
      return FALSE;
    }
  if (options->published != NULL && !apostil_when_check (options->published, error))
    {
      g_prefix_error (error, "%s ", _ ("Date of publication:"));
      return FALSE;
    }
  if (options->retrieved != NULL && !apostil_when_check (options->retrieved, error))
    {
      g_prefix_error (error, "%s ", _ ("Date of retrieval:"));
      return FALSE;
    }
  return TRUE;
}

/**
 * apostil_source_new:
 * @received: the bytes as they came
 * @declared: (nullable): the encoding that somebody says they are in
 * @error: where to say why they are no text
 *
 * Recognises the encoding, decodes and cleans.
 *
 * Returns: (transfer full) (nullable): the source
 */
ApostilSource *
apostil_source_new (GBytes *received, const gchar *declared, GError **error)
{
  g_autoptr (ApostilSource) self = g_new0 (ApostilSource, 1);

  self->received = g_bytes_ref (received);
  if (g_bytes_get_size (received) > APOSTIL_IMPORT_MAX_BYTES)
    {
      g_autofree gchar *limit =
          g_format_size_full (APOSTIL_IMPORT_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   /* Translators: %s is a size, as « 64.0 MiB ». */
                   _ ("This is longer than %s, the most that can be imported. Split it in parts."),
                   limit);
      return NULL;
    }
  if (!apostil_encoding_check_text (received, error) ||
      !apostil_encoding_recognise (received, declared, &self->encoding, error))
    return NULL;

  self->utf8 = apostil_encoding_decode (received, &self->encoding, &self->n_bytes,
                                        &self->cleaned.n_replaced, error);
  if (self->utf8 == NULL)
    return NULL;
  self->utf8 = apostil_clean (self->utf8, self->n_bytes, &self->n_bytes, &self->cleaned);
  if (self->encoding.mark_bytes > 0)
    self->cleaned.n_bom = 1;

  return g_steal_pointer (&self);
}

/**
 * apostil_source_free:
 * @self: (transfer full): a source
 */
void
apostil_source_free (ApostilSource *self)
{
  g_bytes_unref (self->received);
  g_free (self->utf8);
  g_free (self);
}

/**
 * apostil_source_tell:
 * @self: a source
 * @told: (element-type utf8): sentences for the user are added here
 */
void
apostil_source_tell (ApostilSource *self, GPtrArray *told)
{
  gchar *encoding = apostil_encoding_tell (&self->encoding);

  if (encoding != NULL)
    g_ptr_array_add (told, encoding);
  apostil_cleaned_tell (&self->cleaned, told);
}

/**
 * apostil_source_guess_language:
 * @article: an article
 * @told: (element-type utf8): a sentence for the user is added here
 *
 * Sets the language when the words of the article leave no doubt.
 */
void
apostil_source_guess_language (ApostilArticle *article, GPtrArray *told)
{
  const gchar *language = apostil_language_guess (apostil_article_get_text (article));

  if (language == NULL)
    return;
  apostil_record_set (article, APOSTIL_ATTR_LANGUAGE, language);
  /* Translators: %s is the name of a language, as « French ». */
  g_ptr_array_add (told, g_strdup_printf (_ ("The language seems to be %s, by its words."),
                                          apostil_language_get_name (language)));
}

/* The same bytes give the same document: its UUID is made of their digest, as RFC 9562 § 5.8
 * (version 8) allows. */
static gchar *
make_uuid (const gchar *sha256)
{
  return g_strdup_printf ("%.8s-%.4s-8%.3s-%c%.3s-%.12s", sha256, sha256 + 8, sha256 + 13,
                          "89ab"[g_ascii_xdigit_value (sha256[16]) & 3], sha256 + 17, sha256 + 20);
}

/* That there is another scheme than was asked for is told first. */
static ApostilScheme *
find_scheme (const gchar *id, GPtrArray *told)
{
  g_autoptr (GError) error = NULL;
  ApostilScheme *scheme = apostil_scheme_files_find (NULL, id != NULL ? id : "news", &error);

  if (scheme != NULL)
    return scheme;

  scheme = apostil_scheme_new_news ();
  g_ptr_array_insert (told, 0,
                      /* Translators: the name of a scheme, and a sentence on why another one,
                       * that was asked for, cannot be read */
                      g_strdup_printf (_ ("The article has the scheme “%s”. %s"),
                                       apostil_scheme_get_label (scheme), error->message));
  return scheme;
}

/* A scheme of the user's may tell fewer parts of an article apart. */
static gboolean
has_role (ApostilScheme *scheme, ApostilSection *section)
{
  const gchar *role = apostil_record_get (section, APOSTIL_ATTR_ROLE);
  guint n_roles;
  const ApostilChoice *roles = apostil_scheme_get_section_roles (scheme, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    if (g_strcmp0 (roles[i].id, role) == 0)
      return TRUE;

  return FALSE;
}

/**
 * apostil_source_finish:
 * @self: a source
 * @article: the article made of it
 * @sections: (element-type ApostilSection) (nullable): its sections
 * @told: (transfer full): sentences for the user
 * @options: what the user knows better
 * @error: where to put an #ApostilError
 *
 * Records where the article comes from and puts it in a document.
 *
 * Returns: (transfer full) (nullable): the result
 */
ApostilImport *
apostil_source_finish (ApostilSource *self,
                       ApostilArticle *article,
                       GPtrArray *sections,
                       GPtrArray *told,
                       const ApostilImportOptions *options,
                       GError **error)
{
  g_autoptr (GPtrArray) sentences = told;
  g_autofree gchar *sha256 = options->without_digest
                                 ? NULL
                                 : g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->received);
  g_autofree gchar *cleaned = apostil_cleaned_to_tokens (&self->cleaned);
  g_autofree gchar *uuid = sha256 != NULL ? make_uuid (sha256) : NULL;
  g_autoptr (ApostilScheme) scheme = find_scheme (options->scheme, sentences);
  g_autoptr (ApostilDocument) document = NULL;
  ApostilImport *import;

  apostil_record_set (article, APOSTIL_ATTR_ORIGIN_SHA256, sha256);
  apostil_record_set (article, APOSTIL_ATTR_ORIGIN_ENCODING, self->encoding.name);
  apostil_record_set (article, APOSTIL_ATTR_ORIGIN_CLEANED, cleaned);
  if (options->language != NULL)
    apostil_record_set (article, APOSTIL_ATTR_LANGUAGE, options->language);
  if (options->published != NULL)
    apostil_record_set (article, APOSTIL_ATTR_PUBLISHED, options->published);
  if (options->retrieved != NULL)
    apostil_record_set (article, APOSTIL_ATTR_ORIGIN_RETRIEVED, options->retrieved);

  document = apostil_document_new (scheme, article, uuid);
  for (guint i = 0; sections != NULL && i < sections->len; i++)
    if (has_role (scheme, g_ptr_array_index (sections, i)))
      apostil_document_bulk_add (document, g_object_ref (g_ptr_array_index (sections, i)));
  if (!apostil_document_bulk_finish (document, NULL, error))
    return NULL;

  import = g_new0 (ApostilImport, 1);
  import->document = g_steal_pointer (&document);
  import->told = g_steal_pointer (&sentences);
  return import;
}

/**
 * apostil_import_free:
 * @self: (transfer full): a result
 */
void
apostil_import_free (ApostilImport *self)
{
  g_clear_object (&self->document);
  g_clear_pointer (&self->told, g_ptr_array_unref);
  g_free (self);
}

/* The value of the parameter « charset » of a media type. */
static gchar *
get_charset (const gchar *media_type)
{
  g_auto (GStrv) parts = g_strsplit (media_type, ";", 8);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      gchar *part = g_strstrip (parts[i]);

      if (g_ascii_strncasecmp (part, "charset=", 8) == 0)
        {
          gchar *value = part + 8;

          if (*value == '"')
            value++;
          value[strcspn (value, "\"")] = '\0';
          return g_strdup (value);
        }
    }
  return NULL;
}

/* Without the NUL, of one byte or of two, that ends a string in memory. */
static GBytes *
drop_terminator (GBytes *bytes)
{
  gsize n_bytes;
  const guchar *data = g_bytes_get_data (bytes, &n_bytes);
  const guchar *nul = n_bytes > 0 ? memchr (data, 0, n_bytes) : NULL;

  if (nul == data + n_bytes - 1 && (data[0] < 0xfe || data[1] < 0xfe))
    n_bytes--;
  else if (n_bytes >= 2 && n_bytes % 2 == 0 && data[n_bytes - 1] == 0 && data[n_bytes - 2] == 0)
    n_bytes -= 2;

  return g_bytes_new_from_bytes (bytes, 0, n_bytes);
}

/**
 * apostil_import_data:
 * @bytes: what the clipboard or a drop holds
 * @media_type: its type, as « text/html » or « text/plain;charset=utf-8 »; any of the names that
 *   X11 has for plain text
 * @options: what the user knows better
 * @cancellable: (nullable): to stop
 * @error: where to say why there is no article
 *
 * Browsers differ in how they hand over text/html: UTF-8 with or without a meta element, or UTF-16
 * with or without a mark. A NUL at the end, which some programs count in, is left out. Any thread.
 *
 * Returns: (transfer full) (nullable): the article
 */
ApostilImport *
apostil_import_data (GBytes *bytes,
                     const gchar *media_type,
                     const ApostilImportOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree gchar *charset = NULL;
  g_autofree gchar *type = NULL;
  g_autoptr (GBytes) trimmed = NULL;

  g_return_val_if_fail (bytes != NULL && media_type != NULL, NULL);

  charset = get_charset (media_type);
  type = g_ascii_strdown (media_type, -1);
  type[strcspn (type, "; ")] = '\0';

  trimmed = drop_terminator (bytes);
  if (g_str_equal (type, "text/html") || g_str_equal (type, "application/xhtml+xml"))
    return apostil_import_html_fragment (trimmed, charset, options, cancellable, error);
  return apostil_import_text (trimmed, options, cancellable, error);
}
