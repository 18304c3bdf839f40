/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-dismissals.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How it works
 *
 * The format leaves room for elements of other namespaces, which every reader keeps. A finding that
 * was dismissed is one such element at the end of the article, in the one spelling that the writer
 * has for it; so it is found by looking for that spelling among the elements, which stand one after
 * the other, parted by a control character, up to the content of smaller elements. */

#define ELEMENT_FORMAT "<review:dismissed xmlns:review=\"urn:apostil:review:1\" finding=\"%s\"/>"
#define SEPARATOR      "\x1d"
#define PARTS          '\x1e'

static gchar *
format_element (ApostilFinding *finding)
{
  return g_strdup_printf (ELEMENT_FORMAT, apostil_finding_get_identity (finding));
}

static gsize
own_length (const gchar *elements)
{
  const gchar *parts = strchr (elements, PARTS);

  return parts != NULL ? (gsize) (parts - elements) : strlen (elements);
}

/* Where @element stands among the article's own; NULL: it does not. */
static const gchar *
find_element (const gchar *elements, const gchar *element)
{
  return elements != NULL ? g_strstr_len (elements, (gssize) own_length (elements), element) : NULL;
}

/**
 * apostil_dismissals_contain:
 * @article: an article
 * @finding: a finding in it
 *
 * Returns: whether somebody has set @finding aside
 */
gboolean
apostil_dismissals_contain (ApostilArticle *article, ApostilFinding *finding)
{
  const gchar *elements = apostil_record_get_foreign_elements (article);
  g_autofree gchar *element = NULL;

  if (elements == NULL)
    return FALSE;
  element = format_element (finding);
  return find_element (elements, element) != NULL;
}

/**
 * apostil_dismissals_are_all:
 * @edit: an edit
 *
 * Returns: whether all it does is to dismiss findings or to bring them back, so that nobody but who
 *   shows findings has to look
 */
gboolean
apostil_dismissals_are_all (ApostilEdit *edit)
{
  guint n;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n);
  g_autoptr (ApostilArticle) as_before = NULL;

  if (n != 1 || changes[0].before == NULL || changes[0].after == NULL ||
      !APOSTIL_IS_ARTICLE (changes[0].after))
    return FALSE;
  as_before = apostil_record_copy (changes[0].after);
  apostil_record_set_foreign (as_before, apostil_record_get_foreign_attributes (changes[0].after),
                              apostil_record_get_foreign_elements (changes[0].before));
  return apostil_record_equal (as_before, changes[0].before);
}

static gchar *
add_element (const gchar *elements, const gchar *element)
{
  gsize n_own = elements != NULL ? own_length (elements) : 0;

  return g_strdup_printf ("%.*s%s%s%s", (gint) n_own, elements != NULL ? elements : "",
                          n_own > 0 ? SEPARATOR : "", element,
                          elements != NULL ? elements + n_own : "");
}

static gchar *
remove_element (const gchar *elements, const gchar *at, gsize n_bytes)
{
  g_autoptr (GString) out = g_string_new (elements);
  gsize from = (gsize) (at - elements);

  /* with the separator after it, or before it when it is the last */
  if (at[n_bytes] == *SEPARATOR)
    n_bytes++;
  else if (from > 0)
    {
      from--;
      n_bytes++;
    }
  g_string_erase (out, (gssize) from, (gssize) n_bytes);
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/**
 * apostil_command_dismiss:
 * @document: a document
 * @finding: a finding in it
 * @dismissed: whether to set it aside, else to ask again
 *
 * Returns: (transfer full): the edit; an empty one when it is so already
 */
ApostilEdit *
apostil_command_dismiss (ApostilDocument *document, ApostilFinding *finding, gboolean dismissed)
{
  ApostilArticle *article = NULL;
  g_autoptr (ApostilArticle) changed = NULL;
  ApostilEdit *edit = NULL;
  const gchar *elements = NULL;
  g_autofree gchar *element = NULL;
  g_autofree gchar *now = NULL;
  const gchar *at = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_FINDING (finding), NULL);

  edit = apostil_edit_new (dismissed ? _ ("Dismiss a Finding") : _ ("Bring Back a Finding"));
  article = apostil_document_get_article (document);
  elements = apostil_record_get_foreign_elements (article);
  element = format_element (finding);
  at = find_element (elements, element);
  if (dismissed == (at != NULL))
    return edit;

  now = dismissed ? add_element (elements, element)
                  : remove_element (elements, at, strlen (element));
  changed = apostil_record_copy (article);
  apostil_record_set_foreign (changed, apostil_record_get_foreign_attributes (article), now);
  apostil_edit_replace (edit, article, changed);
  return edit;
}
