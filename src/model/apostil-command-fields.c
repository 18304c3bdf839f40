/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"
#include "apostil-timex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const ApostilAttributeDef *
find_variable (ApostilScheme *scheme, const gchar *name)
{
  guint n_variables = 0;
  const ApostilAttributeDef *variables = apostil_scheme_get_variables (scheme, &n_variables);

  for (guint i = 0; i < n_variables; i++)
    if (g_str_equal (variables[i].name, name))
      return &variables[i];

  return NULL;
}

/* What the format itself has, whatever the scheme says. */
static gboolean
is_known_name (const gchar *name)
{
  return !g_str_has_prefix (name, APOSTIL_ATTR_SCHEME_PREFIX) && *name != '\0';
}

static const ApostilAttributeDef *
find_def (ApostilDocument *document, gpointer record, const gchar *name)
{
  if (APOSTIL_IS_ANNOTATION (record))
    return apostil_kind_get_attribute_def (apostil_annotation_get_kind (record), name);

  return find_variable (apostil_document_get_scheme (document), name);
}

static gboolean
check_value (ApostilDocument *document,
             gpointer record,
             const gchar *name,
             const gchar *value,
             GError **error)
{
  const ApostilAttributeDef *def = find_def (document, record, name);
  ApostilAttributeDef plain = { name, name, APOSTIL_VALUE_TEXT, NULL, 0, NULL };

  if (def == NULL && !is_known_name (name))
    return apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                                 _ ("The scheme “%s” has no attribute “%s” here."),
                                 apostil_scheme_get_label (apostil_document_get_scheme (document)),
                                 name + strlen (APOSTIL_ATTR_SCHEME_PREFIX));
  if (!apostil_attribute_def_check (def != NULL ? def : &plain, value, error))
    return FALSE;

  if (APOSTIL_IS_ANNOTATION (record) && apostil_annotation_is (record, APOSTIL_KIND_DATE) &&
      g_str_equal (name, APOSTIL_ATTR_VALUE))
    return apostil_timex_check (apostil_record_get (record, APOSTIL_ATTR_TYPE), value, error);
  if (APOSTIL_IS_ANNOTATION (record) && g_str_equal (name, APOSTIL_ATTR_TYPE) &&
      apostil_kind_get_type_def (apostil_annotation_get_kind (record), value) == NULL)
    return apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                                 _ ("%s has no type “%s” in this scheme."),
                                 apostil_annotation_get_kind (record)->label, value);
  return TRUE;
}

/**
 * apostil_command_set_attribute:
 * @document: a document
 * @record: (type ApostilRecord): an annotation, entity, section, relation or the article
 * @name: the name of an attribute, as in #ApostilAttributeDef.name
 * @value: (nullable): its value; %NULL or "" takes it away
 * @error: says what is wrong with @value
 *
 * Setting the verdict to nothing or to “unchecked” keeps the reasoning. Changes of one
 * attribute that follow each other quickly become one in the history.
 *
 * Returns: (transfer full) (nullable): the edit, empty when the value is that already
 */
ApostilEdit *
apostil_command_set_attribute (ApostilDocument *document,
                               gpointer record,
                               const gchar *name,
                               const gchar *value,
                               GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autofree gchar *label = NULL;
  g_autofree gchar *key = NULL;
  const ApostilAttributeDef *def = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_RECORD (record), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  record = apostil_command_resolve (document, record, error);
  if (record == NULL)
    return NULL;
  if (value != NULL && *value == '\0')
    value = NULL;
  if (value != NULL && !check_value (document, record, name, value, error))
    return NULL;
  if (value == NULL && APOSTIL_IS_ENTITY (record) && g_str_equal (name, APOSTIL_ATTR_NAME))
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID, _ ("An entity needs a name."));
      return NULL;
    }

  def = find_def (document, record, name);
  /* Translators: in the undo menu; %s is the label of a field, such as Verdict */
  label = def != NULL ? g_strdup_printf (_ ("Change %s"), def->label) : g_strdup (_ ("Change"));
  edit = apostil_edit_new (label);
  if (g_strcmp0 (apostil_record_get (record, name), value) != 0)
    apostil_record_set (apostil_command_change (edit, record), name, value);

  key = g_strdup_printf ("attribute %s %s", apostil_record_get_id (record), name);
  apostil_edit_set_merge_key (edit, key);
  return g_steal_pointer (&edit);
}

static gboolean
accepts (const ApostilLinkDef *def, gpointer target)
{
  if (APOSTIL_IS_ENTITY (target))
    return g_strv_contains (def->targets, "entity");
  if (!APOSTIL_IS_ANNOTATION (target))
    return FALSE;
  if (apostil_annotation_is (target, APOSTIL_KIND_ENTITY))
    return g_strv_contains (def->targets, "mention");

  return g_strv_contains (def->targets, apostil_annotation_get_kind (target)->id);
}

/* Whether following @role from @id leads to @goal; a chain longer than the document has a ring. */
static gboolean
leads_to (ApostilDocument *document, const gchar *id, const gchar *role, const gchar *goal)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (document);
  guint n_left = apostil_annotation_list_get_length (list) + 1;

  for (; id != NULL && n_left > 0; n_left--)
    {
      ApostilAnnotation *annotation = NULL;

      if (g_str_equal (id, goal))
        return TRUE;
      annotation = apostil_annotation_list_lookup (list, id);
      id = annotation != NULL ? apostil_annotation_get_link (annotation, role) : NULL;
    }
  return n_left == 0;
}

static gboolean
check_link (ApostilDocument *document,
            ApostilAnnotation *annotation,
            const ApostilLinkDef *def,
            const gchar *id,
            GError **error)
{
  gpointer target = apostil_document_lookup (document, id);
  gboolean chain = g_str_equal (def->role, APOSTIL_LINK_WITHIN) ||
                   g_str_equal (def->role, APOSTIL_LINK_ANCHOR);

  if (target == NULL)
    return apostil_command_fail (error, APOSTIL_ERROR_REFERENCE,
                                 _ ("There is nothing called “%s” in this article."), id);
  if (!accepts (def, target))
    return apostil_command_fail (error, APOSTIL_ERROR_INVALID, _ ("“%s” cannot be chosen as %s."),
                                 id, def->label);
  if (g_str_equal (id, apostil_record_get_id (annotation)))
    return apostil_command_fail (error, APOSTIL_ERROR_INVALID,
                                 _ ("A mark cannot be linked to itself."));
  if (chain && leads_to (document, id, def->role, apostil_record_get_id (annotation)))
    return apostil_command_fail (
        error, APOSTIL_ERROR_INVALID,
        g_str_equal (def->role, APOSTIL_LINK_WITHIN)
            ? _ ("That claim is itself reported by this one; choose another.")
            : _ ("That date is itself reckoned from this one; choose another."));
  return TRUE;
}

/**
 * apostil_command_set_links:
 * @document: a document
 * @annotation: a mark
 * @role: a link of its kind: "claimant", "within", "anchor" …
 * @ids: (array zero-terminated=1) (nullable): what to link to; duplicates are left out
 * @error: says why it cannot be
 *
 * Entities that nothing names any more then go, unless somebody wrote more about them.
 *
 * Returns: (transfer full) (nullable): the edit
 */
ApostilEdit *
apostil_command_set_links (ApostilDocument *document,
                           ApostilAnnotation *annotation,
                           const gchar *role,
                           const gchar *const *ids,
                           GError **error)
{
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autofree gchar *label = NULL;
  const gchar *const *old = NULL;
  const ApostilLinkDef *def = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  annotation = apostil_command_resolve (document, annotation, error);
  if (annotation == NULL)
    return NULL;

  def = apostil_kind_get_link_def (apostil_annotation_get_kind (annotation), role);
  if (def == NULL)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID, _ ("%s has no link “%s” in this scheme."),
                            apostil_annotation_get_kind (annotation)->label, role);
      return NULL;
    }

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (!check_link (document, annotation, def, ids[i], error))
        return NULL;
      if (!g_ptr_array_find_with_equal_func (links, ids[i], g_str_equal, NULL))
        g_ptr_array_add (links, (gpointer) ids[i]);
    }
  if (links->len > 1 && !def->many)
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID, _ ("%s can be only one."), def->label);
      return NULL;
    }
  if (links->len == 0 && apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY) &&
      g_str_equal (role, APOSTIL_LINK_ENTITY))
    {
      apostil_command_fail (error, APOSTIL_ERROR_INVALID, _ ("A mention needs an entity."));
      return NULL;
    }
  g_ptr_array_add (links, NULL);

  label = g_strdup_printf (_ ("Change %s"), def->label);
  edit = apostil_edit_new (label);
  old = apostil_annotation_get_links (annotation, role);
  if (g_strv_equal (old, (const gchar *const *) links->pdata))
    return g_steal_pointer (&edit);

  apostil_annotation_set_links (apostil_command_change (edit, annotation), role,
                                (const gchar *const *) links->pdata);
  for (guint i = 0; old[i] != NULL; i++)
    apostil_cascade_orphan (document, edit, old[i]);
  return g_steal_pointer (&edit);
}
